import GRDB
package import PaperMail

extension Ledger {
    /// In the order of their ids, those of reprints too.
    package func batches(of run: RunID) throws -> [LedgerBatch] {
        try read { database in
            try LedgerBatch.fetchAll(
                database,
                sql: """
                    SELECT batches.batch_id AS batch_id, product, state, own_state,
                        (SELECT count(*) FROM piece_states AS s WHERE s.batch_id = batches.batch_id) AS pieces,
                        batches.batch_id IN (SELECT batch_id FROM closings) AS closed
                    FROM batches LEFT JOIN batch_states ON batch_states.batch_id = batches.batch_id
                    WHERE run = ? ORDER BY batches.batch_id
                    """, arguments: [run])
        }
    }

    /// How many pieces each batch of a run holds that was sealed, by the batch: those that were neither set aside nor
    /// withdrawn.
    package func sealedPieces(of run: RunID) throws -> [BatchID: Int] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT s.batch_id AS batch_id, count(*) AS pieces
                    FROM piece_states AS s JOIN batches USING (batch_id) JOIN batch_states AS b USING (batch_id)
                    WHERE run = ? AND b.own_state IN ('sealed', 'handed-over') AND s.own_state NOT IN ('failed', 'withdrawn')
                    GROUP BY s.batch_id
                    """, arguments: [run])
            return try rows.reduce(into: [:]) { pieces, row in
                try pieces[row.decode(BatchID.self, forColumn: "batch_id")] = row.decode(Int.self, forColumn: "pieces")
            }
        }
    }

    /// The pieces that were called back from a run, by the batch of the print.
    package func recalledPieces(of run: RunID) throws -> [BatchID: Set<PieceID>] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT batch_id, piece_id FROM piece_states JOIN batches USING (batch_id)
                    WHERE run = ? AND own_state = 'pulled'
                    """, arguments: [run])
            return try rows.reduce(into: [:]) { pieces, row in
                let batch = try row.decode(BatchID.self, forColumn: "batch_id")
                try pieces[batch, default: []].insert(row.decode(PieceID.self, forColumn: "piece_id"))
            }
        }
    }

    func state(of batch: BatchID, in database: Database) throws -> BatchState? {
        try BatchState.fetchOne(
            database, sql: "SELECT state FROM batch_states WHERE batch_id = ?", arguments: [batch])
    }

    /// Our own last step with a batch, whatever was reported since.
    func ownState(of batch: BatchID, in database: Database) throws -> BatchState? {
        try BatchState.fetchOne(
            database, sql: "SELECT own_state FROM batch_states WHERE batch_id = ?", arguments: [batch])
    }
}
