import MailboxDomain

/// The digests of addresses in one ledger: its salt makes them useless beside those of another.
struct SaltedDigests {
    let salt: [UInt8]
    let digest: AddressDigest

    /// The digest with one of the keys; nil for a key that is not there.
    ///
    /// - Parameter address: its lines without the name.
    func digest(of address: [String], account: AccountID, key: AddressKeyID) -> KeyedDigest? {
        digest.digest(of: bytes(of: address, account: account), key: key)
    }

    /// A new digest, to be kept.
    func newDigest(of address: [String], account: AccountID) throws -> KeyedDigest? {
        try digest.newDigest(of: bytes(of: address, account: account))
    }

    /// With the account in it: nobody can see from two digests who lives at one address. The same address in another
    /// spelling of Unicode (UAX #15) is the same one.
    private func bytes(of address: [String], account: AccountID) -> [UInt8] {
        let lines = [account.rawValue] + address.map(\.composed)
        return salt + Array(lines.joined(separator: "\n").utf8)
    }
}
