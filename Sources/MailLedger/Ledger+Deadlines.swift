import GRDB
package import MailboxDomain
package import PrintHouse

/// A batch with which something is awaited of the printer.
package struct AwaitedBatch: Hashable, Sendable {
    package var id: BatchID
    package var state: BatchState
    /// The day on which it came to be so.
    package var since: CalendarDate
    package var deadlines: BatchDeadlines
}

extension Ledger {
    /// Sealed batches that are neither closed nor mailed, in the order of their ids.
    package func awaitedBatches(in time: DutchTime) throws -> [AwaitedBatch] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT batch_id, state, since, receive_within_days, mail_by, mail_within_days,
                        (SELECT max(day) FROM hand_overs AS h WHERE h.batch_id = batch_states.batch_id)
                    FROM batch_states JOIN batch_deadlines USING (batch_id)
                    WHERE state IN ('sealed', 'handed-over', 'received')
                        AND batch_id NOT IN (SELECT batch_id FROM closings)
                    ORDER BY batch_id
                    """
            ).map { row in
                guard let id = BatchID(row[0] as String), let state = BatchState(rawValue: row[1]),
                    let since = Instant(row[2] as String), let mailBy = CalendarDate(row[4] as String)
                else { throw LedgerError.damaged(path: "batch_deadlines") }
                // Recorded at times later than it was done.
                let handedOver = state == .handedOver ? (row[6] as String?).flatMap { CalendarDate($0) } : nil
                return AwaitedBatch(
                    id: id, state: state, since: handedOver ?? time.date(of: since),
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
