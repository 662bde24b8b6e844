import LetterComposition
import PaperMail

/// Every page and file of the site: what is not one of these is not there.
enum DeskAddress: Hashable, Sendable {
    case overview
    case template(Product, TemplateChoices)
    /// All readers of all templates.
    case readers
    case signOff(Product)
    /// Every form of a product.
    case forms(Product)
    /// What to print for a test with readers.
    case readersTest(Product)
    /// A letter for such a test, as PDF.
    ///
    /// - Parameters:
    ///   - reader: the id of a persona.
    ///   - layout: a name, of which it is not sure that there is one.
    case testPrint(Product, reader: String, layout: String)
    case picture(PictureKey)
    case style, script, icon
    /// A piece of a text, to write in.
    case edit(TextPiece, EditChoices)
    case editScript
    /// Title, layout, QR code and drawings of a product.
    case header(Product, EditChoices)
    /// What letters say of their sender; and one value of it.
    case sender
    case senderValue(String, EditChoices)
    case drawings
    case drawing(String)
    /// One that was sent and is not saved, by its digest.
    case sentDrawing(FileDigest)
    /// Of one product, or of all.
    case history(Product?)
    case compare(Product, VersionChoice)
    /// Where a form asks for a comparison, with the product in its query.
    case compareChosen
    /// A box to paste any text in.
    case paste
    /// The stream of changes.
    case live
}

/// What is chosen on the page of a template.
struct TemplateChoices: Hashable, Sendable {
    enum Zoom: String, CaseIterable, Sendable { case fit = "passend", full = "100", large = "150", double = "200" }

    /// The id of a persona.
    var reader: String
    /// Nil for the one that the reader gets.
    var layout: String?
    /// Side of the letter, from 1.
    var side = 1
    var zoom = Zoom.fit
}

extension DeskAddress {
    /// Reads the path and query of a request.
    ///
    /// - Parameter reader: the reader where none is named.
    init?(path: String, query: String?, defaultReader reader: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let isKnown = Self.reading(parts: Array(parts), query: query, reader: reader)
        guard let address = isKnown else { return nil }
        self = address
    }

    private static func reading(parts: [Substring], query: String?, reader: String) -> DeskAddress? {
        switch (parts.first, parts.count) {
        case ("sjabloon", 2):
            guard let product = Product(rawValue: String(parts[1])),
                let choices = TemplateChoices(query: query, defaultReader: reader)
            else { return nil }
            return .template(product, choices)
        case ("beeld", 6): return query == nil ? picture(parts) : nil
        case ("bewerk", _), ("titel", _), ("gegevens", _), ("tekening", _), ("versies", _), ("vergelijk", _):
            return WritingAddress.reading(parts, query: query)
        default: break
        }
        guard query == nil else { return nil }
        switch (parts.first, parts.count) {
        case ("", 1): return .overview
        case ("lezers", 1): return .readers
        case ("tekst", 1): return .paste
        case ("aftekenen", 2): return Product(rawValue: String(parts[1])).map { .signOff($0) }
        case ("vormen", 2): return Product(rawValue: String(parts[1])).map { .forms($0) }
        case ("lezerstest", 2): return Product(rawValue: String(parts[1])).map { .readersTest($0) }
        case ("lezerstest", 4):
            guard let product = Product(rawValue: String(parts[1])), parts[2].wholeMatch(of: /[a-z-]{1,32}/) != nil,
                let layout = parts[3].wholeMatch(of: /([a-z0-9-]{1,64})\.pdf/)
            else { return nil }
            return .testPrint(product, reader: String(parts[2]), layout: String(layout.1))
        case ("desk.css", 1): return .style
        case ("desk.js", 1): return .script
        case ("bewerk.js", 1): return .editScript
        case ("tekeningen", 1): return .drawings
        case ("icoon.svg", 1): return .icon
        case ("live", 1): return .live
        default: return nil
        }
    }

    /// `beeld/PRODUCT/READER/LAYOUT/VERSION/PAGE-DENSITY.png`.
    private static func picture(_ parts: [Substring]) -> DeskAddress? {
        guard let product = Product(rawValue: String(parts[1])), parts[2].wholeMatch(of: /[a-z-]{1,32}/) != nil,
            parts[3].wholeMatch(of: /[a-z0-9-]{1,64}/) != nil, parts[4].wholeMatch(of: /[0-9a-f]{16}/) != nil,
            let name = parts[5].wholeMatch(of: /([1-9][0-9]?)-([0-9]{2,3})\.png/), let page = Int(name.1),
            let density = Int(name.2).flatMap(PictureDensity.init)
        else { return nil }
        return .picture(
            PictureKey(
                version: String(parts[4]), product: product, persona: String(parts[2]), layout: String(parts[3]),
                page: page, density: density))
    }
}

extension TemplateChoices {
    private enum Name: String { case reader = "lezer", layout = "indeling", side = "kant", zoom }

    /// Nil where a name is unknown, stands twice, or its value can never be right.
    fileprivate init?(query: String?, defaultReader: String) {
        reader = defaultReader
        var seen: Set<String> = []
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, seen.insert(parts[0]).inserted, let name = Name(rawValue: parts[0]),
                parts[1].wholeMatch(of: /[a-z0-9-]{1,64}/) != nil
            else { return nil }
            switch name {
            case .reader: reader = parts[1]
            case .layout: layout = parts[1]
            case .side:
                guard let side = Int(parts[1]), (1...99).contains(side) else { return nil }
                self.side = side
            case .zoom:
                guard let zoom = Zoom(rawValue: parts[1]) else { return nil }
                self.zoom = zoom
            }
        }
    }
}
