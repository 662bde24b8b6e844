/// Bytes as small hexadecimal digits, two a byte.
package enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    package static func text(of bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Nil for anything but such digits, and for half a byte.
    package static func bytes(of text: String) -> [UInt8]? {
        let values = text.utf8.map(digits.firstIndex)
        guard values.count.isMultiple(of: 2), !values.contains(nil) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { index in
            UInt8((values[index] ?? 0) << 4 | (values[index + 1] ?? 0))
        }
    }

    /// Whether a text is just so many of `0-9a-f`.
    package static func holds(_ text: String, digits count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy(digits.contains)
    }
}
