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
        guard !claims.isEmpty else { return followed }
        let update = try database.makeStatement(
            sql: """
                UPDATE piece_states SET state = :state, mailed_at = :mailed, since = coalesce(:since, (
                    SELECT at FROM piece_events AS e WHERE e.piece_id = piece_states.piece_id
                    ORDER BY number DESC LIMIT 1))
                WHERE piece_id = :piece
                """)
        for piece in try standings(in: batch, pieces: pieces, database) {
            let all = (claims[nil] ?? []) + (claims[piece.id] ?? [])
            let history = PieceHistory(own: piece.own, claims: all)
            for refusal in history.refusals {
                followed.object(to: refusal.claim, piece: piece.id, in: refusal.state)
            }
            if all.contains(where: new.contains) {
                let earlier = PieceHistory(own: piece.own, claims: all.filter { !new.contains($0) })
                followed.refusedBefore.formUnion(earlier.refusals.map(\.claim))
            } else {
                followed.refusedBefore.formUnion(history.refusals.map(\.claim))
            }
            if piece.state != history.state {
                followed.changes[BatchStanding.Change(from: piece.state, to: history.state), default: 0] += 1
            }
            try update.execute(arguments: [
                "state": history.state.rawValue, "mailed": history.mailedAt?.description,
                "since": history.since?.description, "piece": piece.id.description,
            ])
            try recordReturn(of: piece.id, account: piece.account, from: piece.state, history: history, in: database)
        }
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

    /// When the last piece of a batch was mailed, pulled or came back; nil while one waits, and where none was printed.
    private func piecesDoneAt(of batch: BatchID, in database: Database) throws -> Instant? {
        let waiting = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM piece_states
                WHERE batch_id = ? AND state NOT IN ('failed', 'mailed', 'pulled', 'returned')
                """, arguments: [batch.description])
        guard waiting == 0 else { return nil }
        return try String.fetchAll(
            database,
            sql:
                "SELECT DISTINCT coalesce(mailed_at, since) FROM piece_states WHERE batch_id = ? AND state <> 'failed'",
            arguments: [batch.description]
        ).compactMap { Instant($0) }.max()
    }

    private struct Standing {
        var id: PieceID
        var account: AccountID
        var own: PieceState
        var state: PieceState
    }

    private func standings(
        in batch: BatchID, pieces: Set<PieceID>?, _ database: Database
    ) throws -> [Standing] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT piece_id, account_id, own_state, state FROM piece_states JOIN pieces USING (piece_id)
                WHERE piece_states.batch_id = :batch \(pieces.condition) ORDER BY piece_id
                """, arguments: pieces.arguments(for: batch)
        ).map { row in
            guard let id = PieceID(row[0] as String), let account = AccountID(row[1] as String),
                let own = PieceState(rawValue: row[2]), let state = PieceState(rawValue: row[3])
            else { throw LedgerError.damaged(path: "pieces") }
            return Standing(id: id, account: account, own: own, state: state)
        }
    }

    /// The claims about a batch by piece; nil holds those about all of it.
    private func claims(
        of batch: BatchID, pieces: Set<PieceID>?, in database: Database
    ) throws -> [PieceID?: [FeedbackClaim]] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT piece_id, status, at, reason FROM claims
                WHERE batch_id = :batch \(pieces == nil ? "" : "AND (piece_id = '' \(pieces.condition("OR")))")
                """, arguments: pieces.arguments(for: batch))
        var claims: [PieceID?: [FeedbackClaim]] = [:]
        while let row = try rows.next() {
            let (piece, reason): (String, String) = (row[0], row[3])
            guard let status = FeedbackStatus(rawValue: row[1]), let at = Instant(row[2] as String) else {
                throw LedgerError.damaged(path: "claims")
            }
            let id = piece.isEmpty ? nil : PieceID(piece)
            claims[id, default: []].append(
                FeedbackClaim(batch: batch, piece: id, status: status, at: at, reason: ReturnReason(rawValue: reason)))
        }
        return claims
    }
}

extension Set<PieceID>? {
    fileprivate var condition: String { self == nil ? "" : condition("AND") }

    fileprivate func condition(_ word: String) -> String {
        "\(word) piece_id IN (SELECT value FROM json_each(:pieces))"
    }

    fileprivate func arguments(for batch: BatchID) -> StatementArguments {
        guard let self else { return ["batch": batch.description] }
        // Piece ids are digits and capitals: nothing in them needs escaping.
        let list = self.map { "\"\($0)\"" }.sorted().joined(separator: ",")
        return ["batch": batch.description, "pieces": "[\(list)]"]
    }
}
