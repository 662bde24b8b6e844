/// How the ledger tells addresses apart without holding any.
///
/// It comes from whoever uses the ledger, so that the ledger needs no cryptography of its own. The same must be used
/// for the whole life of a ledger: digests of another would equal none in it.
package struct AddressDigest: Sendable {
    private let make: @Sendable ([UInt8]) -> String

    /// - Parameter make: the digest of bytes, as text.
    package init(_ make: @escaping @Sendable ([UInt8]) -> String) { self.make = make }

    func text(of bytes: [UInt8]) -> String { make(bytes) }
}
