import GRDB
package import MailboxDomain
import PaperMail

extension Ledger {
    /// Records an order with its batches and their pieces, in one transaction.
    package func enter(_ order: ReprintOrder, at time: Instant) throws {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO reprint_orders (run, number, day, by, recorded_at, after_event)
                    SELECT ?, ?, ?, ?, ?, coalesce(max(number), 0) FROM run_events
                    """, arguments: [order.run, order.number, order.day, order.by, time])
            for batch in order.batches {
                try add(batch.id, of: order.run, product: batch.product, at: time, in: database)
                try database.execute(
                    sql: "INSERT INTO reprint_batches (batch_id, run, number) VALUES (?, ?, ?)",
                    arguments: [batch.id, order.run, order.number])
                try approve(batch, at: time, in: database)
            }
        }
    }

    /// Records that the batches of an order stand in the outbox and the run is sealed again, in one transaction: an
    /// order is still to be finished, or done. Again is nothing new.
    ///
    /// A run of which every piece was set aside stays closed: nothing is there to hand over.
    package func recordSealed(_ order: ReprintOrder, _ batches: [ReprintedBatch], at time: Instant) throws {
        try write { database in
            for batch in batches {
                try recordRendered(batch.id, setAside: batch.setAside, at: time, in: database)
                if batch.isPrinted { try recordSealed(batch.id, deadlines: batch.deadlines, at: time, in: database) }
            }
            guard batches.contains(where: \.isPrinted) else { return }
            try record(.sealed, of: order.run, after: .closed, by: order.by, at: time, in: database)
        }
    }

    private func approve(_ batch: ReprintOrder.Batch, at time: Instant, in database: Database) throws {
        for (piece, attempt) in batch.attempts.sorted(by: { $0.key < $1.key }) {
            try database.execute(
                sql: "INSERT INTO piece_events (piece_id, attempt, state, at) VALUES (?, ?, 'approved', ?)",
                arguments: [piece, attempt, time])
            try database.execute(
                sql: """
                    INSERT INTO piece_states (piece_id, attempt, batch_id, own_state, state, since, decides)
                    VALUES (?, ?, ?, 'approved', 'approved', ?, 0)
                    """, arguments: [piece, attempt, batch.id, time])
        }
        try decideAmongPrints(in: batch.id, database)
    }
}
