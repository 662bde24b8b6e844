package import AudienceSelection
import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// Why an account was or was not written to in an approved run; nil where it was not considered.
    package func decision(on account: AccountID, in run: RunID) throws -> LedgerDecision? {
        try read { database in
            try LedgerDecision.fetchOne(
                database, sql: "\(Self.decisions) WHERE account_id = ? AND run = ?", arguments: [account, run])
        }
    }

    /// Hands over who was written to in an approved run or had to wait, as they were then, in the order of accounts.
    ///
    /// Pieces that never left (failed, pulled, withdrawn, cancelled, lost for good) are left out: they told nobody anything.
    package func forEachFollowed(in run: RunID, _ body: (LedgerDecision) throws -> Void) throws {
        try read { database in
            let decisions = try LedgerDecision.fetchCursor(
                database,
                sql: """
                    \(Self.decisions) WHERE run = :run AND email_state IS NOT NULL AND NOT EXISTS (
                        SELECT * FROM pieces AS p JOIN batches USING (batch_id) JOIN prints USING (piece_id)
                        WHERE p.account_id = decisions.account_id AND batches.run = :run AND decides
                            AND (state IN ('failed', 'pulled', 'withdrawn', 'cancelled') OR lost))
                    ORDER BY account_id
                    """, arguments: ["run": run])
            while let decision = try decisions.next() { try body(decision) }
        }
    }

    /// Hands over everybody in an approved run for whom lots decided whether they were written to, in the order of accounts:
    /// also whose letter never left, because lots did not decide that.
    package func forEachDrawn(in run: RunID, _ body: (LedgerDecision, _ lot: Audience) throws -> Void) throws {
        try read { database in
            let decisions = try LedgerDecision.fetchCursor(
                database, sql: "\(Self.decisions) WHERE run = ? AND lot IS NOT NULL ORDER BY account_id",
                arguments: [run])
            while let decision = try decisions.next() {
                if let lot = decision.lot { try body(decision, lot) }
            }
        }
    }

    /// How many of those who had to wait in a run got a letter of a later one before a moment, by the audience that they
    /// waited for: of all, and of those for whom lots decided it.
    package func mailedLater(than run: RunID, before moment: Instant) throws -> [Audience: (all: Int, drawn: Int)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT waiting_for, count(DISTINCT account_id) AS everybody,
                        count(DISTINCT iif(lot IS NULL, NULL, account_id)) AS drawn
                    FROM decisions AS d JOIN pieces USING (account_id) JOIN batches AS b USING (batch_id)
                        JOIN piece_states AS s USING (piece_id)
                    WHERE d.run = :run AND waiting_for IS NOT NULL AND b.run > :run AND s.mailed_at < :moment
                        AND s.state IN ('mailed', 'returned')
                    GROUP BY waiting_for
                    """, arguments: ["run": run, "moment": moment]
            ).reduce(into: [:]) { counts, row in
                counts[try row.decode(Audience.self, forColumn: "waiting_for")] = (
                    try row.decode(forColumn: "everybody"), try row.decode(forColumn: "drawn")
                )
            }
        }
    }

    /// Hands over everybody who was considered in an approved run, in the order of accounts.
    package func forEachDecision(in run: RunID, _ body: (LedgerDecision) throws -> Void) throws {
        try read { database in
            let decisions = try LedgerDecision.fetchCursor(
                database, sql: "\(Self.decisions) WHERE run = ? ORDER BY account_id", arguments: [run])
            while let decision = try decisions.next() { try body(decision) }
        }
    }

    private static let decisions = """
        SELECT account_id, audience, reason, waiting_for, email_state, digid_level, last_login_at, lot FROM decisions
        """
}
