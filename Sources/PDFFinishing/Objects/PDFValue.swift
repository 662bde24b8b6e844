/// An object of a PDF as a value: what it holds, and which other objects it refers to.
enum PDFValue: Hashable {
    case name(String)
    case number(Double)
    case reference(Int32)
    case array([PDFValue])
    case dictionary([Entry])
    case boolean(Bool)
    case null
    case string

    struct Entry: Hashable {
        /// With its slash.
        var key: String
        var value: PDFValue
    }

    /// Reads an object as PDF writes it, such as `<< /Kids [ 4 0 R ] >>`; strings are passed over.
    init(_ text: [UInt8]) throws(ContentFault) {
        var scanner = ContentScanner(text)
        self = try Self.read(try Self.token(&scanner), &scanner)
        guard try scanner.next() == nil else { throw .malformed(at: scanner.place) }
    }

    /// An entry of a dictionary; null where there is none.
    subscript(key: String) -> PDFValue {
        guard case .dictionary(let entries) = self else { return .null }
        return entries.first { $0.key == key }?.value ?? .null
    }

    var items: [PDFValue] { if case .array(let items) = self { items } else { [] } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }

    private static func read(_ token: ContentToken, _ scanner: inout ContentScanner) throws(ContentFault) -> PDFValue {
        switch token.kind {
        case .name: return .name(text(token, scanner))
        case .string: return .string
        case .number: return try readNumber(token, &scanner)
        case .arrayStart:
            var items: [PDFValue] = []
            while true {
                let next = try Self.token(&scanner)
                if next.kind == .arrayEnd { return .array(items) }
                items.append(try read(next, &scanner))
            }
        case .dictionaryStart:
            var entries: [Entry] = []
            while true {
                let key = try Self.token(&scanner)
                if key.kind == .dictionaryEnd { return .dictionary(entries) }
                guard key.kind == .name else { throw .malformed(at: key.range.lowerBound) }
                let value = try read(Self.token(&scanner), &scanner)
                entries.append(Entry(key: text(key, scanner), value: value))
            }
        case .keyword:
            switch text(token, scanner) {
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            case "null": return .null
            default: throw .malformed(at: token.range.lowerBound)
            }
        case .arrayEnd, .dictionaryEnd: throw .malformed(at: token.range.lowerBound)
        }
    }

    /// A number, or the first of the two numbers and the R of a reference.
    private static func readNumber(
        _ token: ContentToken, _ scanner: inout ContentScanner
    ) throws(ContentFault) -> PDFValue {
        var ahead = scanner
        if let generation = try ahead.next(), generation.kind == .number, let mark = try ahead.next(),
            scanner.bytes[mark.range].elementsEqual([UInt8(ascii: "R")])
        {
            // What Cairo writes has no object of another generation.
            guard let id = Int32(text(token, scanner)), text(generation, scanner) == "0" else {
                throw .malformed(at: token.range.lowerBound)
            }
            scanner = ahead
            return .reference(id)
        }
        guard let number = Double(text(token, scanner)) else { throw .malformed(at: token.range.lowerBound) }
        return .number(number)
    }

    private static func token(_ scanner: inout ContentScanner) throws(ContentFault) -> ContentToken {
        guard let token = try scanner.next() else { throw .malformed(at: scanner.place) }
        return token
    }

    private static func text(_ token: ContentToken, _ scanner: ContentScanner) -> String {
        String(decoding: scanner.bytes[token.range], as: UTF8.self)
    }
}
