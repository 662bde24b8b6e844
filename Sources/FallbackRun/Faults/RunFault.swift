import MailboxDomain

/// What can be wrong with how a workspace is set, and with what came back from outside.
package enum RunFault: String, FindingCode {
    /// The address would not show through the envelope's window.
    case window
    case colourProfile = "colour-profile"
    /// Feedback that is said to be of a moment which is still to come.
    case afterNow = "after-now"
    /// Feedback of a day on which its batch was not handed over yet.
    case beforeHandOver = "before-hand-over"
    /// A row that a person took back comes in again.
    /// A row to take back was never taken.
    case neverTaken = "never-taken"
    /// A line that is no event, or an attribute that is not as CloudEvents or we ask.
    case eventForm = "event-form"
    /// An event of a type that is not known.
    case eventType = "event-type"
    case unknownBatch = "unknown-batch"
    case unknownPiece = "unknown-piece"
    case unknownReprint = "unknown-reprint"
    case pieceOfAnotherBatch = "piece-of-another-batch"
    case failedPiece = "failed-piece"
    case impossibleChange = "impossible-change"
    case mailedBesideReprint = "mailed-beside-reprint"
    case mailedDespiteRecall = "mailed-despite-recall"
    case mailedDespiteCancelling = "mailed-despite-cancelling"
    /// Feedback that says of a test that it was mailed.
    case mailedTest = "mailed-test"
    /// Mailed, or inserted without counts, where the contract asks for the counts of the inserter's camera.
    case notInserted = "not-inserted"
    /// What the camera counted is not what the batch has.
    case insertedCount = "inserted-count"
    /// A row of mailing.csv about a lot that nobody ordered; one that says something else than the order; one with another
    /// number of pieces than are reported mailed.
    case mailingUnknown = "mailing-unknown"
    case mailingDiffers = "mailing-differs"
    case mailingCount = "mailing-count"
    /// Codes of a carrier: of a piece of which it was told nothing; another one than before; one of two pieces; one that comes
    /// when the printer has another, or when nothing is printed any more.
    case codeNotAsked = "code-not-asked"
    case codeDiffers = "code-differs"
    case codeTwice = "code-twice"
    case codeLeft = "code-left"
    case codeLate = "code-late"
    /// The layout has no place for them.
    case codingZone = "coding-zone"
    case reprintShare = "reprint-share"
    case batchBalance = "batch-balance"
}
