import GRDB
package import MailboxDomain
package import PrintHouse

extension Ledger {
    /// What of a closed run did not leave, in the order of the pieces' ids.
    package func lostPieces(of run: RunID) throws -> [LostPiece] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT piece_id, account_id, attempt FROM piece_states AS s JOIN pieces USING (piece_id)
                    JOIN batches AS b ON b.batch_id = s.batch_id JOIN closings AS c ON c.batch_id = s.batch_id
                    WHERE run = ? AND decides AND state IN ('missing', 'spoiled') ORDER BY piece_id
                    """, arguments: [run.description]
            ).map { row in
                guard let id = PieceID(row[0] as String) else { throw LedgerError.damaged(path: "pieces") }
                return LostPiece(id: id, account: (row[1] as String?).flatMap { AccountID($0) }, prints: row[2])
            }
        }
    }

    /// Whether an account has a piece that was approved after this one and was mailed or may still be.
    package func wasWrittenTo(_ account: AccountID, after piece: PieceID) throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (
                        SELECT * FROM pieces AS p JOIN piece_states AS s USING (piece_id)
                        WHERE account_id = :account AND p.piece_id <> :piece AND decides
                            AND state NOT IN ('failed', 'pulled') AND NOT (state IN ('missing', 'spoiled')
                                AND s.batch_id IN (SELECT batch_id FROM closings))
                            AND \(approval(of: "p.piece_id")) > \(approval(of: ":piece")))
                    """, arguments: ["account": account.rawValue, "piece": piece.description]) ?? false
        }
    }

    private func approval(of piece: String) -> String {
        "(SELECT min(number) FROM piece_events AS e WHERE e.piece_id = \(piece))"
    }

    /// Accounts for which a reprint was ordered since an event of any run.
    package func accountsReprinted(since event: Int) throws -> Set<AccountID> {
        try read { database in
            Set(
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT account_id FROM reprint_orders JOIN reprint_batches USING (run, number)
                        JOIN piece_states USING (batch_id) JOIN pieces USING (piece_id)
                        WHERE after_event >= ? AND account_id IS NOT NULL
                        """, arguments: [event]
                ).compactMap { AccountID($0) })
        }
    }

    /// Records an order with its batches and their pieces, in one transaction.
    package func enter(_ order: ReprintOrder, at time: Instant) throws {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO reprint_orders SELECT ?, ?, ?, ?, ?, coalesce(max(number), 0) FROM run_events
                    """,
                arguments: [
                    order.run.description, order.number, order.day.description, order.by, time.description,
                ])
            for batch in order.batches {
                try database.execute(
                    sql: "INSERT INTO batches (batch_id, run, product) VALUES (?, ?, ?)",
                    arguments: [batch.id.description, order.run.description, batch.product])
                try database.execute(
                    sql: "INSERT INTO reprint_batches VALUES (?, ?, ?)",
                    arguments: [batch.id.description, order.run.description, order.number])
                try add(.planned, to: batch.id, at: time, in: database)
                for (piece, attempt) in batch.attempts.sorted(by: { $0.key < $1.key }) {
                    try database.execute(
                        sql: "INSERT INTO piece_events (piece_id, attempt, state, at) VALUES (?, ?, 'approved', ?)",
                        arguments: [piece.description, attempt, time.description])
                    try database.execute(
                        sql: """
                            INSERT INTO piece_states VALUES (?, ?, ?, 'approved', 'approved', ?, NULL, NULL, 0)
                            """, arguments: [piece.description, attempt, batch.id.description, time.description])
                }
                try decideAmongPrints(in: batch.id, database)
            }
        }
    }

    /// All reprints that were ordered of a run, in their order.
    package func reprints(of run: RunID) throws -> [ReprintOrder] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT number, day, by FROM reprint_orders WHERE run = ? ORDER BY number",
                arguments: [run.description]
            ).map { row in
                guard let day = CalendarDate(row[1] as String) else {
                    throw LedgerError.damaged(path: "reprint_orders")
                }
                return ReprintOrder(
                    run: run, number: row[0], day: day, by: row[2],
                    batches: try reprintBatches(of: run, number: row[0], in: database))
            }
        }
    }

    /// Batches with pieces that should still be rendered or sealed.
    package func unsealedBatches(of run: RunID) throws -> Set<BatchID> {
        try read { database in
            Set(
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT batch_id FROM piece_states JOIN batches USING (batch_id)
                        WHERE run = ? AND own_state IN ('approved', 'rendered')
                        """, arguments: [run.description]
                ).compactMap { BatchID($0) })
        }
    }

    private func reprintBatches(of run: RunID, number: Int, in database: Database) throws -> [ReprintOrder.Batch] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT batch_id, product FROM reprint_batches JOIN batches USING (batch_id)
                WHERE reprint_batches.run = ? AND number = ? ORDER BY batch_id
                """, arguments: [run.description, number]
        ).map { row in
            guard let id = BatchID(row[0] as String) else { throw LedgerError.damaged(path: "reprint_batches") }
            let attempts = try Row.fetchAll(
                database, sql: "SELECT piece_id, attempt FROM piece_states WHERE batch_id = ?",
                arguments: [id.description]
            ).reduce(into: [PieceID: Int]()) { attempts, row in
                guard let piece = PieceID(row[0] as String) else { throw LedgerError.damaged(path: "pieces") }
                attempts[piece] = row[1]
            }
            let supersedes = try String.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT earlier.batch_id FROM piece_states AS s JOIN piece_states AS earlier
                        ON earlier.piece_id = s.piece_id AND earlier.attempt < s.attempt
                    WHERE s.batch_id = ?
                    """, arguments: [id.description])
            return ReprintOrder.Batch(
                id: id, product: row[1], attempts: attempts, supersedes: supersedes.compactMap { BatchID($0) }.sorted())
        }
    }

    /// The batch in which a piece was printed for the nth time; nil where it was not.
    package func batch(ofPrint attempt: Int, of piece: PieceID) throws -> BatchID? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT batch_id FROM piece_states WHERE piece_id = ? AND attempt = ?",
                arguments: [piece.description, attempt]
            ).flatMap { BatchID($0) }
        }
    }

    /// Every print of a piece, the first one first.
    package func prints(of piece: PieceID) throws -> [PrintOfPiece] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT attempt, batch_id, state, decides FROM piece_states WHERE piece_id = ? ORDER BY attempt",
                arguments: [piece.description]
            ).map { row in
                guard let batch = BatchID(row[1] as String), let state = PieceState(rawValue: row[2]) else {
                    throw LedgerError.damaged(path: "pieces")
                }
                return PrintOfPiece(attempt: row[0], batch: batch, state: state, decides: row[3])
            }
        }
    }
}
