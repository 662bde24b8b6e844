package import MailboxDomain

/// What a printer or the sender's post room says happened to a piece, or to a whole batch. The same claim twice is one.
package struct FeedbackClaim: Hashable, Sendable {
    /// The batch that was printed; a piece that is printed again stands in another than its own.
    package var batch: BatchID
    /// Nil where the claim is about the whole batch.
    package var piece: PieceID?
    package var status: FeedbackStatus
    package var at: Instant
    /// Given for what was returned, and for nothing else.
    package var reason: ReturnReason?

    package init(
        batch: BatchID, piece: PieceID?, status: FeedbackStatus, at: Instant, reason: ReturnReason? = nil
    ) {
        self.batch = batch
        self.piece = piece
        self.status = status
        self.at = at
        self.reason = reason
    }
}

/// In the order of time; what is said of the same moment, in the order of a piece's way.
extension FeedbackClaim: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        if left.at != right.at { return left.at < right.at }
        if left.status != right.status { return left.status < right.status }
        if left.batch != right.batch { return left.batch < right.batch }
        switch (left.piece, right.piece) {
        case (nil, _?): return true
        case (_?, nil): return false
        case (let leftPiece?, let rightPiece?) where leftPiece != rightPiece: return leftPiece < rightPiece
        default: return (left.reason?.rawValue ?? "") < (right.reason?.rawValue ?? "")
        }
    }
}
