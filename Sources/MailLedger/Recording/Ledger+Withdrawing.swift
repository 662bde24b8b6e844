import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// Records that a person takes a reader out of a run, in one transaction: of a print that is not sealed yet also that
    /// it is in no file, of one that is that it was called back. Again is nothing new.
    ///
    /// - Parameter print: nil for a run that is not approved yet; it is known of then when the run is.
    package func recordWithdrawal(_ withdrawal: PieceWithdrawal, of print: LedgerPiece.Print?) throws {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO withdrawals (run, account_id, piece_id, by, reason, at) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """,
                arguments: [
                    withdrawal.piece.batch.run, withdrawal.account, withdrawal.piece, withdrawal.by, withdrawal.reason,
                    withdrawal.at,
                ])
            guard let print else { return }
            try withdraw([withdrawal.piece], at: withdrawal.at, in: database)
            try recordRecalled(
                [RecalledPrint(piece: withdrawal.piece, batch: print.batch, reason: .withdrawn)], at: withdrawal.at,
                in: database)
        }
    }

    /// Who is taken out of a run, in the order of accounts.
    package func withdrawals(of run: RunID) throws -> [PieceWithdrawal] {
        try read { database in
            try PieceWithdrawal.fetchAll(
                database,
                sql: "SELECT account_id, piece_id, by, reason, at FROM withdrawals WHERE run = ? ORDER BY account_id",
                arguments: [run])
        }
    }

    /// All runs that somebody was taken out of, with the moment of the last withdrawal.
    package func lastWithdrawals() throws -> [RunID: Instant] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT run, at FROM withdrawals").reduce(into: [:]) { last, row in
                let run = try row.decode(RunID.self, forColumn: "run")
                let time = try row.decode(Instant.self, forColumn: "at")
                last[run] = max(last[run] ?? time, time)
            }
        }
    }

    /// The pieces of an approved run that are in no file, because they were withdrawn in time.
    package func withdrawnPieces(of run: RunID) throws -> Set<PieceID> {
        try read { database in
            try PieceID.fetchSet(
                database,
                sql: """
                    SELECT piece_id FROM piece_states JOIN batches USING (batch_id)
                    WHERE run = ? AND own_state = 'withdrawn'
                    """, arguments: [run])
        }
    }

    /// Takes out prints that are not sealed yet.
    func withdraw(_ pieces: some Sequence<PieceID>, at time: Instant, in database: Database) throws {
        for piece in pieces {
            try database.execute(
                sql: """
                    INSERT INTO piece_events (piece_id, attempt, state, at, reason)
                    SELECT piece_id, attempt, 'withdrawn', ?, ? FROM piece_states
                    WHERE piece_id = ? AND own_state IN ('approved', 'rendered')
                    """, arguments: [time, StepReason.withdrawn, piece])
            try database.execute(
                sql: """
                    UPDATE piece_states SET own_state = 'withdrawn', state = 'withdrawn', since = ?
                    WHERE piece_id = ? AND own_state IN ('approved', 'rendered')
                    """, arguments: [time, piece])
        }
    }
}

extension StepReason {
    /// A person took the piece out.
    package static let withdrawn = StepReason(rawValue: "withdrawn")
}
