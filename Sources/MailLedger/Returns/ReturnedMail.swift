package import MailboxDomain

/// What came back, as far as it says whom not to write to. It holds no addresses, only digests to compare with.
package struct ReturnedMail: Sendable {
    struct Account {
        var isDeceased = false
        var addresses: Set<KeyedDigest> = []
        /// Whether a piece came back from an address that is not known any more.
        var hasUnknownAddress = false
    }

    private let accounts: [AccountID: Account]
    private let digests: SaltedDigests

    init(accounts: [AccountID: Account], digests: SaltedDigests) {
        self.accounts = accounts
        self.digests = digests
    }

    package var isEmpty: Bool { accounts.isEmpty }

    /// Whether a piece came back because its reader has died: nothing more is sent, wherever they lived.
    package func isDeceased(_ account: AccountID) -> Bool { accounts[account]?.isDeceased == true }

    /// Whether mail to an account came back from this address, or from one that is not known any more.
    ///
    /// - Parameter address: its lines without the name; nil where it has no usable one.
    package func cameBack(to account: AccountID, from address: @autoclosure () -> [String]?) -> Bool {
        guard let returned = accounts[account] else { return false }
        if returned.hasUnknownAddress { return true }
        guard !returned.addresses.isEmpty, let address = address() else { return false }
        return Set(returned.addresses.map(\.key)).contains { key in
            // Without its key it could be any address.
            digests.digest(of: address, account: account, key: key).map(returned.addresses.contains) ?? true
        }
    }

    /// Whether a piece that was planned before would go where mail came back from since.
    package func stops(_ account: AccountID, at address: [String]) -> Bool {
        isDeceased(account) || cameBack(to: account, from: address)
    }
}
