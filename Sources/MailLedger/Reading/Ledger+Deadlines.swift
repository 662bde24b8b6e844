import GRDB
package import MailboxDomain
package import PaperMail

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
                        (
                            SELECT day FROM hand_overs AS h WHERE h.batch_id = batch_states.batch_id
                            ORDER BY number DESC LIMIT 1
                        ) AS handed_over
                    FROM batch_states JOIN batch_deadlines USING (batch_id)
                    WHERE state IN ('sealed', 'handed-over', 'received')
                        AND batch_id NOT IN (SELECT batch_id FROM closings)
                        -- Nothing is mailed of a batch of which all was taken out.
                        AND (state <> 'received' OR EXISTS (
                            SELECT 1 FROM piece_states AS p WHERE p.batch_id = batch_states.batch_id
                                AND p.state NOT IN ('failed', 'pulled', 'withdrawn', 'cancelled')))
                    ORDER BY batch_id
                    """
            ).map { try AwaitedBatch(row: $0, in: time) }
        }
    }
}

extension AwaitedBatch {
    fileprivate init(row: Row, in time: DutchTime) throws {
        id = try row.decode(forColumn: "batch_id")
        state = try row.decode(forColumn: "state")
        let recorded = time.date(of: try row.decode(Instant.self, forColumn: "since"))
        let handedOver = try row.decode(CalendarDate?.self, forColumn: "handed_over")
        // Recorded at times later than it was done.
        since = state == .handedOver ? handedOver ?? recorded : recorded
        deadlines = try BatchDeadlines(row: row)
    }
}
