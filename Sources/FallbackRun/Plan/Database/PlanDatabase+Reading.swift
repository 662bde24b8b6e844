import AudienceSelection
import Foundation
import GRDB
import LetterComposition
import MailLedger
package import MailboxDomain
package import PaperMail
import PrintHouse

extension PlanDatabase {
    package func batches() throws -> [PlannedBatch] {
        let run = terms.run
        return try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT number, product, layout, printer, postage_class, pieces FROM batches ORDER BY number"
            ).map { row in
                guard let id = BatchID(run: run, number: row[0]), let product = Product(rawValue: row[1]),
                    let printer = PrinterID(row[3] as String), let postageClass = PostageClass(rawValue: row[4])
                else { throw RunError.damagedPlan(path) }
                let kind = BatchKind(product: product, layout: row[2], printer: printer, postageClass: postageClass)
                return PlannedBatch(id: id, kind: kind, pieces: row[5])
            }
        }
    }

    /// Hands over the pieces of one batch, or of all, in their order.
    package func forEachPiece(of batch: BatchID? = nil, _ body: (PlannedPiece) throws -> Void) throws {
        let run = terms.run
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(PlannedPiece.columns) FROM pieces
                    \(batch == nil ? "" : "WHERE batch = :batch") ORDER BY batch, number
                    """, arguments: batch.map { ["batch": $0.number] } ?? [])
            while let row = try rows.next() { try body(try piece(row, of: run)) }
        }
    }

    /// Hands over the pieces of a batch in their order, and which print of each it is; those of a reprint come from the
    /// batches that they were first in.
    func forEachPiece(of batch: PlannedBatch, _ body: (PlannedPiece, _ attempt: Int) throws -> Void) throws {
        guard let attempts = batch.attempts else { return try forEachPiece(of: batch.id) { try body($0, 1) } }
        // Batches of one kind were filled in postal order, so that this is the postal order again.
        for home in Set(attempts.keys.map(\.batch)).sorted() {
            try forEachPiece(of: home) { piece in
                if let attempt = attempts[piece.id] { try body(piece, attempt) }
            }
        }
    }

    /// What differs between the pieces of a batch: the blocks and drawings that they have.
    ///
    /// - Parameter rows: its pieces that are printed.
    func variants(of batch: PlannedBatch, _ rows: [PieceRow], from template: Template?) throws -> [Manifest.Variant] {
        let conditions = template?.conditions ?? []
        var parts: [Set<LetterCondition>: [Bool]] = [:]
        var circumstances: [PieceID: Set<LetterCondition>] = [:]
        try forEachPiece(of: batch) { piece, _ in
            let own = Set(piece.recipient.circumstances)
            circumstances[piece.id] = own
            if parts[own] == nil { parts[own] = conditions.map { $0.holds(in: own) } }
        }
        return Manifest.Variant.all(of: rows) { row in circumstances[row.piece].flatMap { parts[$0] } ?? [] }
    }

    func controlPieces(of batch: PlannedBatch) throws -> [PieceID] {
        guard let attempts = batch.attempts else { return try controlPieces(of: batch.id) }
        return try Set(attempts.keys.map(\.batch)).sorted().flatMap(controlPieces).filter { attempts[$0] != nil }
    }

    package func controlPieces(of batch: BatchID) throws -> [PieceID] {
        try read { database in
            try Int.fetchAll(
                database, sql: "SELECT number FROM pieces WHERE batch = ? AND account_id IS NULL ORDER BY number",
                arguments: [batch.number]
            ).compactMap { PieceID(batch: batch, number: $0) }
        }
    }

    /// The pieces that were set aside when the run was planned, in their order.
    package func setAside(in batch: BatchID? = nil) throws -> [SetAsidePiece] {
        let run = terms.run
        return try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT batch, number, code FROM set_aside
                    \(batch == nil ? "" : "WHERE batch = :batch") ORDER BY batch, number
                    """, arguments: batch.map { ["batch": $0.number] } ?? []
            ).map { row in
                guard let batch = BatchID(run: run, number: row[0]), let id = PieceID(batch: batch, number: row[1])
                else { throw RunError.damagedPlan(path) }
                return SetAsidePiece(piece: id, code: row[2])
            }
        }
    }

    package func piece(of account: AccountID) throws -> PlannedPiece? {
        try fetchPiece("account_id = ?", [account.rawValue])
    }

    package func piece(_ id: PieceID) throws -> PlannedPiece? {
        try fetchPiece("batch = ? AND number = ?", [id.batch.number, id.number])
    }

    private func fetchPiece(_ condition: String, _ arguments: StatementArguments) throws -> PlannedPiece? {
        let run = terms.run
        return try read { database in
            try Row.fetchOne(
                database, sql: "SELECT \(PlannedPiece.columns) FROM pieces WHERE \(condition)", arguments: arguments
            ).map { try piece($0, of: run) }
        }
    }

    private func piece(_ row: Row, of run: RunID) throws -> PlannedPiece {
        guard let piece = PlannedPiece(row, of: run) else { throw RunError.damagedPlan(path) }
        return piece
    }

    /// Nil for an account that no audience matched.
    package func decision(on account: AccountID) throws -> PlannedDecision? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM decisions WHERE account_id = ?",
                arguments: [account.rawValue]
            ).map(decision)
        }
    }

    package func forEachDecision(_ body: (PlannedDecision) throws -> Void) throws {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT * FROM decisions ORDER BY account_id")
            while let row = try rows.next() { try body(try decision(row)) }
        }
    }

    /// The same with each account's piece, where it has one. Both are read side by side: to ask for each piece would take
    /// longer than all else that is done with it.
    func forEachDecisionWithPiece(_ body: (PlannedDecision, PlannedPiece?) throws -> Void) throws {
        let run = terms.run
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT * FROM decisions ORDER BY account_id")
            let pieces = try Row.fetchCursor(
                database,
                sql: "SELECT \(PlannedPiece.columns) FROM pieces WHERE account_id IS NOT NULL ORDER BY account_id")
            var next = try pieces.next().map { try piece($0, of: run) }
            while let row = try rows.next() {
                let decision = try decision(row)
                guard let piece = next, piece.account == decision.account else {
                    try body(decision, nil)
                    continue
                }
                try body(decision, piece)
                next = try pieces.next().map { try self.piece($0, of: run) }
            }
            // Its account was never looked at.
            guard next == nil else { throw RunError.damagedPlan(path) }
        }
    }

    private func decision(_ row: Row) throws -> PlannedDecision {
        let verdicts = try (row[3] as String).split(separator: " ").map { text in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let audience = Audience(rawValue: parts[0]),
                parts[1].isEmpty || Reason(rawValue: parts[1]) != nil
            else { throw RunError.damagedPlan(path) }
            return Verdict(audience: audience, reason: Reason(rawValue: parts[1]))
        }
        let decision: Selection.Decision? =
            (row[1] as String?).flatMap(Audience.init).map { .write($0) }
            ?? (row[2] as String?).flatMap(Reason.init).map { .leave($0) }
        guard let account = AccountID(row[0] as String), let decision,
            let emailState = Account.EmailState(rawValue: row[4]), let digidLevel = Account.DigiDLevel(rawValue: row[5])
        else { throw RunError.damagedPlan(path) }
        return PlannedDecision(
            account: account, decision: decision, verdicts: verdicts,
            before: AccountMilestones(
                emailState: emailState, digidLevel: digidLevel,
                lastLoginAt: (row[6] as String?).flatMap { Instant($0) }))
    }
}
