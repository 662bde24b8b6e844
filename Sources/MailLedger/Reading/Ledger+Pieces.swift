import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    package func piece(_ id: PieceID) throws -> LedgerPiece? {
        try read { try LedgerPiece.all($0, where: "pieces.piece_id = ?", arguments: [id]).first }
    }

    /// All pieces that an account ever had, in the order of their ids.
    package func pieces(of account: AccountID) throws -> [LedgerPiece] {
        try read { try LedgerPiece.all($0, where: "account_id = ?", arguments: [account]) }
    }

    /// All pieces of a run, in the order of their ids.
    package func pieces(of run: RunID) throws -> [LedgerPiece] {
        try read { database in
            try LedgerPiece.all(
                database, where: "pieces.batch_id IN (SELECT batch_id FROM batches WHERE run = ?)", arguments: [run])
        }
    }

    /// How many pieces of a run are in each state; every state appears.
    package func pieceCounts(of run: RunID) throws -> [PieceState: Int] {
        let zeros = Dictionary(uniqueKeysWithValues: PieceState.allCases.map { ($0, 0) })
        return try read { try statesOfPieces(of: run, in: $0) }.merging(zeros) { count, _ in count }
    }

    /// How many pieces of a run are in each state; those without a piece are left out.
    func statesOfPieces(of run: RunID, in database: Database) throws -> [PieceState: Int] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT state, count(*) AS count FROM piece_states JOIN batches USING (batch_id)
                WHERE run = :run AND decides GROUP BY state
                UNION ALL SELECT state, count FROM forgotten_pieces WHERE run = :run
                """, arguments: ["run": run])
        return try rows.reduce(into: [:]) { counts, row in
            try counts[row.decode(PieceState.self, forColumn: "state")] = row.decode(Int.self, forColumn: "count")
        }
    }
}
