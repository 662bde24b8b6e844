package import GRDB
package import MailboxDomain
package import PaperMail

/// A step of a run, as the ledger has it.
package struct LedgerRunStep: Hashable, Sendable {
    package var state: RunState
    package var at: Instant
}

extension LedgerRunStep: FetchableRecord {
    package init(row: Row) throws {
        state = try row.decode(forColumn: "state")
        at = try row.decode(forColumn: "at")
    }
}

extension Ledger {
    /// All steps of each run, in their order.
    package func runSteps() throws -> [RunID: [LedgerRunStep]] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT run, state, at FROM run_events ORDER BY number").reduce(into: [:]) {
                try $0[$1.decode(RunID.self, forColumn: "run"), default: []].append(LedgerRunStep(row: $1))
            }
        }
    }

    /// When the last batch of a run was mailed; nil while any is still to be. A batch that the printer destroyed without
    /// mailing it counts from that moment, and one that it destroyed afterwards from its mailing all the same.
    package func allMailed(of run: RunID) throws -> Instant? {
        try read { database in
            let isWaiting = try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (
                        SELECT * FROM batch_states JOIN batches USING (batch_id)
                        WHERE run = ? AND state NOT IN ('mailed', 'deleted', 'cancelled'))
                    """, arguments: [run])
            guard isWaiting == false else { return nil }
            return try Instant.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT coalesce(mailed_at, b.since)
                    FROM batch_states AS b JOIN batches USING (batch_id)
                        LEFT JOIN piece_states AS p
                            ON p.batch_id = b.batch_id AND p.mailed_at IS NOT NULL AND b.state = 'deleted'
                    WHERE run = ?
                    """, arguments: [run]
            ).max()
        }
    }

    /// Records that something was purged. What a run wrote to people is gone with `endsRun`: the run is then purged.
    package func recordPurge(
        of what: String, run: RunID?, endsRun: Bool, by name: String, at time: Instant
    ) throws {
        try write { database in
            if let run, endsRun, let state = try state(of: run, in: database), state != .purged {
                try add(.purged, to: run, by: name, at: time, in: database)
            }
            try recordPurge(of: what, run: run, by: name, at: time, in: database)
        }
    }

    /// Forgets every account and piece of a run; its totals, and what was said of whole batches, stay.
    package func forget(_ run: RunID, by name: String, at time: Instant) throws {
        try write { database in
            let ofRun = "IN (SELECT batch_id FROM batches WHERE run = :run)"
            let ofPieces = "IN (SELECT piece_id FROM pieces WHERE batch_id \(ofRun))"
            for sql in [
                """
                INSERT INTO forgotten_pieces (run, state, count)
                SELECT run, state, count(*) FROM piece_states JOIN batches USING (batch_id)
                WHERE run = :run AND decides GROUP BY state
                """,
                """
                DELETE FROM corrections
                WHERE claim IN (SELECT number FROM claims WHERE piece_id <> '' AND batch_id \(ofRun))
                """,
                "DELETE FROM claims WHERE piece_id <> '' AND batch_id \(ofRun)",
                "DELETE FROM returned_mail WHERE piece_id \(ofPieces)",
                "DELETE FROM piece_states WHERE piece_id \(ofPieces)",
                "DELETE FROM piece_events WHERE piece_id \(ofPieces)",
                "DELETE FROM pieces WHERE batch_id \(ofRun)",
                "DELETE FROM decisions WHERE run = :run",
                "DELETE FROM withdrawals WHERE run = :run",
            ] {
                try database.execute(sql: sql, arguments: ["run": run])
            }
            try recordPurge(of: Self.ownPart, run: run, by: name, at: time, in: database)
        }
    }

    /// Whether the accounts and pieces of a run were forgotten.
    package func hasForgotten(_ run: RunID) throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT * FROM purges WHERE what = ? AND run = ?)",
                arguments: [Self.ownPart, run]) ?? false
        }
    }

    /// Writes the file anew, so that nothing of what was deleted is left in it.
    package func compact() throws { try rethrowing { try database.vacuum() } }

    /// Whether something was forgotten, and what must follow that was not recorded as done: a purge may have been cut
    /// off, and earlier versions recorded nothing of it.
    package func hasAfterwork() throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (
                        SELECT * FROM purges WHERE what = :own AND number > coalesce(
                            (SELECT max(number) FROM purges WHERE what = :afterwork), 0))
                    """, arguments: ["own": Self.ownPart, "afterwork": Self.afterwork]) ?? false
        }
    }

    /// Records that the file was written anew and all else is as it is without what was forgotten.
    package func recordAfterwork(by name: String, at time: Instant) throws {
        try write { try recordPurge(of: Self.afterwork, run: nil, by: name, at: time, in: $0) }
    }

    /// What the table of purges calls the ledger's own rows about a run.
    private static let ownPart = "ledger"
    /// What it calls all that follows a forgetting.
    private static let afterwork = "compaction"

    func recordPurge(
        of what: String, run: RunID?, by name: String, at time: Instant, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO purges (what, run, at, by) VALUES (?, ?, ?, ?)",
            arguments: [what, run, time, name])
    }
}
