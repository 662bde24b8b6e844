import PaperMail

/// What came of looking at a batch's claims again.
struct FollowedBatch {
    var stateBefore: BatchState
    var changes: [BatchStanding.Change: Int] = [:]
    /// The claims that do not count.
    var objections: [FeedbackClaim: ClaimObjection] = [:]
    /// Those that did not count before the new ones came in either.
    var refusedBefore: Set<FeedbackClaim> = []

    /// Mailings of pieces that were printed again: two letters may have gone.
    private(set) var besideReprints: [FeedbackClaim: ClaimObjection] = [:]
    /// Pieces that came back, or did so before.
    private(set) var returned: [PieceID] = []

    init(stateBefore: BatchState) { self.stateBefore = stateBefore }

    /// Takes what was found of one print.
    ///
    /// - Parameters:
    ///   - print: as it stood before.
    ///   - history: where its claims lead, the new ones too.
    ///   - earlier: where they led without these.
    mutating func add(
        _ history: PieceHistory, earlier: PieceHistory, of piece: LedgerPiece, _ print: LedgerPiece.Print
    ) {
        for refusal in history.refusals { object(to: refusal.claim, piece: piece.id, in: refusal.state) }
        refusedBefore.formUnion(earlier.refusals.map(\.claim))
        if let claim = history.leftDespiteRecall {
            objections[claim] = print.ownState == .cancelled ? .despiteCancelling : .despiteRecall
        }
        if let claim = earlier.leftDespiteRecall { refusedBefore.insert(claim) }
        if let reprint = piece.successor(of: print) {
            if let mailing = history.mailing { notice(mailing, of: piece.id, reprintedIn: reprint.batch) }
            if let mailing = earlier.mailing { refusedBefore.insert(mailing) }
        }
        if print.state != history.state {
            changes[BatchStanding.Change(from: print.state, to: history.state), default: 0] += 1
        }
        if print.state == .returned || history.state == .returned { returned.append(piece.id) }
    }

    private mutating func notice(_ mailing: FeedbackClaim, of piece: PieceID, reprintedIn batch: BatchID) {
        if case .besideReprint(let count, let first, let batch) = besideReprints[mailing] {
            besideReprints[mailing] = .besideReprint(count: count + 1, first: first, batch)
        } else {
            besideReprints[mailing] = .besideReprint(count: 1, first: piece, batch)
        }
    }

    private mutating func object(to claim: FeedbackClaim, piece: PieceID, in state: PieceState) {
        guard claim.piece == nil else {
            objections[claim] = .piece(state)
            return
        }
        if case .piecesOfBatch(let count, let first, let state) = objections[claim] {
            objections[claim] = .piecesOfBatch(count: count + 1, first: first, state)
        } else {
            objections[claim] = .piecesOfBatch(count: 1, first: piece, state)
        }
    }
}
