/// What a carrier gives for one piece, to be printed on it: a line to sort by, what a code for machines holds, or both.
package struct CarrierCode: Hashable, Sendable {
    /// Empty for none.
    package let line: String
    package let code: String

    /// Far more than goes into a window.
    private static let mostBytes = 128

    /// Of an address for which the carrier gives nothing.
    package static let empty = CarrierCode()

    private init() { (line, code) = ("", "") }

    /// Nil for what cannot be printed: too long, or of several lines.
    package init?(line: String, code: String) {
        let texts = [line, code].map(FeedbackText.trimmed)
        let canBePrinted = texts.allSatisfy { text in
            text.utf8.count <= Self.mostBytes
                && !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        }
        guard canBePrinted else { return nil }
        (self.line, self.code) = (texts[0], texts[1])
    }
}
