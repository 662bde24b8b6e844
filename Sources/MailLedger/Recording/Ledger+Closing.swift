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
}
