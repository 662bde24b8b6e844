/// The SHA-256 digest of a file or of bytes, as 64 small hexadecimal digits.
package struct FileDigest: Hashable, Sendable {
    package let hexadecimal: String

    /// - Parameter sha256: the 32 bytes of the digest itself.
    package init(sha256: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        hexadecimal = String(
            decoding: sha256.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension FileDigest: LosslessStringConvertible {
    /// Nil for anything but 64 of `0-9a-f`.
    package init?(_ text: String) {
        guard text.utf8.count == 64,
            text.utf8.allSatisfy({
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            })
        else { return nil }
        hexadecimal = text
    }

    package var description: String { hexadecimal }
}
