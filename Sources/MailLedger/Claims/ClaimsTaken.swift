package import PaperMail

/// Why a claim is not taken, or is kept and does not count.
package enum ClaimObjection: Hashable, Sendable {
    /// Not taken: nothing is known of what it is about.
    case unknownBatch, unknownPiece
    /// Not taken: the piece is of another batch.
    case pieceOfAnotherBatch(BatchID)
    /// Kept: the piece, or batch, stood elsewhere when it was said to happen.
    case piece(PieceState)
    case batch(BatchState)
    /// Kept: a claim about a whole batch that cannot be for some of its pieces.
    case piecesOfBatch(count: Int, first: PieceID, PieceState)
    /// Kept, and counts: mailed, though pieces were taken for lost and printed again in another batch.
    case besideReprint(count: Int, first: PieceID, BatchID)
    /// Kept, and counts: mailed, though it was on a pull list.
    case despiteRecall
    /// Kept, and counts: mailed, though its run was cancelled.
    case despiteCancelling
    /// Nothing to correct: it was never taken. Perhaps one that says the same of another moment, or for another reason.
    case neverTaken(meant: FeedbackClaim?)

    package var isTaken: Bool {
        switch self {
        case .unknownBatch, .unknownPiece, .pieceOfAnotherBatch, .neverTaken: false
        case .piece, .batch, .piecesOfBatch, .besideReprint, .despiteRecall, .despiteCancelling: true
        }
    }
}

/// What the ledger made of claims that were brought to it together.
package struct ClaimsTaken: Hashable, Sendable {
    package struct Outcome: Hashable, Sendable {
        /// False also for the second of two that are equal.
        package var isNew: Bool
        /// Whether a person said of the claim that it is wrong: it is known, and does not count.
        package var isTakenBack = false
        package var objection: ClaimObjection?
    }

    /// One for each claim, in the order in which they were given.
    package var outcomes: [Outcome] = []
    /// The same for those that were said to be wrong, and for those that are right after all.
    package var takenBack: [Outcome] = []
    package var restored: [Outcome] = []
    /// Claims of earlier times to which something is wrong only now that more is known.
    package var overturned: [FeedbackClaim: ClaimObjection] = [:]
    /// The batches that the claims are about, as they stand now; in the order of their ids.
    package var batches: [BatchStanding] = []
    /// Returned pieces whose address is not known any more, in the order of their ids.
    package var withoutAddress: [PieceID] = []
}
