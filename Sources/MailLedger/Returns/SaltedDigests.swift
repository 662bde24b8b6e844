import MailboxDomain

/// The digests of addresses in one ledger: its salt makes them useless beside those of another.
struct SaltedDigests {
    let salt: [UInt8]
    let digest: AddressDigest

    /// With the account in it: nobody can see from two digests who lives at one address. The same address in another
    /// spelling of Unicode (UAX #15) is the same one.
    ///
    /// - Parameter address: its lines without the name.
    func text(of address: [String], account: AccountID) -> String {
        let lines = [account.rawValue] + address.map(\.composed)
        return digest.text(of: salt + Array(lines.joined(separator: "\n").utf8))
    }
}
