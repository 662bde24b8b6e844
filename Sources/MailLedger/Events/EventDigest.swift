package import PaperMail

/// How the digest of an event is made: the ledger itself reaches no library that makes digests.
package struct EventDigest: Sendable {
    private let sha256: @Sendable ([UInt8]) -> FileDigest

    /// - Parameter sha256: makes the SHA-256 of bytes.
    package init(sha256: @escaping @Sendable ([UInt8]) -> FileDigest) { self.sha256 = sha256 }

    /// What stands before the first event: 64 zeros.
    static let none = String(repeating: "0", count: 64)

    /// Of all that an event says, and of the digest of the one before it.
    ///
    /// Each part with its length in bytes (netstrings: `5:hello,`), so that nothing can pass from one part to the next.
    func digest(of parts: [String]) -> String {
        let bytes = parts.flatMap { part in Array("\(part.utf8.count):".utf8) + Array(part.utf8) + [UInt8(ascii: ",")] }
        return sha256(bytes).hexadecimal
    }
}
