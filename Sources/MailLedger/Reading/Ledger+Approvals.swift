import GRDB
import MailboxDomain
package import PaperMail

extension Ledger {
    /// The approval of a run; nil for one that was never approved here.
    package func approval(of run: RunID) throws -> ApprovalRecord? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT by, at, statement, signature FROM approvals JOIN run_events USING (run)
                    WHERE run = ? AND state = 'approved'
                    """, arguments: [run]
            ).map { row in
                ApprovalRecord(
                    by: try row.decode(String.self, forColumn: "by"), at: try row.decode(Instant.self, forColumn: "at"),
                    statement: try row.decode(String?.self, forColumn: "statement"),
                    signature: try row.decode(String?.self, forColumn: "signature"))
            }
        }
    }

    /// Which workspace this is the ledger of.
    package func workspace() throws -> WorkspaceID {
        try read { database in
            let row = try Row.fetchOne(database, sql: "SELECT id FROM workspace")
            guard let row else { throw LedgerError.damaged(path: path) }
            return try row.decode(WorkspaceID.self, forColumn: "id")
        }
    }
}
