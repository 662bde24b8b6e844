import GRDB
package import MailboxDomain
package import PaperMail

/// What a run came to when it was closed.
package struct RunClosing: Hashable, Sendable {
    /// How many pieces are in each state; those without a piece are left out.
    package var pieces: [PieceState: Int]
    /// How many of them were never reported mailed, spoiled or missing, and count as missing since.
    package var unreported: Int
    /// Whether it was closed before, so that nothing changed.
    package var wasClosed: Bool
}

extension StepReason {
    /// A person ended the reprint before it was sealed.
    static let reprintEnded = StepReason(rawValue: "reprint-ended")
}

extension Ledger {
    /// Closes every batch of a run: what is spoiled or missing then is lost for good, unless someone orders a reprint.
    ///
    /// Feedback that comes later is still taken, and counts.
    /// - Parameter acceptsUnreported: whether pieces of which nothing was reported may count as missing. Where not, and
    ///   there are any, nothing is closed and the answer is nil.
    package func close(
        _ run: RunID, by name: String, at time: Instant, acceptsUnreported: Bool
    ) throws -> (closing: RunClosing?, awaited: [PieceState: Int]) {
        try write { database in
            let before = try statesOfPieces(of: run, in: database)
            let awaited = before.filter { $0.key.isAwaited }
            let unsealed = before.filter { $0.key == .approved || $0.key == .rendered }
            if !unsealed.isEmpty {
                guard acceptsUnreported, try endReprint(of: run, at: time, in: database) else {
                    throw LedgerError.notSealed(run)
                }
            }
            guard awaited.isEmpty || acceptsUnreported else { return (nil, awaited) }
            let open = try BatchID.fetchAll(
                database,
                sql: """
                    SELECT batch_id FROM batches WHERE run = ? AND batch_id NOT IN (SELECT batch_id FROM closings)
                    ORDER BY batch_id
                    """, arguments: [run])
            for batch in open {
                try database.execute(
                    sql: "INSERT INTO closings (batch_id, by, at) VALUES (?, ?, ?)", arguments: [batch, name, time])
                try follow(batch, in: database)
            }
            let state = try state(of: run, in: database)
            // A purged run can still be closed, and stays purged.
            let wasClosed = state == .closed || state == .purged && open.isEmpty
            if !wasClosed { try add(.closed, to: run, by: name, at: time, in: database) }
            return (
                RunClosing(
                    pieces: try statesOfPieces(of: run, in: database), unreported: awaited.values.reduce(0, +),
                    wasClosed: wasClosed), [:]
            )
        }
    }

    /// Ends the prints of a reprint that are not sealed: none of them is ever printed. False where first prints are not
    /// sealed either.
    private func endReprint(of run: RunID, at time: Instant, in database: Database) throws -> Bool {
        let unsealed = """
            batch_id IN (SELECT batch_id FROM batches WHERE run = :run) AND own_state IN ('approved', 'rendered')
            """
        let first = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM piece_states WHERE \(unsealed) AND attempt = 1",
            arguments: ["run": run])
        guard first == 0 else { return false }
        try database.execute(
            sql: """
                INSERT INTO piece_events (piece_id, attempt, state, at, reason)
                SELECT piece_id, attempt, 'failed', :at, :reason FROM piece_states WHERE \(unsealed) ORDER BY piece_id
                """, arguments: ["run": run, "at": time, "reason": StepReason.reprintEnded])
        try database.execute(
            sql: "UPDATE piece_states SET own_state = 'failed', state = 'failed', since = :at WHERE \(unsealed)",
            arguments: ["run": run, "at": time])
        return true
    }
}
