/// Whether a content stream draws anything at all.
enum DrawingContent {
    static func draws(_ bytes: [UInt8]) -> Bool {
        var scanner = ContentScanner(bytes)
        do {
            while let token = try scanner.next() {
                guard token.kind == .keyword else { continue }
                if operators.contains(String(decoding: bytes[token.range], as: UTF8.self)) { return true }
            }
            return false
        } catch {
            // What cannot be read may draw anything.
            return true
        }
    }

    /// All of PDF's that paint (ISO 32000-1, annex A).
    private static let operators: Set<String> = [
        "b", "B", "b*", "B*", "BI", "Do", "f", "F", "f*", "s", "S", "sh", "Tj", "TJ", "'", "\"",
    ]
}
