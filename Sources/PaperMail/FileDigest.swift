/// The SHA-256 digest of a file or of bytes, as 64 small hexadecimal digits.
package struct FileDigest: Hashable, Sendable {
    package let hexadecimal: String

    /// - Parameter sha256: the 32 bytes of the digest itself.
    package init(sha256: [UInt8]) { hexadecimal = Hexadecimal.text(of: sha256) }
}

extension FileDigest: LosslessStringConvertible {
    /// Nil for anything but 64 of `0-9a-f`.
    package init?(_ text: String) {
        guard Hexadecimal.holds(text, digits: 64) else { return nil }
        hexadecimal = text
    }

    package var description: String { hexadecimal }
}
