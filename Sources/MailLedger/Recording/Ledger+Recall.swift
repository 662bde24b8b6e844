import GRDB
package import MailboxDomain
package import PaperMail

/// A print to call back, and why.
package struct RecalledPrint: Hashable, Sendable {
    package var piece: PieceID
    package var batch: BatchID
    package var reason: StepReason

    package init(piece: PieceID, batch: BatchID, reason: StepReason) {
        self.piece = piece
        self.batch = batch
        self.reason = reason
    }
}

extension Ledger {
    /// Records that prints were called back, in one transaction. Again is nothing new.
    package func recordRecalled(_ prints: [RecalledPrint], at time: Instant) throws {
        try write { try recordRecalled(prints, at: time, in: $0) }
    }

    func recordRecalled(_ prints: [RecalledPrint], at time: Instant, in database: Database) throws {
        var pulled: [RecalledPrint] = []
        for print in prints {
            try database.execute(
                sql: """
                    INSERT INTO piece_events (piece_id, attempt, state, at, reason)
                    SELECT piece_id, attempt, 'pulled', :at, :reason FROM piece_states
                    WHERE piece_id = :piece AND batch_id = :batch AND own_state IN ('sealed', 'handed-over')
                    """,
                arguments: ["piece": print.piece, "batch": print.batch, "at": time, "reason": print.reason])
            guard database.changesCount > 0 else { continue }
            pulled.append(print)
            try database.execute(
                sql: """
                    UPDATE piece_states SET own_state = 'pulled', state = 'pulled', since = ?
                    WHERE piece_id = ? AND batch_id = ?
                    """, arguments: [time, print.piece, print.batch])
        }
        for (batch, prints) in Dictionary(grouping: pulled, by: \.batch).sorted(by: { $0.key < $1.key }) {
            try follow(batch, pieces: Set(prints.map(\.piece)), in: database)
        }
    }

    /// How many pieces of a batch are on the pull list without the printer's word that they were taken out.
    func unconfirmedPulls(of batch: BatchID, in database: Database) throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM piece_states AS s
                WHERE batch_id = ? AND own_state = 'pulled' AND state = 'pulled' AND NOT EXISTS (
                    SELECT * FROM counting_claims AS c
                    WHERE c.batch_id = s.batch_id AND c.piece_id = s.piece_id AND c.status = 'pulled')
                """, arguments: [batch]) ?? 0
    }
}
