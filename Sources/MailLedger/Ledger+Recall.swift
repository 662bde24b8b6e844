import GRDB
package import MailboxDomain
package import PrintHouse

/// The print of a piece that decides where it stands, for who asks whether it is still needed.
package struct PrintedPiece: Hashable, Sendable {
    package var id: PieceID
    /// The batch of that print.
    package var batch: BatchID
    package var account: AccountID
    package var state: PieceState
    /// Whether it is on the pull list.
    package var isRecalled: Bool
    /// Whether its batch is closed, so that what is missing of it is lost for good.
    package var isClosed: Bool
}

/// A piece on the pull list, and why, by code.
package struct RecalledPiece: Hashable, Sendable {
    package var id: PieceID
    package var batch: BatchID
    package var reason: String

    package init(id: PieceID, batch: BatchID, reason: String) {
        self.id = id
        self.batch = batch
        self.reason = reason
    }
}

extension Ledger {
    /// The pieces of a run that have a reader, in the order of their ids.
    package func printedPieces(of run: RunID) throws -> [PrintedPiece] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT piece_id, s.batch_id, account_id, s.state, own_state = 'pulled', closings.at IS NOT NULL
                    FROM piece_states AS s JOIN pieces USING (piece_id) JOIN batches ON batches.batch_id = s.batch_id
                        LEFT JOIN closings ON closings.batch_id = s.batch_id
                    WHERE run = ? AND decides AND account_id IS NOT NULL ORDER BY piece_id
                    """, arguments: [run.description]
            ).map { row in
                guard let id = PieceID(row[0] as String), let batch = BatchID(row[1] as String),
                    let account = AccountID(row[2] as String), let state = PieceState(rawValue: row[3])
                else { throw LedgerError.damaged(path: "pieces") }
                return PrintedPiece(
                    id: id, batch: batch, account: account, state: state, isRecalled: row[4], isClosed: row[5])
            }
        }
    }

    /// All pieces of a run that were ever called back, in the order of their ids.
    package func recalledPieces(of run: RunID) throws -> [RecalledPiece] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT piece_id, s.batch_id, reason
                    FROM piece_events AS e JOIN piece_states AS s USING (piece_id, attempt)
                        JOIN batches ON batches.batch_id = s.batch_id
                    WHERE run = ? AND e.state = 'pulled' ORDER BY piece_id, attempt
                    """, arguments: [run.description]
            ).map { row in
                guard let id = PieceID(row[0] as String), let batch = BatchID(row[1] as String) else {
                    throw LedgerError.damaged(path: "piece_events")
                }
                return RecalledPiece(id: id, batch: batch, reason: row[2] ?? "")
            }
        }
    }

    /// Records that pieces were called back, in one transaction. Again is nothing new.
    package func recordRecalled(_ pieces: [RecalledPiece], at time: Instant) throws {
        try write { database in
            for piece in pieces {
                let arguments: StatementArguments = [
                    "piece": piece.id.description, "batch": piece.batch.description, "at": time.description,
                    "reason": piece.reason,
                ]
                try database.execute(
                    sql: """
                        INSERT INTO piece_events (piece_id, attempt, state, at, reason)
                        SELECT piece_id, attempt, 'pulled', :at, :reason FROM piece_states
                        WHERE piece_id = :piece AND batch_id = :batch AND own_state IN ('sealed', 'handed-over')
                        """, arguments: arguments)
                guard database.changesCount > 0 else { continue }
                try database.execute(
                    sql: """
                        UPDATE piece_states SET own_state = 'pulled', state = 'pulled', since = ?
                        WHERE piece_id = ? AND batch_id = ?
                        """, arguments: [time.description, piece.id.description, piece.batch.description])
            }
            for (batch, pieces) in Dictionary(grouping: pieces, by: \.batch).sorted(by: { $0.key < $1.key }) {
                try follow(batch, pieces: Set(pieces.map(\.id)), in: database)
            }
        }
    }

    /// How many pieces of a batch are on the pull list without the printer's word that they were taken out.
    func unconfirmedPulls(of batch: BatchID, in database: Database) throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM piece_states AS s
                WHERE batch_id = ? AND own_state = 'pulled' AND state = 'pulled' AND NOT EXISTS (
                    SELECT * FROM claims AS c
                    WHERE c.batch_id = s.batch_id AND c.piece_id = s.piece_id AND c.status = 'pulled')
                """, arguments: [batch.description]) ?? 0
    }
}
