package import AudienceSelection
import GRDB
import MailboxDomain
package import PaperMail

extension Ledger {
    /// How far a run has come; nil before its approval.
    package func state(of run: RunID) throws -> RunState? {
        try read { try state(of: run, in: $0) }
    }

    func state(of run: RunID, in database: Database) throws -> RunState? {
        try RunState.fetchOne(
            database,
            // A run that was purged stays so, also when it is closed after that.
            sql: "SELECT state FROM run_events WHERE run = ? ORDER BY state = 'purged' DESC, number DESC LIMIT 1",
            arguments: [run])
    }

    /// The number of the last event of any run: what a plan remembers, to see whether it was overtaken.
    package func lastRunEvent() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT coalesce(max(number), 0) FROM run_events") ?? 0 }
    }

    /// A run that was approved after an event, other than `run` itself.
    package func runApproved(after event: Int, otherThan run: RunID) throws -> RunID? {
        try read { database in
            try RunID.fetchOne(
                database,
                sql: """
                    SELECT run FROM run_events WHERE state = 'approved' AND number > ? AND run <> ?
                    ORDER BY number LIMIT 1
                    """, arguments: [event, run])
        }
    }

    /// The last approved run before `run`, or the last that had an audience take part; with its counts. One that was
    /// cancelled tells nothing: perhaps just its size was wrong.
    package func runBefore(
        _ run: RunID, with audience: Audience? = nil
    ) throws -> (run: RunID, counts: RunCounts)? {
        try read { database in
            let runs = try RunID.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT run FROM run_counts WHERE kind = 'matched' AND code = coalesce(?, code)
                        AND run NOT IN (SELECT run FROM cancellations)
                    """,
                arguments: [audience])
            return try runs.filter { $0 < run }.max().map { ($0, try counts(of: $0, in: database)) }
        }
    }

    private func counts(of run: RunID, in database: Database) throws -> RunCounts {
        try RunCounts(
            rows: Row.fetchAll(
                database, sql: "SELECT kind, code, count FROM run_counts WHERE run = ?", arguments: [run]))
    }
}
