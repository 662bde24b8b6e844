import MailLedger
import PaperMail
import StrictFiles

extension AddressDigest {
    /// The digests of a workspace's ledger: HMAC-SHA-256, with the keys of address-digests.key, of a SHA-256.
    ///
    /// Digests of an earlier version, which are that SHA-256 itself, get a key now. Throws where a key is missing that
    /// the ledger's digests were made with: a new one in its place would make mail go where it came back from.
    init(of workspace: Workspace, ledger: Ledger) throws {
        let keys = try AddressKeyFile(of: workspace)
        try keys.checkHoldsAll(of: ledger)
        self.init(keys)
        try ledger.keyAddresses(with: self)
    }

    init(_ keys: AddressKeyFile) {
        self.init(plain: SHA256.digest(of:), current: keys.current, code: keys.code(of:with:))
    }
}
