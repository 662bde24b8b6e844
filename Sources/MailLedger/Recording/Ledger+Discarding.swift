import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// Records that a plan which nobody approved is removed.
    package func recordDiscarding(of run: RunID, by name: String, at time: Instant) throws {
        try write { try recordPurge(of: Self.discardedPlan, run: run, by: name, at: time, in: $0) }
    }

    /// Whether a plan of a run was ever removed so.
    package func hasDiscarded(_ run: RunID) throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT * FROM purges WHERE what = ? AND run = ?)",
                arguments: [Self.discardedPlan, run]) ?? false
        }
    }

    /// What the table of purges calls it.
    private static let discardedPlan = "discarded plan"
}
