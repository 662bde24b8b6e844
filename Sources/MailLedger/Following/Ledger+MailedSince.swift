import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// Whom feedback says a letter was mailed to, taken in after a run was planned: the plan could not know of it.
    package func accountsReportedMailed(sincePlanning run: RunID) throws -> Set<AccountID> {
        try read { database in
            try AccountID.fetchSet(
                database,
                sql: """
                    SELECT account_id FROM pieces JOIN piece_states AS s USING (piece_id)
                    WHERE s.mailed_at IS NOT NULL AND account_id IS NOT NULL AND EXISTS (
                        SELECT * FROM claims AS c
                        WHERE c.batch_id = s.batch_id AND c.piece_id IN ('', s.piece_id)
                            AND c.status IN ('mailed', 'returned')
                            AND c.recorded_at >= (
                                SELECT min(at) FROM events WHERE step = 'reconcile' AND number > (
                                    SELECT max(number) FROM events WHERE step = 'plan' AND run = :run)))
                    """, arguments: ["run": run])
        }
    }
}
