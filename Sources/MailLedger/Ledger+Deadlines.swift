import GRDB
package import MailboxDomain
package import PrintHouse

/// A batch with which something is awaited of the printer.
package struct AwaitedBatch: Hashable, Sendable {
    package var id: BatchID
    package var state: BatchState
    /// When it came to be so.
    package var since: Instant
    package var deadlines: BatchDeadlines
}

extension Ledger {
    /// Sealed batches of runs that are not closed, which are not mailed yet; in the order of their ids.
    package func awaitedBatches() throws -> [AwaitedBatch] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT batch_id, state, since, receive_within_days, mail_by, mail_within_days
                    FROM batch_states JOIN batch_deadlines USING (batch_id) JOIN batches USING (batch_id)
                    WHERE state IN ('sealed', 'handed-over', 'received') AND NOT EXISTS (
                        SELECT * FROM run_events AS e WHERE e.run = batches.run AND e.state IN ('closed', 'purged'))
                    ORDER BY batch_id
                    """
            ).map { row in
                guard let id = BatchID(row[0] as String), let state = BatchState(rawValue: row[1]),
                    let since = Instant(row[2] as String), let mailBy = CalendarDate(row[4] as String)
                else { throw LedgerError.damaged(path: "batch_deadlines") }
                return AwaitedBatch(
                    id: id, state: state, since: since,
                    deadlines: BatchDeadlines(receiveWithinDays: row[3], mailBy: mailBy, mailWithinDays: row[5]))
            }
        }
    }

    func record(_ deadlines: BatchDeadlines, for batch: BatchID, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO batch_deadlines VALUES (?, ?, ?, ?)",
            arguments: [
                batch.description, deadlines.receiveWithinDays, deadlines.mailBy.description, deadlines.mailWithinDays,
            ])
    }
}
