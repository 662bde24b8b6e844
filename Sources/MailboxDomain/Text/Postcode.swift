/// A Dutch postcode (BRP 11.60): four digits, the first no 0, and two capitals other than SA, SD and SS.
package struct Postcode: Hashable, Sendable {
    /// Without a space: `1234AB`.
    package let text: String

    /// Reads `1234AB` and `1234 AB`.
    package init?(_ registered: some StringProtocol) {
        let bytes = Array(registered.utf8)
        guard Self.isValid(utf8: bytes.span) else { return nil }
        text = String(decoding: bytes.prefix(4) + bytes.suffix(2), as: UTF8.self)
    }

    /// Whether bytes in memory are a postcode, without making a text of them: for files of many millions of rows.
    package static func isValid(utf8 bytes: Span<UInt8>) -> Bool {
        guard bytes.count == 6 || (bytes.count == 7 && bytes[4] == UInt8(ascii: " ")), bytes[0] != UInt8(ascii: "0")
        else { return false }
        for index in 0..<4 where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { return false }
        let (first, second) = (bytes[bytes.count - 2], bytes[bytes.count - 1])
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
        guard capitals.contains(first), capitals.contains(second) else { return false }
        return first != UInt8(ascii: "S") || !"ADS".utf8.contains(second)
    }

    /// As on an envelope: `1234 AB`.
    package var spaced: String { "\(text.prefix(4)) \(text.suffix(2))" }
}
