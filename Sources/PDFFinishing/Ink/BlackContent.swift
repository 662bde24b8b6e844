/// Rewrites a content stream so that black is black ink: `0 0 0 rg` becomes `0 g`.
///
/// A real colour is refused, and so is everything that could hide one. The text of strings, comments and inline images
/// stays as it is, whatever it looks like.
struct BlackContent {
    private var scanner: ContentScanner
    private var operands: [ContentToken] = []
    private var open: [ContentToken.Kind] = []
    private var output: [UInt8] = []
    private var copied = 0

    static func rewrite(_ bytes: [UInt8]) throws(ContentFault) -> [UInt8] {
        var content = BlackContent(scanner: ContentScanner(bytes))
        content.output.reserveCapacity(bytes.count)
        try content.run()
        return content.output
    }

    private init(scanner: ContentScanner) { self.scanner = scanner }

    private mutating func run() throws(ContentFault) {
        while let token = try scanner.next() {
            switch token.kind {
            case .arrayStart, .dictionaryStart: open.append(token.kind)
            case .arrayEnd, .dictionaryEnd:
                let start: ContentToken.Kind = token.kind == .arrayEnd ? .arrayStart : .dictionaryStart
                guard open.popLast() == start else { throw .malformed(at: token.range.lowerBound) }
                if open.isEmpty { operands.append(token) }
            case .keyword where !isValue(token):
                guard open.isEmpty else { throw .malformed(at: token.range.lowerBound) }
                try take(token)
                operands.removeAll(keepingCapacity: true)
            case .number, .name, .string, .keyword: if open.isEmpty { operands.append(token) }
            }
        }
        guard open.isEmpty, operands.isEmpty else { throw .malformed(at: scanner.place) }
        output.append(contentsOf: scanner.bytes[copied...])
    }

    private mutating func take(_ token: ContentToken) throws(ContentFault) {
        guard !isHarmless(token) else { return }
        let place = token.range.lowerBound
        let name = text(token)
        switch name {
        case "rg": try writeGrey("g", at: token)
        case "RG": try writeGrey("G", at: token)
        case "cs", "CS":
            guard operands.count == 1, ["/DeviceGray", "/Pattern"].contains(text(operands[0])) else {
                throw .colour(operator: name, at: place)
            }
        case "sc", "SC", "scn", "SCN":
            // One number is a grey, a name a pattern, both a pattern in a grey: there are no other colour spaces.
            guard operands.count(where: { $0.kind == .number }) <= 1 else { throw .colour(operator: name, at: place) }
        case "k", "K": throw .colour(operator: name, at: place)
        case "BI": try InlineImage.skip(in: &scanner, from: place)
        default: throw .unknownOperator(at: place)
        }
    }

    private mutating func writeGrey(_ name: String, at token: ContentToken) throws(ContentFault) {
        let place = token.range.lowerBound
        guard operands.count == 3, operands.allSatisfy({ $0.kind == .number }) else { throw .malformed(at: place) }
        let parts = operands.map { DecimalNumber(scanner.bytes[$0.range]) }
        guard parts[0] == parts[1], parts[1] == parts[2] else { throw .colour(operator: text(token), at: place) }
        output.append(contentsOf: scanner.bytes[copied..<operands[0].range.upperBound])
        output.append(contentsOf: " \(name)".utf8)
        copied = token.range.upperBound
    }

    private func isValue(_ token: ContentToken) -> Bool {
        // No operator is so long.
        token.range.count > 3 && Self.values.contains(text(token))
    }

    private func isHarmless(_ token: ContentToken) -> Bool {
        let bytes = scanner.bytes[token.range]
        return bytes.count <= Self.longest && Self.harmless.contains(Self.number(of: bytes))
    }

    /// A short operator as a number: most of a page's words are operators, and strings take their time.
    private static func number(of bytes: some Sequence<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    private static let values: Set<String> = ["true", "false", "null"]
    private static let longest = 3

    private func text(_ token: ContentToken) -> String { String(decoding: scanner.bytes[token.range], as: UTF8.self) }

    /// All of PDF's that set no colour by themselves (ISO 32000-1, annex A); what `sh` and `Do` name is checked too.
    private static let harmless = Set(operators.map { number(of: $0.utf8) })
    private static let operators = [
        "b", "B", "b*", "B*", "BDC", "BMC", "BT", "BX", "c", "cm", "d", "d0", "d1", "Do", "DP", "EMC", "ET", "EX", "f",
        "F", "f*", "g", "G", "gs", "h", "i", "j", "J", "l", "m", "M", "MP", "n", "q", "Q", "re", "ri", "s", "S", "sh",
        "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'",
        "\"",
    ]
}
