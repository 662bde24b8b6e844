package import AudienceSelection
package import GRDB
package import MailboxDomain
package import PaperMail

/// When an account's letter of a run went to the post.
package struct AccountMailing: Hashable, Sendable {
    package let account: AccountID
    package let audience: Audience
    package let at: Instant
}

extension Ledger {
    /// Those of all prints of a run that went to the post, also where they came back later; an account that got two has two.
    package func mailings(of run: RunID) throws -> [AccountMailing] {
        try read { database in
            try AccountMailing.fetchAll(
                database,
                sql: """
                    SELECT account_id, audience, mailed_at
                    FROM pieces AS p JOIN piece_states AS s USING (piece_id) JOIN batches AS b ON b.batch_id = p.batch_id
                    WHERE b.run = ? AND account_id IS NOT NULL AND mailed_at IS NOT NULL
                        AND s.state IN ('mailed', 'returned')
                    """, arguments: [run])
        }
    }
}

extension AccountMailing: FetchableRecord {
    package init(row: Row) throws {
        account = try row.decode(forColumn: "account_id")
        audience = try row.decode(forColumn: "audience")
        at = try row.decode(forColumn: "mailed_at")
    }
}

extension Ledger {
    /// How many prints of some batches went to the post, also where they came back later.
    package func mailedPieces(of batches: [BatchID]) throws -> Int {
        try read { database in
            try batches.reduce(0) { sum, batch in
                let own = try Int.fetchOne(
                    database,
                    sql: """
                        SELECT count(*) FROM piece_states
                        WHERE batch_id = ? AND mailed_at IS NOT NULL AND state IN ('mailed', 'returned')
                        """, arguments: [batch])
                return sum + (own ?? 0)
            }
        }
    }
}
