import GRDB
import MailboxDomain
package import PaperMail

extension Ledger {
    /// The cancellation of a run; nil for one that goes on.
    package func cancellation(of run: RunID) throws -> RunCancellation? {
        try read { try cancellation(of: run, in: $0) }
    }

    func cancellation(of run: RunID, in database: Database) throws -> RunCancellation? {
        try RunCancellation.fetchOne(
            database, sql: "SELECT by, reason, printer_confirms, at FROM cancellations WHERE run = ?", arguments: [run])
    }

    /// Why a run cannot be cancelled; nil where it can.
    ///
    /// - Parameter printerConfirms: whether the printer says that nothing of what it has is mailed.
    package func obstacleToCancelling(_ run: RunID, printerConfirms: Bool) throws -> CancellingObstacle? {
        try read { try obstacleToCancelling(run, printerConfirms: printerConfirms, in: $0) }
    }

    /// Cancels a run with its batches and pieces, in one transaction: nobody of it has a letter under way any more.
    ///
    /// Pieces that failed, were withdrawn or called back stay so. Again is nothing new.
    /// - Returns: what was in the way, and nothing is cancelled then.
    package func cancel(_ run: RunID, _ cancellation: RunCancellation) throws -> CancellingObstacle? {
        try write { database in
            guard try self.cancellation(of: run, in: database) == nil else { return nil }
            let obstacle = try obstacleToCancelling(
                run, printerConfirms: cancellation.printerConfirms, in: database)
            if let obstacle { return obstacle }
            let time = cancellation.at
            try database.execute(
                sql: "INSERT INTO cancellations (run, by, reason, printer_confirms, at) VALUES (?, ?, ?, ?, ?)",
                arguments: [run, cancellation.by, cancellation.reason, cancellation.printerConfirms, time])
            try add(.cancelled, to: run, by: cancellation.by, at: time, in: database)
            let batches = try BatchID.fetchAll(
                database, sql: "SELECT batch_id FROM batches WHERE run = ? ORDER BY batch_id", arguments: [run])
            for batch in batches { try add(.cancelled, to: batch, at: time, in: database) }
            try cancelPieces(of: run, at: time, in: database)
            for batch in batches { try follow(batch, in: database) }
            return nil
        }
    }

    private func cancelPieces(of run: RunID, at time: Instant, in database: Database) throws {
        let goingOn = """
            batch_id IN (SELECT batch_id FROM batches WHERE run = :run)
                AND own_state NOT IN ('failed', 'withdrawn', 'pulled')
            """
        try database.execute(
            sql: """
                INSERT INTO piece_events (piece_id, attempt, state, at)
                SELECT piece_id, attempt, 'cancelled', :at FROM piece_states WHERE \(goingOn) ORDER BY piece_id
                """, arguments: ["run": run, "at": time])
        try database.execute(
            sql: """
                UPDATE piece_states SET own_state = 'cancelled', state = 'cancelled', since = :at WHERE \(goingOn)
                """, arguments: ["run": run, "at": time])
    }

    private func obstacleToCancelling(
        _ run: RunID, printerConfirms: Bool, in database: Database
    ) throws -> CancellingObstacle? {
        guard try state(of: run, in: database) != nil else { return .notApproved }
        let ofRun = "batch_id IN (SELECT batch_id FROM batches WHERE run = ?)"
        func count(_ table: String, _ condition: String) throws -> Int {
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM \(table) WHERE \(ofRun) AND \(condition)", arguments: [run]) ?? 0
        }
        guard try count("closings", "true") == 0 else { return .closed }
        let mailed = try count("piece_states", "state IN ('mailed', 'returned')")
        guard mailed == 0 else { return .mailed(pieces: mailed) }
        // What a printer reports of a batch says that it has it, whatever we recorded.
        let left = try count(
            "batch_states",
            """
            (state NOT IN ('planned', 'rendered', 'sealed') OR own_state = 'handed-over'
                OR batch_id IN (SELECT batch_id FROM departures) OR batch_id IN (SELECT batch_id FROM counting_claims))
            """)
        return left > 0 && !printerConfirms ? .leftUs(batches: left) : nil
    }
}
