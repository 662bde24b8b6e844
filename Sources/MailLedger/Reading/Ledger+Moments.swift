import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// When the last step was recorded, by the clock of then; nil where nothing was.
    ///
    /// Feedback is not asked: there may be millions of rows, and each comes between steps of ours.
    package func lastStep() throws -> Instant? {
        try read { database in
            // All are RFC 3339 in UTC and whole seconds, so that their texts are in the order of time.
            try Instant.fetchOne(
                database,
                sql: """
                    SELECT max(at) FROM (\(LedgerSchema.steps)) AS s LEFT JOIN passed_steps AS passed USING (steps)
                    WHERE passed.number IS NULL OR s.number > passed.number
                    """)
        }
    }

    /// From now on only later steps tell how late it is at least: the clock was wrong when one before was recorded.
    package func passSteps() throws {
        try write { database in
            let last = "SELECT steps, max(number) FROM (\(LedgerSchema.steps)) GROUP BY steps"
            try database.execute(sql: "DELETE FROM passed_steps; INSERT INTO passed_steps (steps, number) \(last)")
        }
    }

    /// When a batch was sealed; nil while it was not, and where that was recorded by a wrong clock.
    package func sealing(of batch: BatchID) throws -> Instant? {
        try read { database in
            try Instant.fetchOne(
                database,
                sql: """
                    SELECT max(at) FROM batch_events WHERE batch_id = ? AND state = 'sealed'
                        AND \(Self.isNotPassed("batch_events"))
                    """,
                arguments: [batch])
        }
    }

    /// When a run was closed, the last time; nil where it never was, and where that was recorded by a wrong clock.
    package func closing(of run: RunID) throws -> Instant? {
        try read { database in
            try Instant.fetchOne(
                database,
                sql: """
                    SELECT max(at) FROM run_events WHERE run = ? AND state = 'closed' AND \(Self.isNotPassed("run_events"))
                    """, arguments: [run])
        }
    }

    /// What was recorded by a clock that a person said was wrong tells no time.
    private static func isNotPassed(_ steps: String) -> String {
        "number > coalesce((SELECT number FROM passed_steps WHERE steps = '\(steps)'), 0)"
    }
}
