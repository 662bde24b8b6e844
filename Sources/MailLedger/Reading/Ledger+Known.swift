import GRDB
package import PaperMail

/// What a ledger knows of what can lie beside it.
package struct KnownToLedger: Hashable, Sendable {
    /// Runs of which it has the approval.
    package var approved: Set<RunID> = []
    package var batches: Set<BatchID> = []
    /// The numbers of the reprints that were ordered of a run.
    package var reprints: [RunID: Set<Int>] = [:]
    /// The number of the last step of any run.
    package var lastRunEvent = 0
    /// The number of the last event; 0 for none.
    package var lastEvent = 0

    /// Of a ledger that is not there.
    package init() {}
}

extension Ledger {
    package func known() throws -> KnownToLedger {
        try read { database in
            var known = KnownToLedger()
            known.approved = try RunID.fetchSet(
                database, sql: "SELECT run FROM approvals JOIN run_events USING (run) WHERE state = 'approved'")
            known.batches = try BatchID.fetchSet(database, sql: "SELECT batch_id FROM batches")
            for row in try Row.fetchAll(database, sql: "SELECT run, number FROM reprint_orders") {
                let run = try row.decode(RunID.self, forColumn: "run")
                known.reprints[run, default: []].insert(try row.decode(Int.self, forColumn: "number"))
            }
            known.lastRunEvent = try Int.fetchOne(database, sql: "SELECT max(number) FROM run_events") ?? 0
            known.lastEvent = try Int.fetchOne(database, sql: "SELECT max(number) FROM events") ?? 0
            return known
        }
    }

    /// The digest of an event; nil where there is none of that number.
    package func digest(ofEvent number: Int) throws -> String? {
        try read { database in
            try String.fetchOne(database, sql: "SELECT digest FROM events WHERE number = ?", arguments: [number])
        }
    }
}
