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
                        (SELECT count(*) FROM piece_states AS s WHERE s.batch_id = batches.batch_id) AS pieces
                    FROM batches LEFT JOIN batch_states ON batch_states.batch_id = batches.batch_id
                    WHERE run = ? ORDER BY batches.batch_id
                    """, arguments: [run])
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
