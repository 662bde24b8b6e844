import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// Records that a batch was rendered; the pieces that were set aside have failed, all others are rendered.
    ///
    /// Again is nothing new.
    package func recordRendered(
        _ batch: BatchID, setAside: [(id: PieceID, reason: StepReason)], at time: Instant
    ) throws {
        try write { try recordRendered(batch, setAside: setAside, at: time, in: $0) }
    }

    /// Records that a batch stands in the outbox. Again is nothing new.
    ///
    /// - Parameter deadlines: what was agreed with its printer; nil where nothing was.
    package func recordSealed(_ batch: BatchID, deadlines: BatchDeadlines? = nil, at time: Instant) throws {
        try write { try recordSealed(batch, deadlines: deadlines, at: time, in: $0) }
    }

    private func record(_ deadlines: BatchDeadlines, for batch: BatchID, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO batch_deadlines (batch_id, receive_within_days, mail_by, mail_within_days)
                VALUES (?, ?, ?, ?)
                """, arguments: [batch, deadlines.receiveWithinDays, deadlines.mailBy, deadlines.mailWithinDays])
    }

    /// Records that a run came from one state to the next. Again is nothing new.
    package func record(
        _ state: RunState, of run: RunID, after earlier: RunState, by name: String, at time: Instant
    ) throws {
        try write { try record(state, of: run, after: earlier, by: name, at: time, in: $0) }
    }
}

// The steps that the records above, and those beside this file, are made of.
extension Ledger {
    func recordRendered(
        _ batch: BatchID, setAside: [(id: PieceID, reason: StepReason)], at time: Instant, in database: Database
    ) throws {
        guard try ownState(of: batch, in: database) == .planned else { return }
        try add(.rendered, to: batch, at: time, in: database)
        try fail(setAside, at: time, in: database)
        try advance(batch, from: .approved, to: .rendered, at: time, in: database)
    }

    func recordSealed(
        _ batch: BatchID, deadlines: BatchDeadlines?, at time: Instant, in database: Database
    ) throws {
        guard try ownState(of: batch, in: database) == .rendered else { return }
        if let deadlines { try record(deadlines, for: batch, in: database) }
        try add(.sealed, to: batch, at: time, in: database)
        try advance(batch, from: .rendered, to: .sealed, at: time, in: database)
    }

    func record(
        _ state: RunState, of run: RunID, after earlier: RunState, by name: String, at time: Instant,
        in database: Database
    ) throws {
        guard try self.state(of: run, in: database) == earlier else { return }
        try add(state, to: run, by: name, at: time, in: database)
    }

    func add(_ state: RunState, to run: RunID, by name: String, at time: Instant, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO run_events (run, state, at, by) VALUES (?, ?, ?, ?)", arguments: [run, state, time, name])
    }

    /// A new batch, planned.
    func add(_ batch: BatchID, of run: RunID, product: ProductID, at time: Instant, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO batches (batch_id, run, product) VALUES (?, ?, ?)", arguments: [batch, run, product])
        try add(.planned, to: batch, at: time, in: database)
    }

    func add(_ state: BatchState, to batch: BatchID, at time: Instant, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO batch_events (batch_id, state, at) VALUES (?, ?, ?)", arguments: [batch, state, time])
        try database.execute(
            sql: """
                INSERT INTO batch_states (batch_id, own_state, state, since) VALUES (:batch, :state, :state, :at)
                ON CONFLICT DO UPDATE SET own_state = :state, state = :state, since = :at
                """, arguments: ["batch": batch, "state": state, "at": time])
    }

    /// Records what cannot be printed, once.
    func fail(_ pieces: [(id: PieceID, reason: StepReason)], at time: Instant, in database: Database) throws {
        for piece in pieces {
            try database.execute(
                sql: """
                    INSERT INTO piece_events (piece_id, attempt, state, at, reason)
                    SELECT piece_id, attempt, 'failed', ?, ? FROM piece_states
                    WHERE piece_id = ? AND own_state = 'approved'
                    """, arguments: [time, piece.reason, piece.id])
            try database.execute(
                sql: """
                    UPDATE piece_states SET own_state = 'failed', state = 'failed', since = ?
                    WHERE piece_id = ? AND own_state = 'approved'
                    """, arguments: [time, piece.id])
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
                """, arguments: [to, time, batch, from])
        try database.execute(
            sql: """
                UPDATE piece_states SET own_state = :to, state = :to, since = :at
                WHERE batch_id = :batch AND own_state = :from
                """, arguments: ["to": to, "at": time, "batch": batch, "from": from])
        // Feedback that came before our own step may count from now on.
        try follow(batch, in: database)
    }
}
