import AudienceSelection
import GRDB
import MailboxDomain
package import PaperMail

extension Ledger {
    /// Records the approval of a run with all its batches, pieces and decisions, in one transaction.
    ///
    /// - Parameters:
    ///   - setAside: pieces that cannot be printed: they have failed from the start.
    ///   - withdrawn: pieces that a person took out of the plan.
    ///   - pieces: calls its argument with every piece; `decisions` likewise. So neither need fit in memory.
    package func approve(
        _ run: RunID, _ approval: ApprovalRecord, counts: RunCounts,
        batches: [(id: BatchID, product: ProductID)],
        pieces: ((LedgerPiece) throws -> Void) throws -> Void, setAside: [(id: PieceID, reason: StepReason)] = [],
        withdrawn: [PieceID] = [], decisions: ((LedgerDecision) throws -> Void) throws -> Void
    ) throws {
        try write { database in
            guard try state(of: run, in: database) == nil else { throw LedgerError.approvedBefore(run) }
            let time = approval.at
            try add(.approved, to: run, by: approval.by, at: time, in: database)
            try database.execute(
                sql: "INSERT INTO approvals (run, statement, signature) VALUES (?, ?, ?)",
                arguments: [run, approval.statement, approval.signature])
            for row in counts.rows {
                try database.execute(
                    sql: "INSERT INTO run_counts (run, kind, code, count) VALUES (?, ?, ?, ?)",
                    arguments: [run, row.kind, row.code, row.count])
            }
            for batch in batches { try add(batch.id, of: run, product: batch.product, at: time, in: database) }
            try enter(pieces, in: database)
            try approvePieces(of: run, at: time, in: database)
            try fail(setAside, at: time, in: database)
            try withdraw(withdrawn, at: time, in: database)
            try enter(decisions, of: run, in: database)
        }
    }

    private func enter(
        _ pieces: ((LedgerPiece) throws -> Void) throws -> Void, in database: Database
    ) throws {
        let insert = try database.makeStatement(
            sql: "INSERT INTO pieces (piece_id, batch_id, account_id, audience) VALUES (?, ?, ?, ?)")
        try pieces { piece in
            try insert.execute(arguments: [piece.id, piece.id.batch, piece.account, piece.audience])
        }
    }

    /// All pieces of a run get their first print.
    private func approvePieces(of run: RunID, at time: Instant, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO piece_events (piece_id, state, at)
                SELECT piece_id, 'approved', ? FROM pieces
                WHERE batch_id IN (SELECT batch_id FROM batches WHERE run = ?) ORDER BY piece_id
                """, arguments: [time, run])
        try database.execute(
            sql: """
                INSERT INTO piece_states (piece_id, attempt, batch_id, own_state, state, since, decides)
                SELECT piece_id, 1, batch_id, 'approved', 'approved', ?, 1 FROM pieces
                WHERE batch_id IN (SELECT batch_id FROM batches WHERE run = ?)
                """, arguments: [time, run])
    }

    private func enter(
        _ decisions: ((LedgerDecision) throws -> Void) throws -> Void, of run: RunID, in database: Database
    ) throws {
        let insert = try database.makeStatement(
            sql: """
                INSERT INTO decisions
                    (run, account_id, audience, reason, waiting_for, email_state, digid_level, last_login_at, lot)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try decisions { new in
            try insert.execute(arguments: [
                run, new.account, new.decision.audience, new.decision.reason, new.waitingFor, new.before?.emailState,
                new.before?.digidLevel, new.before?.lastLoginAt, new.lot,
            ])
        }
    }
}
