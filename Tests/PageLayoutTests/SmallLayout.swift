import Canvas
import LetterComposition
import MailboxDomain
import Measures
import PageLayout
import TestSupport
import Testing

/// A layout on A5 and a template, both small enough to work out by hand, to change one thing in.
///
/// A line of the body is 5 mm high; between paragraphs are 2 mm. All zones start 10 mm from the left.
@MainActor struct SmallLayout {
    static let yaml = """
        name: small
        sheet: {width: 148, height: 210, sides: 2, sheets: 1, freeEdge: 5}
        window: {x: 8, y: 20, width: 80, height: 46}
        letterhead: {x: 10, y: 8, width: 60, height: 8, size: 12, weight: bold, lineHeight: 8}
        returnLine: {x: 10, y: 22, width: 70, height: 8, size: 7, lineHeight: 4}
        address: {x: 10, y: 32, width: 70, height: 30, size: 10, lineHeight: 5}
        reference: {x: 90, y: 32, width: 40, height: 20, size: 9, lineHeight: 5}
        body:
          page: 1
          x: 10
          y: 80
          width: 90
          height: 60
        text: {size: 10, heading: 10, title: 10, number: 10, lineSpacing: 1.41732283, paragraphGap: 2, headingGap: 4,
          titleGap: 3, itemGap: 1, indent: 6}
        qr: {x: 105, labelWidth: 35, module: 0.5, labelSize: 8}
        mark: {x: 8, y: 190, width: 8, height: 8}
        keepClear:
          - {name: coding, page: 1, x: 60, y: 195, width: 80, height: 10}
        kix: under

        """

    /// The last line of `body`.
    static let bodyEnd = "  height: 60\n"
    static let continuation =
        bodyEnd + "  continuation: {x: 10, y: 20, width: 90, height: 60}\n"
        + "  continuationLine: {x: 10, y: 10, width: 90, height: 5, size: 10, lineHeight: 5}\n"

    let stationery: ProjectStationery

    init() throws { stationery = try ProjectStationery() }

    static func profile(_ changes: [(from: String, to: String)] = []) throws -> LayoutProfile {
        var yaml = Self.yaml
        for change in changes {
            guard yaml.contains(change.from) else { throw NothingToChange(text: change.from) }
            yaml = yaml.replacing(change.from, with: change.to)
        }
        return try LayoutProfile(yaml: yaml, file: "small.yaml")
    }

    struct NothingToChange: Error { let text: String }

    /// The pages of a letter whose text is `markdown`, with short texts in the blocks that must be there.
    func pages(
        _ markdown: String, changes: [(from: String, to: String)] = [], qr: String? = nil,
        circumstances: Set<LetterCondition> = [], envelope: [String] = ["Jo de Boer", "Laan 1", "1234 AB  ONS DORP"],
        kix: String? = nil, salutation: String = "Beste Jo", ward: String? = nil, attempt: Int = 1
    ) throws -> [Page] {
        let layout = try letterLayout(markdown, changes: changes, qr: qr, circumstances: circumstances)
        let letter = try Letter(
            variant: layout.variant, salutation: salutation, reference: "2611 A000 1000 001S", ward: ward)
        return try layout.layout.pages(of: letter, envelope: envelope, kix: kix, pieceReference: "2611 A000 1000 001S")
        {
            "2611A0001000001S\($0)\($1)\(attempt)"
        }
    }

    func letterLayout(
        _ markdown: String, changes: [(from: String, to: String)] = [], qr: String? = nil,
        circumstances: Set<LetterCondition> = []
    ) throws -> (layout: LetterLayout, variant: LetterVariant) {
        var header = "product: no-email\nversion: '1'\ntitle: T\nlayout: small\nkeyMessage: K\n"
        if let qr { header += "qr: {address: '\(qr)', beside: key}\n" }
        var sender = stationery.sender
        sender.qrHosts += qr?.firstMatch(of: /https:\/\/([^\/]+)/).map { [String($0.1)] } ?? []
        var template = try Template(
            product: .noEmail, yaml: header, markdown: markdown + Self.neededBlocks, folder: "T",
            sender: sender)
        // They are there for the check of templates only, and would stand under every letter.
        template.blocks.removeLast(4)
        let variant = LetterVariant(
            of: template, circumstances: circumstances, date: try #require(CalendarDate("2026-11-06")))
        let layout = try LetterLayout(
            variant: variant, profile: Self.profile(changes), senderName: "Dienst", returnAddress: "Postbus 1",
            library: stationery.fonts)
        return (layout, variant)
    }

    /// What every template must have.
    private static let neededBlocks = ["key", "paper", "help", "real"].map {
        "\n\n<!-- block: \($0) -->\n\nx\n"
    }.joined()

    /// Why a letter cannot be laid out.
    func error(of body: () throws -> [Page]) -> LayoutError? {
        do {
            _ = try body()
            return nil
        } catch {
            return error as? LayoutError
        }
    }
}

extension Page {
    /// What stands where: zone, left and baseline (text) or top (codes) in millimetres, and the text; from the top.
    var table: [String] {
        func places(_ items: [PageItem], _ offset: Point) -> [(y: Length, x: Length, row: String)] {
            items.flatMap { item -> [(y: Length, x: Length, row: String)] in
                func row(_ point: Point, _ text: String) -> [(y: Length, x: Length, row: String)] {
                    let (x, y) = (point.x + offset.x, point.y + offset.y)
                    return [(y, x, "\(item.zone) \(x.rounded) \(y.rounded) \(text)")]
                }
                switch item.content {
                case .text(let line, let baseline): return row(baseline, line.text)
                case .code(let code, let area): return row(area.origin, "\(code.width) x \(code.height)")
                case .rule(let area): return row(area.origin, "rule")
                case .drawing(_, let area, let alternative): return row(area.origin, alternative)
                case .watermark(let line, let centre): return row(centre, line.text)
                case .form(let form, let place):
                    return places(form.items, Point(x: place.x + offset.x, y: place.y + offset.y))
                }
            }
        }
        return places(items, .zero).sorted {
            ($0.y.micrometres, $0.x.micrometres) < ($1.y.micrometres, $1.x.micrometres)
        }
        .map(\.row)
    }

    /// The texts of a zone from the top.
    func texts(_ zone: PageZone) -> [String] { placedLines.filter { $0.zone == zone }.map(\.line.text) }

    /// The forms on the page, by name.
    var forms: [String: PageForm] {
        items.reduce(into: [:]) { forms, item in
            if case .form(let form, _) = item.content { forms[form.name] = form }
        }
    }

    var hasMark: Bool { items.contains { $0.zone == .mark } }
}

extension Length {
    /// In millimetres with one decimal.
    fileprivate var rounded: String {
        let tenths = Int((millimetres * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
