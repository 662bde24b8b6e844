import Canvas
import LetterComposition
import MailboxDomain
import Measures
import PageLayout
import PaperMail
import TestSupport
import Testing

/// What stands in the margin and on the sheet's edge.
@MainActor @Suite struct MarginTests {
    private static let square =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>"
    private static let text = "<!-- block: steps -->\n\nBoven.\n\n<!-- block: help -->\n\nNaast."
    private static let zone = (from: "qr: {", to: "drawing: {x: 105, width: 20}\nqr: {")

    private func pages(
        _ text: String = text, changes: [(from: String, to: String)] = [zone], qr: Bool = false,
        drawings: [String: LineDrawing]? = nil
    ) throws -> [Page] {
        let small = try SmallLayout()
        let (_, plain) = try small.letterLayout(text)
        var variant = plain
        variant.drawings = [
            DrawingReference(name: "vierkant", alternative: "Een vierkant.", beside: .help, condition: .always)
        ]
        if qr { variant.qr = QRReference(address: "https://x.nl", beside: .steps, condition: .always) }
        let layout = try LetterLayout(
            variant: variant, profile: SmallLayout.profile(changes), senderName: "Dienst", returnAddress: "Postbus 1",
            drawings: drawings ?? ["vierkant": LineDrawing(svg: Self.square)], library: small.stationery.fonts)
        let letter = try Letter(variant: variant, salutation: "Beste Jo", reference: "R")
        return try layout.pages(of: letter, envelope: ["Jo", "Laan 1", "DORP"], kix: nil, pieceReference: "R") {
            "2611A0001000001S\($0)\($1)1"
        }
    }

    private func error(_ body: () throws -> [Page]) -> LayoutError? {
        do { _ = try body() } catch { return error as? LayoutError }
        return nil
    }

    @Test func `a drawing stands beside its block, with its words for who does not see it`() throws {
        #expect(try pages()[0].table.filter { $0.hasPrefix("drawing") } == ["drawing 105.0 87.0 Een vierkant."])
    }

