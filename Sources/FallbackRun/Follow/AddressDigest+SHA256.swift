import MailLedger
import PaperMail
import StrictFiles

extension AddressDigest {
    /// The digest of every ledger there is.
    static let sha256 = AddressDigest { FileDigest(of: $0).hexadecimal }
}
