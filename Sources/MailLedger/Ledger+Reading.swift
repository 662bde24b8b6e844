import AudienceSelection
import GRDB
package import MailboxDomain
package import PrintHouse

/// A batch and where it stands.
package struct LedgerBatch: Hashable, Sendable {
    package var id: BatchID
    package var product: String
    package var state: BatchState
    /// Our own last step with it, whatever was reported since.
    package var ownState: BatchState
    package var pieces: Int
}

/// A piece and where it stands.
package struct LedgerPieceStatus: Hashable, Sendable {
    package var id: PieceID
    /// Nil for a control piece, as is the audience.
    package var account: AccountID?
    package var audience: String?
    package var state: PieceState
}

extension Ledger {
    /// How far a run has come; nil before its approval.
    package func state(of run: RunID) throws -> RunState? {
        try read { try state(of: run, in: $0) }
    }

    func state(of run: RunID, in database: Database) throws -> RunState? {
        try String.fetchOne(
            database, sql: "SELECT state FROM run_events WHERE run = ? ORDER BY number DESC LIMIT 1",
            arguments: [run.description]
        ).flatMap(RunState.init)
    }

    func state(of batch: BatchID, in database: Database) throws -> BatchState? {
        try String.fetchOne(
            database, sql: "SELECT state FROM batch_states WHERE batch_id = ?", arguments: [batch.description]
        ).flatMap(BatchState.init)
    }

    /// Our own last step with a batch, whatever was reported since.
    func ownState(of batch: BatchID, in database: Database) throws -> BatchState? {
        try String.fetchOne(
            database, sql: "SELECT own_state FROM batch_states WHERE batch_id = ?", arguments: [batch.description]
        ).flatMap(BatchState.init)
    }

    /// The number of the last event of any run: what a plan remembers, to see whether it was overtaken.
    package func lastRunEvent() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT coalesce(max(number), 0) FROM run_events") ?? 0 }
    }

    /// Who approved a run, and when (RFC 3339).
    package func approval(of run: RunID) throws -> (by: String, at: String) {
        try read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT by, at FROM run_events WHERE run = ? AND state = 'approved'",
                arguments: [run.description])
            guard let row else { throw LedgerError.damaged(path: "run_events") }
            return (row[0], row[1])
        }
    }

    /// The last approved run before `run`, or the last that had an audience take part; with its counts.
    package func runBefore(
        _ run: RunID, with audience: String? = nil
    ) throws -> (run: RunID, counts: RunCounts)? {
        try read { database in
            let runs = try String.fetchAll(
                database,
                sql: "SELECT DISTINCT run FROM run_counts WHERE kind = 'matched' AND code = coalesce(?, code)",
                arguments: [audience]
            ).compactMap { RunID($0) }
            return try runs.filter { $0 < run }.max().map { ($0, try counts(of: $0, in: database)) }
        }
    }

    private func counts(of run: RunID, in database: Database) throws -> RunCounts {
        RunCounts(
            rows: try Row.fetchAll(
                database, sql: "SELECT kind, code, count FROM run_counts WHERE run = ?", arguments: [run.description]
            ).map { ($0[0], $0[1], $0[2]) })
    }

    /// A run that was approved after an event, other than `run` itself.
    package func runApproved(after event: Int, otherThan run: RunID) throws -> RunID? {
        try read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT run FROM run_events WHERE state = 'approved' AND number > ? AND run <> ?
                    ORDER BY number LIMIT 1
                    """, arguments: [event, run.description]
            ).flatMap { RunID($0) }
        }
    }

    /// How many pieces of a run are in each state; every state appears.
    package func pieceCounts(of run: RunID) throws -> [PieceState: Int] {
        let zeros = Dictionary(uniqueKeysWithValues: PieceState.allCases.map { ($0, 0) })
        return try read { try statesOfPieces(of: run, in: $0) }.merging(zeros) { count, _ in count }
    }

    package func batches(of run: RunID) throws -> [LedgerBatch] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT batch_id, product, (SELECT count(*) FROM piece_states AS s WHERE s.batch_id = batches.batch_id)
                    FROM batches WHERE run = ? ORDER BY batch_id
                    """, arguments: [run.description]
            ).map { row in
                guard let id = BatchID(row[0] as String), let state = try state(of: id, in: database),
                    let ownState = try ownState(of: id, in: database)
                else { throw LedgerError.damaged(path: "batches") }
                return LedgerBatch(id: id, product: row[1], state: state, ownState: ownState, pieces: row[2])
            }
        }
    }

    package func piece(_ id: PieceID) throws -> LedgerPieceStatus? {
        try read { database in
            try pieces("piece_id = ?", id.description, in: database).first
        }
    }

    /// All pieces that an account ever had, in the order of their ids.
    package func pieces(of account: AccountID) throws -> [LedgerPieceStatus] {
        try read { try pieces("account_id = ?", account.rawValue, in: $0) }
    }

    private func pieces(_ condition: String, _ value: String, in database: Database) throws -> [LedgerPieceStatus] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT piece_id, account_id, audience, state FROM pieces JOIN piece_states USING (piece_id)
                WHERE \(condition) AND decides ORDER BY piece_id
                """, arguments: [value]
        ).map { row in
            let account = (row[1] as String?).flatMap { AccountID($0) }
            guard let id = PieceID(row[0] as String), (account == nil) == row.hasNull(atIndex: 1),
                let state = PieceState(rawValue: row[3])
            else { throw LedgerError.damaged(path: "pieces") }
            return LedgerPieceStatus(id: id, account: account, audience: row[2], state: state)
        }
    }

    /// Hands over who was written to in an approved run or had to wait, as they were then, in the order of accounts.
    ///
    /// Pieces that never left (failed, pulled, lost for good) are left out: they told nobody anything.
    package func forEachFollowed(in run: RunID, _ body: (LedgerDecision) throws -> Void) throws {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT account_id, audience, waiting_for, email_state, digid_level, last_login_at
                    FROM decisions AS d WHERE run = :run AND email_state IS NOT NULL AND NOT EXISTS (
                        SELECT * FROM pieces AS p JOIN batches USING (batch_id) JOIN piece_states USING (piece_id)
                        WHERE p.account_id = d.account_id AND batches.run = :run AND decides
                            AND (state IN ('failed', 'pulled') OR state IN ('missing', 'spoiled')
                                AND piece_states.batch_id IN (SELECT batch_id FROM closings)))
                    ORDER BY account_id
                    """, arguments: ["run": run.description])
            while let row = try rows.next() {
                guard let account = AccountID(row[0] as String),
                    let emailState = Account.EmailState(rawValue: row[3]),
                    let digidLevel = Account.DigiDLevel(rawValue: row[4])
                else { throw LedgerError.damaged(path: "decisions") }
                try body(
                    LedgerDecision(
                        account: account, audience: row[1], reason: nil, waitingFor: row[2],
                        before: AccountMilestones(
                            emailState: emailState, digidLevel: digidLevel,
                            lastLoginAt: (row[5] as String?).flatMap { Instant($0) })))
            }
        }
    }

    /// Why an account was or was not written to in an approved run; nil where it was not considered.
    package func decision(on account: AccountID, in run: RunID) throws -> LedgerDecision? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT audience, reason FROM decisions WHERE account_id = ? AND run = ?",
                arguments: [account.rawValue, run.description]
            ).map { LedgerDecision(account: account, audience: $0[0], reason: $0[1]) }
        }
    }
}
