import GRDB
package import MailboxDomain
package import PrintHouse

/// What a run came to when it was closed.
package struct RunClosing: Hashable, Sendable {
    /// How many pieces are in each state; those without a piece are left out.
    package var pieces: [PieceState: Int]
    /// How many of them were never reported mailed, spoiled or missing, and count as missing since.
    package var unreported: Int
    /// Whether it was closed before, so that nothing changed.
    package var wasClosed: Bool
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
            guard unsealed.isEmpty else { throw LedgerError.notSealed(run) }
            guard awaited.isEmpty || acceptsUnreported else { return (nil, awaited) }
            let open = try String.fetchAll(
                database,
                sql: """
                    SELECT batch_id FROM batches WHERE run = ? AND batch_id NOT IN (SELECT batch_id FROM closings)
                    ORDER BY batch_id
                    """, arguments: [run.description]
            ).compactMap { BatchID($0) }
            for batch in open {
                try database.execute(
                    sql: "INSERT INTO closings VALUES (?, ?, ?)",
                    arguments: [batch.description, name, time.description])
                try follow(batch, in: database)
            }
            let wasClosed = try state(of: run, in: database) == .closed
            if !wasClosed { try add(.closed, to: run, by: name, at: time, in: database) }
            return (
                RunClosing(
                    pieces: try statesOfPieces(of: run, in: database), unreported: awaited.values.reduce(0, +),
                    wasClosed: wasClosed), [:]
            )
        }
    }

    /// How many pieces of a run are in each state; those without a piece are left out.
    func statesOfPieces(of run: RunID, in database: Database) throws -> [PieceState: Int] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT state, count(*) FROM piece_states JOIN batches USING (batch_id)
                WHERE run = ? AND decides GROUP BY state
                """, arguments: [run.description])
        return try rows.reduce(into: [:]) { counts, row in
            guard let state = PieceState(rawValue: row[0]) else { throw LedgerError.damaged(path: "pieces") }
            counts[state] = row[1]
        }
    }
}
