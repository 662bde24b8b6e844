import Canvas
import LetterComposition
import MailboxDomain
import Measures
import PageLayout
import TestSupport
import Testing

/// The sender at the top, the address at the largest size that fits, and what a front says that goes on.
@MainActor @Suite struct LetterheadTests {
    private let small: SmallLayout

    init() throws { small = try SmallLayout() }

    private func pages(_ changes: [(from: String, to: String)], organisation: String?) throws -> [Page] {
        let (_, variant) = try small.letterLayout("<!-- block: why -->\n\nTekst.")
        let layout = try LetterLayout(
            variant: variant, profile: SmallLayout.profile(changes), senderName: "Dienst", organisation: organisation,
            returnAddress: "Postbus 1", library: small.stationery.fonts)
        let letter = try Letter(variant: variant, salutation: "Beste Jo", reference: "R")
        return try layout.pages(of: letter, envelope: ["Jo"], kix: nil, pieceReference: "R") { _, _ in
            "2611A0001000001S111"
        }
    }

    @Test func `the organisation stands under the service, with the lines of the letterhead`() throws {
        let letterhead = [
            (
                from: "letterhead: {x: 10, y: 8, width: 60, height: 8, size: 12, weight: bold, lineHeight: 8}",
                to: "letterhead: {x: 10, y: 8, width: 60, height: 11, size: 12, weight: bold, lineHeight: 6, "
                    + "organisation: {size: 8, lineHeight: 5}, rules: [{x: 10, y: 6, width: 12, height: 1}]}"
            )
        ]
        let page = try pages(letterhead, organisation: "Organisatie")[0]
        #expect(page.texts(.letterhead) == ["Dienst", "Organisatie"])
        #expect(page.table.contains("letterhead 10.0 6.0 rule"))
        // Without one, or without a place for it, the name stands alone.
        #expect(try pages(letterhead, organisation: nil)[0].texts(.letterhead) == ["Dienst"])
        #expect(try pages([], organisation: "Organisatie")[0].texts(.letterhead) == ["Dienst"])
        let long = String(repeating: "Organisatie ", count: 9)
        #expect(small.error { try pages(letterhead, organisation: long) } == .doesNotFit(.letterhead))
    }

    @Test(arguments: [
        (["Jo", "Laan 1", "1234 AB  DORP"], 14...14), (["Jo", "2", "3", "4", "5", "6"], 10...10),
        // In 14 points the name would take a second line.
        (["De heer A.B.C. van de Voorbeelden", "Laan 1", "1234 AB  DORP"], 10...13),
    ])
    func `an address is as large as all of its lines fit`(lines: [String], sizes: ClosedRange<Double>) throws {
        let changes = [
            (
                from: "height: 30, size: 10, lineHeight: 5}",
                to: "height: 30, size: 10, sizeAtMost: 14, lineHeight: 5}"
            )
        ]
        let page = try small.pages("<!-- block: why -->\n\nTekst.", changes: changes, envelope: lines)[0]
        let placed = page.placedLines.filter { $0.zone == .address }
        #expect(placed.map(\.line.text) == lines)
        #expect(placed.flatMap(\.line.runs).allSatisfy { sizes.contains($0.size) })
    }

    @Test func `a front that goes on says so, and its reference is grouped as the layout says`() throws {
        let turn = (
            from: SmallLayout.bodyEnd,
            to: SmallLayout.continuation.replacing("lineHeight: 5}", with: "lineHeight: 5, grouped: true}")
                + "  turnOver: {text: Lees verder, x: 20, y: 150, width: 60, height: 5, size: 10, lineHeight: 5}\n"
        )
        let long = "<!-- block: why -->\n\n" + String(repeating: "Tekst.\n\n", count: 12)
        let pages = try small.pages(long, changes: [turn])
        #expect(pages[0].texts(.turnOver) == ["Lees verder"] && pages[1].texts(.turnOver).isEmpty)
        #expect(pages[1].texts(.reference) == ["2611 A000 1000 001S"])
        #expect(try small.pages("<!-- block: why -->\n\nTekst.", changes: [turn])[0].texts(.turnOver).isEmpty)
    }

    @Test func `the blocks that lead come right after the key message`() {
        let names: [BlockName] = [.opening, .key, .steps, .key, .done, .paper, .help, .help, .closing]
        #expect(
            names.led(by: [.help, .paper], name: \.self) == [
                .opening, .key, .steps, .key, .help, .help, .paper, .done, .closing,
            ])
        #expect(names.led(by: [], name: \.self) == names)
        #expect([BlockName.done, .help].led(by: [.help], name: \.self) == [.done, .help])
    }

    @Test func `in large print nothing is smaller than 14 points but what must fit the window, in every letter`() throws
    {
        var codes = 0
        try inLargePrint { product, circumstances, pages in
            for item in pages.flatMap(\.allItems) where ![.address, .returnLine].contains(item.zone) {
                if case .code = item.content, item.zone == .qr { codes += 1 }
                guard case .text(let line, _) = item.content else { continue }
                #expect(line.runs.allSatisfy { $0.size >= 14 }, "\(product), \(circumstances.inWords): \(line.text)")
            }
        }
        #expect(codes == 3 * LetterCondition.allCombinations.count)
    }

    @Test func `in large print the paper way and the help stand on the front, whatever the circumstances`() throws {
        try inLargePrint { product, circumstances, pages in
            let texts = pages[0].texts(.body)
            for heading in ["Liever post op papier?", "Hulp nodig?"] {
                #expect(texts.contains(heading), "\(product), \(circumstances.inWords): \(heading)")
            }
        }
    }

    /// Hands over the pages of every letter in large print, in all circumstances.
    private func inLargePrint(_ look: (Product, Set<LetterCondition>, [Page]) -> Void) throws {
        let stationery = small.stationery
        let profile = try stationery.layout("large-print")
        for product in Product.allCases where product != .bounce {
            for circumstances in LetterCondition.allCombinations {
                let variant = LetterVariant(
                    of: try stationery.template(product), circumstances: circumstances,
                    date: try #require(.init("2026-09-30")), on: profile)
                let layout = try LetterLayout(
                    variant: variant, profile: profile, senderName: stationery.sender.name,
                    organisation: stationery.sender.organisation, returnAddress: stationery.sender.returnAddress,
                    drawings: stationery.drawings, library: stationery.fonts)
                let letter = try Letter(
                    variant: variant, salutation: "Geachte mevrouw Van Dijk", reference: "R",
                    ward: circumstances.contains(.ward) ? "de heer Van Dijk" : nil)
                let pages = try layout.pages(of: letter, envelope: ["Jo"], kix: nil, pieceReference: "R") { _, _ in
                    "2611A0001000001S111"
                }
                look(product, circumstances, pages)
            }
        }
    }
}

extension Page {
    /// Those of forms too.
    fileprivate var allItems: [PageItem] {
        func all(_ items: [PageItem]) -> [PageItem] {
            items.flatMap { item in if case .form(let form, _) = item.content { all(form.items) } else { [item] } }
        }
        return all(items)
    }
}
