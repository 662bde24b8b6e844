import GRDB
import MailboxDomain
package import PaperMail

extension Ledger {
    /// All reprints that were ordered of a run, in their order.
    package func reprints(of run: RunID) throws -> [ReprintOrder] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT number, day, by FROM reprint_orders WHERE run = ? ORDER BY number",
                arguments: [run]
            ).map { row in
                let number = try row.decode(Int.self, forColumn: "number")
                return ReprintOrder(
                    run: run, number: number, day: try row.decode(CalendarDate.self, forColumn: "day"),
                    by: try row.decode(String.self, forColumn: "by"),
                    batches: try reprintBatches(of: run, number: number, in: database))
            }
        }
    }

    private func reprintBatches(of run: RunID, number: Int, in database: Database) throws -> [ReprintOrder.Batch] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT batch_id, product FROM reprint_batches JOIN batches USING (batch_id)
                WHERE reprint_batches.run = ? AND number = ? ORDER BY batch_id
                """, arguments: [run, number]
        ).map { row in
            let id = try row.decode(BatchID.self, forColumn: "batch_id")
            return ReprintOrder.Batch(
                id: id, product: try row.decode(ProductID.self, forColumn: "product"),
                attempts: try attempts(in: id, database), supersedes: try batches(supersededBy: id, in: database))
        }
    }

    private func attempts(in batch: BatchID, _ database: Database) throws -> [PieceID: Int] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT piece_id, attempt FROM piece_states WHERE batch_id = ?", arguments: [batch])
        return try rows.reduce(into: [:]) { attempts, row in
            try attempts[row.decode(PieceID.self, forColumn: "piece_id")] = row.decode(Int.self, forColumn: "attempt")
        }
    }

    private func batches(supersededBy batch: BatchID, in database: Database) throws -> [BatchID] {
        try BatchID.fetchAll(
            database,
            sql: """
                SELECT DISTINCT earlier.batch_id FROM piece_states AS s JOIN piece_states AS earlier
                    ON earlier.piece_id = s.piece_id AND earlier.attempt < s.attempt
                WHERE s.batch_id = ?
                """, arguments: [batch]
        ).sorted()
    }

    /// Whether a batch of an order stood in the outbox, by the ledger: an earlier version recorded each by itself.
    package func hasSealed(_ order: ReprintOrder) throws -> Bool {
        let own = Set(order.batches.map(\.id))
        return try batches(of: order.run).contains {
            own.contains($0.id) && ![.planned, .rendered].contains($0.ownState)
        }
    }

    /// The last order that is not finished; nil where none is.
    ///
    /// Pieces are still to be sealed, or the run's step was never recorded after them: an earlier version recorded each
    /// by itself, and could be cut off in between. Closed since, such an order is over.
    package func openReprint(of run: RunID) throws -> ReprintOrder? {
        let batches = "FROM reprint_batches AS b WHERE b.run = o.run AND b.number = o.number"
        let number = try read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT number FROM reprint_orders AS o WHERE run = ? AND (
                        EXISTS (
                            SELECT * FROM piece_states WHERE own_state IN ('approved', 'rendered')
                                AND batch_id IN (SELECT b.batch_id \(batches)))
                        OR EXISTS (
                            SELECT * FROM batch_states WHERE own_state IN ('sealed', 'handed-over')
                                AND batch_id IN (SELECT b.batch_id \(batches)))
                        AND NOT EXISTS (
                            SELECT * FROM run_events AS e
                            WHERE e.run = o.run AND e.state = 'sealed' AND e.number > o.after_event)
                        AND NOT EXISTS (
                            SELECT * FROM closings WHERE batch_id IN (SELECT b.batch_id \(batches))))
                    ORDER BY number DESC LIMIT 1
                    """, arguments: [run])
        }
        return try number.flatMap { number in try reprints(of: run).first { $0.number == number } }
    }
}
