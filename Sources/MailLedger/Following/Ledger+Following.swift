import GRDB
import MailboxDomain
import PaperMail

extension Ledger {
    /// Brings what is now up to date with the claims: for a whole batch, or some of its pieces.
    ///
    /// - Parameters:
    ///   - new: claims that count since it was last up to date.
    ///   - gone: claims that counted then, so that what rested on them must go.
    @discardableResult
    func follow(
        _ batch: BatchID, pieces: Set<PieceID>? = nil, new: Set<FeedbackClaim> = [], gone: Set<FeedbackClaim> = [],
        in database: Database
    ) throws -> FollowedBatch {
        guard let own = try ownState(of: batch, in: database), let stateBefore = try state(of: batch, in: database)
        else {
            throw LedgerError.damaged(path: path)
        }
        var followed = FollowedBatch(stateBefore: stateBefore)
        let claims = try claims(of: batch, pieces: pieces, in: database)
        let closedAt = try closing(of: batch, in: database)
        let cancelledAt = own == .cancelled ? try cancellation(of: batch.run, in: database)?.at : nil
        guard !claims.isEmpty || closedAt != nil || !gone.isEmpty else { return followed }
        // What is in the table is of before.
        let doneBefore = try piecesDoneAt(of: batch, in: database)
        let update = try database.makeStatement(
            sql: """
                UPDATE piece_states SET state = :state, mailed_at = :mailed, return_reason = :reason,
                    since = coalesce(:since, (
                        SELECT at FROM piece_events AS e
                        WHERE e.piece_id = piece_states.piece_id AND e.attempt = piece_states.attempt
                        ORDER BY number DESC LIMIT 1))
                WHERE piece_id = :piece AND batch_id = :batch
                """)
        let whole = BatchHistory.counting(claims[nil] ?? [], own: own, cancelledAt: cancelledAt)
        let before = Self.before(claims, new: new, gone: gone)
        let wholeBefore = BatchHistory.counting(before[nil] ?? [], own: own, cancelledAt: cancelledAt)
        for piece in try self.pieces(printedIn: batch, only: pieces, in: database) {
            guard let print = piece.prints.first(where: { $0.batch == batch }) else { continue }
            let ofPiece = claims[piece.id] ?? []
            let history = PieceHistory(
                own: print.ownState, claims: whole + ofPiece, closedAt: closedAt, cancelledAt: cancelledAt)
            let earlier = PieceHistory(
                own: print.ownState, claims: wholeBefore + (before[piece.id] ?? []), cancelledAt: cancelledAt)
            followed.add(history, earlier: earlier, of: piece, print)
            let reason = history.state == .returned ? history.returnReason : nil
            try update.execute(arguments: [
                "state": history.state, "mailed": history.mailedAt, "reason": reason, "since": history.since,
                "piece": piece.id, "batch": batch,
            ])
        }
        followed.objections.merge(followed.besideReprints) { objection, _ in objection }
        try decideAmongPrints(in: batch, database)
        for piece in followed.returned { try recordReturn(of: piece, in: database) }
        try follow(
            batch, own: own, cancelledAt: cancelledAt, claims: claims[nil] ?? [],
            before: (before[nil] ?? [], piecesDoneAt: doneBefore), into: &followed, in: database)
        return followed
    }

    /// The claims that counted when all was last up to date.
    private static func before(
        _ claims: [PieceID?: [FeedbackClaim]], new: Set<FeedbackClaim>, gone: Set<FeedbackClaim>
    ) -> [PieceID?: [FeedbackClaim]] {
        let standing = claims.mapValues { $0.filter { !new.contains($0) } }
        return standing.merging(Dictionary(grouping: gone.sorted(), by: \.piece)) { $0 + $1 }
    }

    private func follow(
        _ batch: BatchID, own: BatchState, cancelledAt: Instant?, claims: [FeedbackClaim],
        before: (claims: [FeedbackClaim], piecesDoneAt: Instant?), into followed: inout FollowedBatch,
        in database: Database
    ) throws {
        let history = BatchHistory(
            own: own, claims: claims, piecesDoneAt: try piecesDoneAt(of: batch, in: database), cancelledAt: cancelledAt)
        // What cannot be for the batch is said once, not for each of its pieces.
        for refusal in history.refusals { followed.objections[refusal.claim] = .batch(refusal.state) }
        followed.refusedBefore.formUnion(
            BatchHistory(
                own: own, claims: before.claims, piecesDoneAt: before.piecesDoneAt, cancelledAt: cancelledAt
            ).refusals.map(\.claim))
        try database.execute(
            sql: """
                UPDATE batch_states SET state = :state, since = coalesce(:since, (
                    SELECT at FROM batch_events AS e WHERE e.batch_id = batch_states.batch_id
                    ORDER BY number DESC LIMIT 1))
                WHERE batch_id = :batch
                """,
            arguments: ["state": history.state, "since": history.since, "batch": batch])
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
                """, arguments: [batch])
    }

    /// When a batch was closed; nil while more is expected of it.
    func closing(of batch: BatchID, in database: Database) throws -> Instant? {
        try Instant.fetchOne(database, sql: "SELECT at FROM closings WHERE batch_id = ?", arguments: [batch])
    }

    /// When the last piece of a batch was mailed, pulled or came back; nil while one waits, and where none was mailed.
    ///
    /// A piece on a pull list waits for the printer's word that it was taken out. Where all were, nobody mailed the batch.
    private func piecesDoneAt(of batch: BatchID, in database: Database) throws -> Instant? {
        let waiting = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM piece_states
                WHERE batch_id = ? AND state NOT IN ('failed', 'mailed', 'pulled', 'returned', 'withdrawn', 'cancelled')
                """, arguments: [batch])
        guard waiting == 0, try unconfirmedPulls(of: batch, in: database) == 0 else { return nil }
        let mailed = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM piece_states WHERE batch_id = ? AND state IN ('mailed', 'returned')",
            arguments: [batch])
        guard mailed != 0 else { return nil }
        return try Instant.fetchAll(
            database,
            sql: """
                SELECT DISTINCT coalesce(mailed_at, since) FROM piece_states
                WHERE batch_id = ? AND state NOT IN ('failed', 'withdrawn')
                """,
            arguments: [batch]
        ).max()
    }
}
