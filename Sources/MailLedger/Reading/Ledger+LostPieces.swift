import GRDB
package import MailboxDomain
package import PaperMail

// What a reprint has to know, and what a plan has to know of reprints.
extension Ledger {
    /// What of a closed run did not leave, in the order of the pieces' ids.
    package func lostPieces(of run: RunID) throws -> [LedgerPiece] {
        try read { database in
            try LedgerPiece.all(
                database,
                where: """
                    pieces.piece_id IN (
                        SELECT piece_id FROM prints JOIN batches USING (batch_id) WHERE run = ? AND decides AND lost)
                    """, arguments: [run])
        }
    }

    /// Accounts for which a reprint was ordered since an event of any run.
    package func accountsReprinted(since event: Int) throws -> Set<AccountID> {
        try read { database in
            try AccountID.fetchSet(
                database,
                sql: """
                    SELECT account_id FROM reprint_orders JOIN reprint_batches USING (run, number)
                    JOIN piece_states USING (batch_id) JOIN pieces USING (piece_id)
                    WHERE after_event >= ? AND account_id IS NOT NULL
                    """, arguments: [event])
        }
    }

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

    /// Whether an account has a piece that was approved after this one and was mailed or may still be.
    package func wasWrittenTo(_ account: AccountID, after piece: PieceID) throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (
                        SELECT * FROM pieces AS p JOIN prints USING (piece_id)
                        WHERE account_id = :account AND p.piece_id <> :piece AND decides
                            AND state NOT IN ('failed', 'pulled', 'withdrawn', 'cancelled') AND NOT lost
                            AND \(approval(of: "p.piece_id")) > \(approval(of: ":piece")))
                    """, arguments: ["account": account, "piece": piece]) ?? false
        }
    }

    private func approval(of piece: String) -> String {
        "(SELECT min(number) FROM piece_events AS e WHERE e.piece_id = \(piece))"
    }
}
