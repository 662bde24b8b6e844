import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// What was reported of a piece, or of a batch that it was printed in, the earliest first; and whether it counts: what
    /// contradicts what happened before is kept and does not.
    package func claims(about piece: PieceID) throws -> [(claim: FeedbackClaim, counts: Bool)] {
        try read { database in
            guard
                let known = try LedgerPiece.all(
                    database, where: "pieces.piece_id = :piece", arguments: ["piece": piece]
                ).first
            else { return [] }
            let all = try known.prints.flatMap { try claims(about: piece, in: $0, database) }
            return all.sorted { $0.claim < $1.claim }
        }
    }

    private func claims(
        about piece: PieceID, in print: LedgerPiece.Print, _ database: Database
    ) throws -> [(claim: FeedbackClaim, counts: Bool)] {
        let batch = print.batch
        let claims = try claims(of: batch, pieces: [piece], in: database)
        let (whole, own) = (claims[nil] ?? [], claims[piece] ?? [])
        let state = try ownState(of: batch, in: database)
        let cancelledAt = state == .cancelled ? try cancellation(of: batch.run, in: database)?.at : nil
        let counting = state.map { BatchHistory.counting(whole, own: $0, cancelledAt: cancelledAt) } ?? whole
        let history = PieceHistory(
            own: print.ownState, claims: counting + own, closedAt: try closing(of: batch, in: database),
            cancelledAt: cancelledAt)
        let refused = Set(history.refusals.map(\.claim)).union(Set(whole).subtracting(counting))
        return (whole + own).map { ($0, !refused.contains($0)) }
    }

    /// When each print of a piece went to the post, by attempt; those that did not are missing.
    package func mailings(of piece: PieceID) throws -> [Int: Instant] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT attempt, mailed_at FROM piece_states WHERE piece_id = ? AND mailed_at IS NOT NULL",
                arguments: [piece]
            ).reduce(into: [:]) { mailings, row in
                mailings[try row.decode(Int.self, forColumn: "attempt")] =
                    try row.decode(Instant.self, forColumn: "mailed_at")
            }
        }
    }
}

extension Ledger {
    /// What was reported of a batch as inserted, and counts: all of it, or these pieces.
    package func reportedInserted(of batch: BatchID) throws -> (isWholeBatch: Bool, pieces: Set<PieceID>) {
        try read { database in
            let ids = try String.fetchAll(
                database,
                sql: "SELECT piece_id FROM counting_claims WHERE batch_id = ? AND status = ?",
                arguments: [batch, FeedbackStatus.inserted])
            return (ids.contains(""), Set(ids.compactMap { PieceID($0) }))
        }
    }

    /// How many pieces of a batch were reported inserted, each in a row of its own, after a moment.
    package func countInserted(of batch: BatchID, after moment: Instant) throws -> Int {
        try read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(DISTINCT piece_id) FROM counting_claims
                    WHERE batch_id = ? AND status = ? AND piece_id <> '' AND at > ?
                    """, arguments: [batch, FeedbackStatus.inserted, moment]) ?? 0
        }
    }
}
