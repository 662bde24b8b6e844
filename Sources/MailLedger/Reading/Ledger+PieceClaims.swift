import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// What was reported of a piece, or of a batch that it was printed in, and counts; the earliest first.
    package func claims(about piece: PieceID) throws -> [FeedbackClaim] {
        try read { database in
            try FeedbackClaim.fetchAll(
                database,
                sql: """
                    SELECT batch_id, nullif(c.piece_id, '') AS piece_id, status, at, nullif(reason, '') AS reason
                    FROM counting_claims AS c
                    WHERE c.piece_id = :piece OR (
                        c.piece_id = '' AND batch_id IN (SELECT batch_id FROM piece_states WHERE piece_id = :piece))
                    ORDER BY at, status
                    """, arguments: ["piece": piece])
        }
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
