/// How the ledger tells addresses apart without holding any.
///
/// It comes from whoever uses the ledger: the ledger needs no cryptography of its own, and the keys do not lie in it.
/// Who has only the ledger cannot try addresses until one fits.
package struct AddressDigest: Sendable {
    private let plain: @Sendable ([UInt8]) -> [UInt8]
    private let current: @Sendable () throws -> AddressKeyID
    private let code: @Sendable ([UInt8], AddressKeyID) -> String?

    /// - Parameters:
    ///   - plain: the digest of bytes that needs no key; the same for the whole life of a ledger.
    ///   - current: the key for new digests, made where there is none yet.
    ///   - code: what a key makes of bytes, as text without a colon; nil for a key that is not there.
    package init(
        plain: @escaping @Sendable ([UInt8]) -> [UInt8], current: @escaping @Sendable () throws -> AddressKeyID,
        code: @escaping @Sendable ([UInt8], AddressKeyID) -> String?
    ) {
        (self.plain, self.current, self.code) = (plain, current, code)
    }

    /// The digest of bytes with one of the keys; nil for a key that is not there.
    func digest(of bytes: [UInt8], key: AddressKeyID) -> KeyedDigest? { keyed(plain(bytes), key: key) }

    /// A new digest of bytes.
    func newDigest(of bytes: [UInt8]) throws -> KeyedDigest? { digest(of: bytes, key: try current()) }

    /// A new digest in place of one without a key.
    func newDigest(ofPlain digest: [UInt8]) throws -> KeyedDigest? { keyed(digest, key: try current()) }

    private func keyed(_ digest: [UInt8], key: AddressKeyID) -> KeyedDigest? {
        code(digest, key).map { KeyedDigest(key: key, code: $0) }
    }
}
