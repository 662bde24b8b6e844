import GRDB
import MailboxDomain
import PrintHouse

/// What came of looking at a batch's claims again.
struct FollowedBatch {
    var stateBefore: BatchState
    var changes: [BatchStanding.Change: Int] = [:]
    /// The claims that do not count.
    var objections: [FeedbackClaim: ClaimObjection] = [:]
    /// Those that did not count before the new ones came in either.
    var refusedBefore: Set<FeedbackClaim> = []

    /// Mailings of pieces that were printed again: two letters may have gone.
    fileprivate var besideReprints: [FeedbackClaim: ClaimObjection] = [:]
    /// Pieces that came back, or did so before.
    fileprivate var returned: [PieceID] = []

    fileprivate mutating func notice(_ mailing: FeedbackClaim, of piece: PieceID, reprintedIn batch: BatchID) {
        if case .besideReprint(let count, let first, let batch) = besideReprints[mailing] {
            besideReprints[mailing] = .besideReprint(count: count + 1, first: first, batch)
        } else {
            besideReprints[mailing] = .besideReprint(count: 1, first: piece, batch)
        }
    }

    fileprivate mutating func object(to claim: FeedbackClaim, piece: PieceID, in state: PieceState) {
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

extension Ledger {
    /// Brings what is now up to date with the claims: for a whole batch, or some of its pieces.
    ///
    /// - Parameter new: claims that came in since it was last up to date.
    @discardableResult
    func follow(
        _ batch: BatchID, pieces: Set<PieceID>? = nil, new: Set<FeedbackClaim> = [], in database: Database
    ) throws -> FollowedBatch {
        guard let own = try ownState(of: batch, in: database), let before = try state(of: batch, in: database) else {
            throw LedgerError.damaged(path: "batches")
        }
        var followed = FollowedBatch(stateBefore: before)
        let claims = try claims(of: batch, pieces: pieces, in: database)
        let closedAt = try closing(of: batch, in: database)
        guard !claims.isEmpty || closedAt != nil else { return followed }
        let update = try database.makeStatement(
            sql: """
                UPDATE piece_states SET state = :state, mailed_at = :mailed, return_reason = :reason,
                    since = coalesce(:since, (
                        SELECT at FROM piece_events AS e
                        WHERE e.piece_id = piece_states.piece_id AND e.attempt = piece_states.attempt
                        ORDER BY number DESC LIMIT 1))
                WHERE piece_id = :piece AND batch_id = :batch
                """)
        let whole = BatchHistory.counting(claims[nil] ?? [], own: own)
        let wholeBefore = BatchHistory.counting((claims[nil] ?? []).filter { !new.contains($0) }, own: own)
        for piece in try standings(in: batch, pieces: pieces, database) {
            let ofPiece = claims[piece.id] ?? []
            let history = PieceHistory(own: piece.own, claims: whole + ofPiece, closedAt: closedAt)
            for refusal in history.refusals {
                followed.object(to: refusal.claim, piece: piece.id, in: refusal.state)
            }
            let earlier = PieceHistory(own: piece.own, claims: wholeBefore + ofPiece.filter { !new.contains($0) })
            followed.refusedBefore.formUnion(earlier.refusals.map(\.claim))
            if let claim = history.leftDespiteRecall { followed.objections[claim] = .despiteRecall }
            if let claim = earlier.leftDespiteRecall { followed.refusedBefore.insert(claim) }
            if let reprint = piece.reprint {
                if let mailing = history.mailing { followed.notice(mailing, of: piece.id, reprintedIn: reprint) }
                if let mailing = earlier.mailing { followed.refusedBefore.insert(mailing) }
            }
            if piece.state != history.state {
                followed.changes[BatchStanding.Change(from: piece.state, to: history.state), default: 0] += 1
            }
            try update.execute(arguments: [
                "state": history.state.rawValue, "mailed": history.mailedAt?.description,
                "reason": history.state == .returned ? history.returnReason?.rawValue : nil,
                "since": history.since?.description, "piece": piece.id.description, "batch": batch.description,
            ])
            if piece.state == .returned || history.state == .returned { followed.returned.append(piece.id) }
        }
        followed.objections.merge(followed.besideReprints) { objection, _ in objection }
        try decideAmongPrints(in: batch, database)
        for piece in followed.returned { try recordReturn(of: piece, in: database) }
        try follow(batch, own: own, claims: claims[nil] ?? [], new: new, into: &followed, in: database)
        return followed
    }

    private func follow(
        _ batch: BatchID, own: BatchState, claims: [FeedbackClaim], new: Set<FeedbackClaim>,
        into followed: inout FollowedBatch, in database: Database
    ) throws {
        let history = BatchHistory(own: own, claims: claims, piecesDoneAt: try piecesDoneAt(of: batch, in: database))
        // What cannot be for the batch is said once, not for each of its pieces.
        for refusal in history.refusals { followed.objections[refusal.claim] = .batch(refusal.state) }
        followed.refusedBefore.formUnion(
            BatchHistory(own: own, claims: claims.filter { !new.contains($0) }).refusals.map(\.claim))
        try database.execute(
            sql: """
                UPDATE batch_states SET state = :state, since = coalesce(:since, (
                    SELECT at FROM batch_events AS e WHERE e.batch_id = batch_states.batch_id
                    ORDER BY number DESC LIMIT 1))
                WHERE batch_id = :batch
                """,
            arguments: [
                "state": history.state.rawValue, "since": history.since?.description, "batch": batch.description,
            ])
    }

    /// Which of a piece's prints says where it stands: one that came back or was mailed, or else the last.
    ///
    /// Only for pieces of a batch that were printed more than once; for all others the one there is decides.
    func decideAmongPrints(in batch: BatchID, _ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE piece_states SET decides = attempt = (
                    SELECT attempt FROM piece_states AS o WHERE o.piece_id = piece_states.piece_id
                    ORDER BY state = 'returned' DESC, state = 'mailed' DESC, attempt DESC LIMIT 1)
                WHERE piece_id IN (SELECT piece_id FROM piece_states WHERE attempt > 1
                    INTERSECT SELECT piece_id FROM piece_states WHERE batch_id = ?)
                """, arguments: [batch.description])
    }

    /// When a batch was closed; nil while more is expected of it.
    func closing(of batch: BatchID, in database: Database) throws -> Instant? {
        try String.fetchOne(database, sql: "SELECT at FROM closings WHERE batch_id = ?", arguments: [batch.description])
            .flatMap { Instant($0) }
    }

    /// When the last piece of a batch was mailed, pulled or came back; nil while one waits, and where none was printed.
    ///
    /// A piece on a pull list waits for the printer's word that it was taken out.
    private func piecesDoneAt(of batch: BatchID, in database: Database) throws -> Instant? {
        let waiting = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM piece_states
                WHERE batch_id = ? AND state NOT IN ('failed', 'mailed', 'pulled', 'returned')
                """, arguments: [batch.description])
        guard waiting == 0, try unconfirmedPulls(of: batch, in: database) == 0 else { return nil }
        return try String.fetchAll(
            database,
            sql:
                "SELECT DISTINCT coalesce(mailed_at, since) FROM piece_states WHERE batch_id = ? AND state <> 'failed'",
            arguments: [batch.description]
        ).compactMap { Instant($0) }.max()
    }
}
