import AudienceSelection
import GRDB
package import MailboxDomain
package import PrintHouse

/// A piece as it enters the ledger.
package struct LedgerPiece: Hashable, Sendable {
    package var id: PieceID
    /// Nil for a control piece, as is the audience.
    package var account: AccountID?
    package var audience: String?

    package init(id: PieceID, account: AccountID?, audience: String?) {
        self.id = id
        self.account = account
        self.audience = audience
    }
}

/// Why an account of a run was or was not written to, by code.
package struct LedgerDecision: Hashable, Sendable {
    package var account: AccountID
    package var audience: String?
    package var reason: String?
    /// The audience whose wave was full; nil for who need not wait.
    package var waitingFor: String?
    /// Only for who was written to or had to wait: nothing more is kept than a report needs.
    package var before: AccountMilestones?

    package init(
        account: AccountID, audience: String?, reason: String?, waitingFor: String? = nil,
        before: AccountMilestones? = nil
    ) {
        self.account = account
        self.audience = audience
        self.reason = reason
        self.waitingFor = waitingFor
        self.before = before
    }
}

extension Ledger {
    /// Records the approval of a run with all its batches, pieces and decisions, in one transaction.
    ///
    /// - Parameters:
    ///   - setAside: pieces that cannot be printed: they have failed from the start.
    ///   - pieces: calls its argument with every piece; `decisions` likewise. So neither need fit in memory.
    package func approve(
        _ run: RunID, by approver: String, at time: Instant, counts: RunCounts,
        batches: [(id: BatchID, product: String)],
        pieces: ((LedgerPiece) throws -> Void) throws -> Void, setAside: [(id: PieceID, code: String)] = [],
        decisions: ((LedgerDecision) throws -> Void) throws -> Void
    ) throws {
        try write { database in
            guard try state(of: run, in: database) == nil else { throw LedgerError.approvedBefore(run) }
            try add(.approved, to: run, by: approver, at: time, in: database)
            for row in counts.rows {
                try database.execute(
                    sql: "INSERT INTO run_counts VALUES (?, ?, ?, ?)",
                    arguments: [run.description, row.kind, row.code, row.count])
            }
            for batch in batches {
                try database.execute(
                    sql: "INSERT INTO batches (batch_id, run, product) VALUES (?, ?, ?)",
                    arguments: [batch.id.description, run.description, batch.product])
                try add(.planned, to: batch.id, at: time, in: database)
            }
            let piece = try database.makeStatement(
                sql: "INSERT INTO pieces (piece_id, batch_id, account_id, audience) VALUES (?, ?, ?, ?)")
            try pieces { new in
                try piece.execute(arguments: [
                    new.id.description, new.id.batch.description, new.account?.rawValue, new.audience,
                ])
            }
            try database.execute(
                sql: """
                    INSERT INTO piece_events (piece_id, state, at)
                    SELECT piece_id, 'approved', ? FROM pieces
                    WHERE batch_id IN (SELECT batch_id FROM batches WHERE run = ?) ORDER BY piece_id
                    """, arguments: [time.description, run.description])
            try database.execute(
                sql: """
                    INSERT INTO piece_states
                    SELECT piece_id, 1, batch_id, 'approved', 'approved', ?, NULL, NULL, 1 FROM pieces
                    WHERE batch_id IN (SELECT batch_id FROM batches WHERE run = ?)
                    """, arguments: [time.description, run.description])
            try fail(setAside, at: time, in: database)
            let decision = try database.makeStatement(
                sql: "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            try decisions { new in
                try decision.execute(arguments: [
                    run.description, new.account.rawValue, new.audience, new.reason, new.waitingFor,
                    new.before?.emailState.rawValue,
                    new.before?.digidLevel.rawValue, new.before?.lastLoginAt?.description,
                ])
            }
        }
    }

    /// Records that a batch was rendered; the pieces that were set aside have failed, all others are rendered.
    ///
    /// Again is nothing new.
    package func recordRendered(_ batch: BatchID, setAside: [(id: PieceID, code: String)], at time: Instant) throws {
        try write { database in
            guard try ownState(of: batch, in: database) == .planned else { return }
            try add(.rendered, to: batch, at: time, in: database)
            try fail(setAside, at: time, in: database)
            try advance(batch, from: .approved, to: .rendered, at: time, in: database)
        }
    }

    /// Records that a batch stands in the outbox. Again is nothing new.
    ///
    /// - Parameter deadlines: what was agreed with its printer; nil where nothing was.
    package func recordSealed(_ batch: BatchID, deadlines: BatchDeadlines? = nil, at time: Instant) throws {
        try write { database in
            guard try ownState(of: batch, in: database) == .rendered else { return }
            if let deadlines { try record(deadlines, for: batch, in: database) }
            try add(.sealed, to: batch, at: time, in: database)
            try advance(batch, from: .rendered, to: .sealed, at: time, in: database)
        }
    }

    /// Records that a run came from one state to the next. Again is nothing new.
    package func record(
        _ state: RunState, of run: RunID, after earlier: RunState, by name: String, at time: Instant
    ) throws {
        try write { database in
            guard try self.state(of: run, in: database) == earlier else { return }
            try add(state, to: run, by: name, at: time, in: database)
        }
    }

    func add(_ state: RunState, to run: RunID, by name: String, at time: Instant, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO run_events (run, state, at, by) VALUES (?, ?, ?, ?)",
            arguments: [run.description, state.rawValue, time.description, name])
    }

    func add(_ state: BatchState, to batch: BatchID, at time: Instant, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO batch_events (batch_id, state, at) VALUES (?, ?, ?)",
            arguments: [batch.description, state.rawValue, time.description])
        try database.execute(
            sql: """
                INSERT INTO batch_states VALUES (:batch, :state, :state, :at)
                ON CONFLICT DO UPDATE SET own_state = :state, state = :state, since = :at
                """, arguments: ["batch": batch.description, "state": state.rawValue, "at": time.description])
    }

    /// Records what cannot be printed, once.
    private func fail(_ pieces: [(id: PieceID, code: String)], at time: Instant, in database: Database) throws {
        for piece in pieces {
            try database.execute(
                sql: """
                    INSERT INTO piece_events (piece_id, attempt, state, at, reason)
                    SELECT piece_id, attempt, 'failed', ?, ? FROM piece_states
                    WHERE piece_id = ? AND own_state = 'approved'
                    """, arguments: [time.description, piece.code, piece.id.description])
            try database.execute(
                sql: """
                    UPDATE piece_states SET own_state = 'failed', state = 'failed', since = ?
                    WHERE piece_id = ? AND own_state = 'approved'
                    """, arguments: [time.description, piece.id.description])
        }
    }

    /// Moves the pieces of a batch that are in one state on to the next, by our own step.
    func advance(
        _ batch: BatchID, from: PieceState, to: PieceState, at time: Instant, in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO piece_events (piece_id, attempt, state, at)
                SELECT piece_id, attempt, ?, ? FROM piece_states WHERE batch_id = ? AND own_state = ? ORDER BY piece_id
                """, arguments: [to.rawValue, time.description, batch.description, from.rawValue])
        try database.execute(
            sql: """
                UPDATE piece_states SET own_state = :to, state = :to, since = :at
                WHERE batch_id = :batch AND own_state = :from
                """,
            arguments: [
                "to": to.rawValue, "at": time.description, "batch": batch.description, "from": from.rawValue,
            ])
        // Feedback that came before our own step may count from now on.
        try follow(batch, in: database)
    }
}
