import GRDB
package import PaperMail

extension Ledger {
    /// Calls `body` with what happened to the pieces of a run, in the order of time; control pieces are left out.
    ///
    /// What was reported is told as it counts now: a claim that was corrected since is in none.
    package func forEachStep(ofPiecesOf run: RunID, _ body: (PieceStep) throws -> Void) throws {
        try read { database in
            let rows = try Row.fetchCursor(database, sql: Self.steps, arguments: ["run": run])
            while let row = try rows.next() { try body(PieceStep(row)) }
        }
    }

    /// A piece that came back was mailed, where that was reported; else nobody knows when.
    private static let steps = """
        WITH readers AS (
            SELECT piece_id, account_id, audience FROM pieces JOIN batches USING (batch_id)
            WHERE run = :run AND account_id IS NOT NULL
        )
        SELECT account_id, audience, piece_id, attempt, batch_id AS batch, e.state AS state, e.at AS at
        FROM readers JOIN piece_events AS e USING (piece_id) JOIN prints USING (piece_id, attempt)
        UNION
        SELECT account_id, audience, piece_id, attempt, batch_id, 'mailed', mailed_at FROM readers JOIN prints USING (piece_id)
        WHERE state = 'returned' AND mailed_at < since
        UNION
        SELECT account_id, audience, piece_id, attempt, batch_id, state, since FROM readers JOIN prints USING (piece_id)
        WHERE state <> own_state
        ORDER BY at, piece_id, attempt, state
        """
}

extension PieceStep {
    fileprivate init(_ row: Row) throws {
        account = try row.decode(forColumn: "account_id")
        audience = try row.decode(forColumn: "audience")
        piece = try row.decode(forColumn: "piece_id")
        batch = try row.decode(forColumn: "batch")
        attempt = try row.decode(forColumn: "attempt")
        state = try row.decode(forColumn: "state")
        at = try row.decode(forColumn: "at")
    }
}
