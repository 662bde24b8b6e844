package import AudienceSelection
package import GRDB
package import MailboxDomain
package import PaperMail

/// Prints that are alike in all that costs are told by, and how many there are.
package struct PrintCount: Hashable, Sendable {
    /// The batch that their pieces were planned in.
    package let home: BatchID
    /// The batch that they were printed in: another one for a reprint.
    package let batch: BatchID
    /// Nil for control pieces.
    package let audience: Audience?
    /// 1 for the first.
    package let attempt: Int
    package let state: PieceState
    package let mailedAt: Instant?
    /// Lost for good, or followed by another print that says where the piece stands.
    package let isOver: Bool
    package let count: Int
}

extension Ledger {
    /// All prints of a run's pieces; none of a run whose pieces are forgotten.
    package func printCounts(of run: RunID) throws -> [PrintCount] {
        try read { database in
            try PrintCount.fetchAll(
                database,
                sql: """
                    SELECT p.batch_id AS home, s.batch_id AS batch, audience, attempt, state, mailed_at,
                        lost OR NOT decides AS is_over, count(*) AS count
                    FROM pieces AS p JOIN prints AS s USING (piece_id) JOIN batches AS b ON b.batch_id = p.batch_id
                    WHERE b.run = ? GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
                    """, arguments: [run])
        }
    }
}

extension PrintCount: FetchableRecord {
    package init(row: Row) throws {
        home = try row.decode(forColumn: "home")
        batch = try row.decode(forColumn: "batch")
        audience = try row.decode(Audience?.self, forColumn: "audience")
        attempt = try row.decode(forColumn: "attempt")
        state = try row.decode(forColumn: "state")
        mailedAt = try row.decode(Instant?.self, forColumn: "mailed_at")
        isOver = try row.decode(forColumn: "is_over")
        count = try row.decode(forColumn: "count")
    }
}

extension PrintCount {
    /// Whether it went to the post; what came back did before.
    package var isSent: Bool { state == .mailed || state == .returned }

    /// Whether it may still go.
    package var isUnderWay: Bool { !isSent && !isOver && state.isUnderWay }
}
