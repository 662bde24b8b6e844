/// A Dutch postcode (BRP 11.60): four digits, the first no 0, and two capitals other than SA, SD and SS.
package struct Postcode: Hashable, Sendable {
    /// Without a space: `1234AB`.
    package let text: String

    /// Reads `1234AB` and `1234 AB`.
    package init?(_ registered: String) {
        let bytes = Array(registered.utf8)
        let compact = bytes.count == 7 && bytes[4] == UInt8(ascii: " ") ? Array(bytes[..<4] + bytes[5...]) : bytes
        guard compact.count == 6, compact[0] != UInt8(ascii: "0"),
            compact[..<4].allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            compact[4...].allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains)
        else { return nil }
        text = String(decoding: compact, as: UTF8.self)
        if ["SA", "SD", "SS"].contains(text.suffix(2)) { return nil }
    }

    /// As on an envelope: `1234 AB`.
    package var spaced: String { "\(text.prefix(4)) \(text.suffix(2))" }
}