    @Test func `a drawing that would stand on something else is refused`() throws {
        // The code beside the first line reaches to 105 mm.
        #expect(error { try pages(qr: true) } == .overlap(.drawing, with: "qr"))
        #expect(
            error { try pages(changes: [Self.zone, ("mark: {x: 8, y: 190", "mark: {x: 110, y: 100")]) }
                == .overlap(.drawing, with: "mark"))
        #expect(
            error { try pages(changes: [("qr: {", "drawing: {x: 130, width: 20}\nqr: {")]) } == .doesNotFit(.drawing))
        #expect(
            error { try pages(changes: [("qr: {", "drawing: {x: 90, width: 20}\nqr: {")]) }
                == .overlap(.drawing, with: "body"))
        #expect(error { try pages(changes: []) } == .noPlace(.drawing))
        #expect(error { try pages(drawings: [:]) } == .noPlace(.drawing))
    }

    @Test func `a drawing beside a step stands in one column, and the step is as high as it is`() throws {
        let text = "<!-- block: steps -->\n\n1. Een.\n2. Twee.\n3. Drie.\n\n<!-- block: help -->\n\nNaast."
        let (_, plain) = try SmallLayout().letterLayout(text)
        var variant = plain
        variant.drawings = [1, 2].map { (step: Int) in
            DrawingReference(
                name: "vierkant", alternative: "Stap \(step).", beside: .steps, item: step, condition: .always)
        }
        let zone = (from: "qr: {", to: "drawing: {x: 105, width: 20, gap: 2}\nqr: {")
        let table = try pages(of: variant, [zone])[0].table
        // The middle of a line of 5 mm is that of its drawing of 20 mm; between the steps is 1 mm.
        #expect(
            table.filter { $0.hasPrefix("drawing") } == ["drawing 105.0 80.0 Stap 1.", "drawing 105.0 103.0 Stap 2."])
        #expect(
            table.filter { $0.hasPrefix("body 16") } == [
                "body 16.0 91.4 Een.", "body 16.0 114.4 Twee.", "body 16.0 129.9 Drie.",
            ])
        variant.drawings[1].item = 1
        #expect(error { try pages(of: variant, [zone]) } == .overlap(.drawing, with: "drawing"))
    }

    @Test func `a drawing of a step may stand in the column of the text, and the step ends before it`() throws {
        let words = "Woorden die samen een hele regel vullen, en dan nog een paar."
        let (_, plain) = try SmallLayout().letterLayout("<!-- block: steps -->\n\n1. \(words)\n\n\(words)")
        var variant = plain
        variant.drawings = [
            DrawingReference(name: "vierkant", alternative: "Een.", beside: .steps, item: 1, condition: .always)
        ]
        let zone = (from: "qr: {", to: "drawing: {x: 80, width: 20, gap: 2}\nqr: {")
        let page = try pages(of: variant, [zone])[0]
        #expect(page.table.contains("drawing 80.0 80.0 Een."), "\(page.table)")
        let lines = page.placedLines.filter { $0.zone == .body }
        let step = lines.filter { $0.baseline.x == 16.mm }
        #expect(step.count == 2 && step.allSatisfy { $0.baseline.x + $0.line.width <= 78.mm })
        #expect(lines.contains { $0.baseline.x == 10.mm && $0.line.width > 80.mm })
        variant.drawings[0].item = nil
        #expect(error { try pages(of: variant, [zone]) } == .overlap(.drawing, with: "body"))
    }

    @Test func `a drawing may stand to the left of the text, and drawings never on each other`() throws {
        let text = "<!-- block: steps -->\n\nBoven.\n\n<!-- block: help -->\n\nNaast."
        let (_, plain) = try SmallLayout().letterLayout(text)
        var variant = plain
        variant.drawings = [BlockName.steps, .help].map {
            DrawingReference(name: "vierkant", alternative: "\($0)", beside: $0, condition: .always)
        }
        func column(_ zone: String) -> [(from: String, to: String)] {
            [(from: "qr: {", to: "drawing: {\(zone)}\nqr: {")]
        }
        #expect(
            try pages(of: variant, column("x: 5, width: 5"))[0].table.filter { $0.hasPrefix("drawing") } == [
                "drawing 5.0 80.0 steps", "drawing 5.0 87.0 help",
            ])
        #expect(
            error { try pages(of: variant, column("x: 105, width: 20")) } == .overlap(.drawing, with: "drawing"))
        #expect(error { try pages(of: variant, column("x: 5, width: 6")) } == .overlap(.drawing, with: "body"))
    }

    @Test func `a block in a frame stands whole on one page, with its drawing and its large number`() throws {
        let text = "<!-- block: help -->\n\n## Hulp\n\n**0800**\n\nBel ons.\n\n<!-- block: help -->\n\n{{aanhef}}."
        let (_, plain) = try SmallLayout().letterLayout(text)
        var variant = plain
        variant.drawings = [
            DrawingReference(name: "vierkant", alternative: "Een vierkant.", beside: .help, condition: .always)
        ]
        let box = (
            from: "qr: {",
            to: "box: {block: help, sidePadding: 5, padding: 3, rule: 0.5, topRule: 1, callOut: 20, drawing: 15}\nqr: {"
        )
        let page = try pages(of: variant, [box])[0]
        #expect(page.table.filter { $0.hasSuffix("rule") }.count == 4)
        #expect(page.texts(.body) == ["Hulp", "0800", "Bel ons.", "Beste Jo."])
        #expect(page.placedLines.first { $0.line.text == "0800" }?.line.runs.map(\.size) == [20])
        #expect(page.placedLines.filter { $0.zone == .body }.allSatisfy { $0.baseline.x == 15.mm })
        // At the right, inside the frame that ends at 100 mm.
        #expect(page.table.contains { $0.hasPrefix("drawing 80.0 ") })
        variant.drawings.append(variant.drawings[0])
        #expect(error { try pages(of: variant, [box]) } == .overlap(.drawing, with: "drawing"))
        let high = (from: "height: 60\n", to: "height: 30\n")
        #expect(error { try pages(of: plain, [box, high]) } == .doesNotFit(.body))
    }

    private func pages(of variant: LetterVariant, _ changes: [(from: String, to: String)]) throws -> [Page] {
        let small = try SmallLayout()
        let layout = try LetterLayout(
            variant: variant, profile: SmallLayout.profile(changes), senderName: "Dienst", returnAddress: "Postbus 1",
            drawings: ["vierkant": LineDrawing(svg: Self.square)], library: small.stationery.fonts)
        let letter = try Letter(variant: variant, salutation: "Beste Jo", reference: "R")
        return try layout.pages(of: letter, envelope: ["Jo", "Laan 1", "DORP"], kix: nil, pieceReference: "R") {
            "2611A0001000001S\($0)\($1)1"
        }
    }

    @Test func `folds are marked at the edge of every front`() throws {
        let changes = [Self.zone, ("freeEdge: 5}", "freeEdge: 5}\nfolds: [70, 140]\nfoldMarks: {x: 5, length: 4}")]
        let pages = try pages(changes: changes)
        #expect(
            pages[0].table.filter { $0.hasPrefix("foldMarks") } == [
                "foldMarks 5.0 69.9 rule", "foldMarks 5.0 139.9 rule",
            ])
        #expect(pages[1].items.isEmpty)
    }

    @Test func `a preprinted letterhead is shown and not printed`() throws {
        let printed = try pages()
        let preprinted = try pages(changes: [Self.zone, ("freeEdge: 5}", "freeEdge: 5}\npreprintedLetterhead: true")])
        #expect(printed[0].texts(.letterhead) == ["Dienst"] && printed[0].preprinted.isEmpty)
        #expect(preprinted[0].texts(.letterhead).isEmpty)
        #expect(Page(size: preprinted[0].size, items: preprinted[0].preprinted).texts(.letterhead) == ["Dienst"])
        #expect(preprinted[1].preprinted.isEmpty)
        // What the paper bears is no part of the piece's content.
        #expect(PageDigest.of(printed) != PageDigest.of(preprinted))
    }

    @Test(arguments: [
        ("freeEdge: 5}", "freeEdge: 5}\nfolds: [70]\nfoldMarks: {x: 4, length: 4}", "foldMarks", "printed"),
        ("freeEdge: 5}", "freeEdge: 5}\nfolds: [192]\nfoldMarks: {x: 6, length: 4}", "mark", "overlaps foldMarks"),
        ("freeEdge: 5}", "freeEdge: 5}\nfolds: [90]\nfoldMarks: {x: 6, length: 40}", "foldMarks", "overlaps body"),
    ])
    func `a fold mark that stands on something is refused with the layout`(
        from: String, to: String, zone: String, message: String
    ) throws {
        let findings = #expect(throws: Findings.self) { try SmallLayout.profile([(from, to)]) }?.all ?? []
        #expect(findings.contains { $0.place.column == zone && $0.message.contains(message) }, "\(findings)")
    }
}
