/// What of a page's content is marked as belonging to an element, or as an artifact (ISO 32000-1, 14.6).
struct MarkedContent {
    private enum Mark { case element, artifact, other }

    /// Of marked content, as elements name it.
    private(set) var numbers: Set<Int> = []
    /// Whether something is drawn that is neither.
    private(set) var hasLoose = false

    private static let painting: Set<String> = [
        "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", "\"", "BI",
    ]

    init(of bytes: [UInt8]) throws(ContentFault) {
        var scanner = ContentScanner(bytes)
        var operands: [String] = []
        var open: [Mark] = []
        while let token = try scanner.next() {
            let text = String(decoding: bytes[token.range], as: UTF8.self)
            guard token.kind == .keyword else {
                operands.append(token.kind == .string ? "" : text)
                continue
            }
            defer { operands.removeAll(keepingCapacity: true) }
            switch text {
            case "BMC": open.append(operands == ["/Artifact"] ? .artifact : .other)
            case "BDC":
                let number = operands.firstIndex(of: "/MCID").flatMap { operands.dropFirst($0 + 1).first }.flatMap(
                    Int.init)
                if let number { numbers.insert(number) }
                open.append(number != nil ? .element : operands.first == "/Artifact" ? .artifact : .other)
            case "EMC": guard open.popLast() != nil else { throw .malformed(at: token.range.lowerBound) }
            default:
                guard Self.painting.contains(text) else { continue }
                if !open.contains(where: { $0 != .other }) { hasLoose = true }
                if text == "BI" { try InlineImage.skip(in: &scanner, from: token.range.lowerBound) }
            }
        }
        guard open.isEmpty else { throw .malformed(at: bytes.count) }
    }
}
