import MailboxDomain

/// What can be wrong with evidence.
package enum EvidenceFault: String, FindingCode {
    case orderDiffers = "evidence-order-differs"
    /// The order is of another run, or has no root.
    case orderUnfit = "evidence-order-unfit"
    case recordForm = "evidence-record-form"
    /// The record is of another account or run than the file says.
    case recordContradiction = "evidence-record-contradiction"
    /// Record, salt and path do not lead to the root in the order.
    case proofDiffers = "evidence-proof-differs"
    case fileMissing = "evidence-file-missing"
    case fileDiffers = "evidence-file-differs"
}
