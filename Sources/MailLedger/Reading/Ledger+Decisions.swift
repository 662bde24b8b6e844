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

    /// Hands over everybody who was considered in an approved run, in the order of accounts.
    package func forEachDecision(in run: RunID, _ body: (LedgerDecision) throws -> Void) throws {
        try read { database in
            let decisions = try LedgerDecision.fetchCursor(
                database, sql: "\(Self.decisions) WHERE run = ? ORDER BY account_id", arguments: [run])
            while let decision = try decisions.next() { try body(decision) }
        }
    }

    private static let decisions = """
        SELECT account_id, audience, reason, waiting_for, email_state, digid_level, last_login_at FROM decisions
        """
}
