import MailboxDomain

/// The digests of addresses in one ledger: its salt makes them useless beside those of another.
struct SaltedDigests {
    let salt: [UInt8]
    let digest: AddressDigest

    /// With the account in it: nobody can see from two digests who lives at one address.
    ///
    /// - Parameter address: its lines without the name.
    func text(of address: [String], account: AccountID) -> String {
        digest.text(of: salt + Array(([account.rawValue] + address).joined(separator: "\n").utf8))
    }
}
