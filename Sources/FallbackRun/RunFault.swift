import MailboxDomain

/// What can be wrong with how a workspace is set, and with what came back from outside.
package enum RunFault: String, FindingCode {
    /// The address would not show through the envelope's window.
    case window
    case colourProfile = "colour-profile"
    case unknownBatch = "unknown-batch"
    case unknownPiece = "unknown-piece"
    case unknownReprint = "unknown-reprint"
    case pieceOfAnotherBatch = "piece-of-another-batch"
    case failedPiece = "failed-piece"
    case impossibleChange = "impossible-change"
    case mailedBesideReprint = "mailed-beside-reprint"
    case mailedDespiteRecall = "mailed-despite-recall"
    case reprintShare = "reprint-share"
    case batchBalance = "batch-balance"
}
