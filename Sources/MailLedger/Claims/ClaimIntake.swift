import GRDB
import MailboxDomain
import PaperMail

/// Enters claims and what people say of them, and remembers which batches and pieces they are about.
struct ClaimIntake {
    /// The claims about one batch that were brought together.
    struct Brought {
        var claims: Set<FeedbackClaim> = []
        /// Those that did not count before.
        var new: Set<FeedbackClaim> = []
        /// Those that count no longer.
        var gone: Set<FeedbackClaim> = []

        /// The pieces to look at again; nil for all of the batch.
        var pieces: Set<PieceID>? {
            let pieces = claims.union(gone).map(\.piece)
            return pieces.contains(nil) ? nil : Set(pieces.compactMap(\.self))
        }
    }

    private(set) var brought: [BatchID: Brought] = [:]
    private let time: Instant
    private let batchExists: Statement
    private let batchesOfPiece: Statement
    private let insert: Statement
    private let known: Statement
    private let enterCorrection: Statement
    private let database: Database
    private var batches: [BatchID: Bool] = [:]

    init(_ database: Database, at time: Instant) throws {
        self.database = database
        self.time = time
        batchExists = try database.makeStatement(sql: "SELECT count(*) FROM batches WHERE batch_id = ?")
        batchesOfPiece = try database.makeStatement(
            sql: "SELECT batch_id FROM piece_states WHERE piece_id = ? ORDER BY attempt")
        insert = try database.makeStatement(
            sql: """
                INSERT INTO claims (batch_id, piece_id, status, at, reason, recorded_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
        known = try database.makeStatement(
            sql: """
                SELECT number, coalesce((
                        SELECT counts FROM corrections WHERE claim = claims.number
                        ORDER BY corrections.number DESC LIMIT 1
                    ), 1) AS counts
                FROM claims WHERE batch_id = ? AND piece_id = ? AND status = ? AND at = ? AND reason = ?
                """)
        enterCorrection = try database.makeStatement(
            sql: "INSERT INTO corrections (claim, counts, by, recorded_at) VALUES (?, ?, ?, ?)")
    }

    /// Enters a claim, unless nothing is known of what it is about.
    mutating func take(_ claim: FeedbackClaim) throws -> ClaimsTaken.Outcome {
        if let objection = try objection(to: claim) { return .init(isNew: false, objection: objection) }
        try insert.execute(arguments: claim.key + [time])
        let isNew = database.changesCount > 0
        if !isNew, let row = try Row.fetchOne(known, arguments: claim.key), !(try counts(row)) {
            return .init(isNew: false, isTakenBack: true)
        }
        brought[claim.batch, default: Brought()].claims.insert(claim)
        if isNew { brought[claim.batch]?.new.insert(claim) }
        return .init(isNew: isNew)
    }

    /// Enters a person's word on a claim: whether it counts from now on.
    mutating func correct(_ claim: FeedbackClaim, counts: Bool, by name: String) throws -> ClaimsTaken.Outcome {
        guard let row = try Row.fetchOne(known, arguments: claim.key) else {
            return .init(isNew: false, objection: .neverTaken(meant: try sameReport(as: claim)))
        }
        guard try self.counts(row) != counts else { return .init(isNew: false) }
        let number = try row.decode(Int64.self, forColumn: "number")
        try enterCorrection.execute(arguments: [number, counts, name, time])
        if counts {
            brought[claim.batch, default: Brought()].claims.insert(claim)
            brought[claim.batch]?.new.insert(claim)
            brought[claim.batch]?.gone.remove(claim)
        } else {
            brought[claim.batch, default: Brought()].gone.insert(claim)
        }
        return .init(isNew: true)
    }

    private func counts(_ row: Row) throws -> Bool { try row.decode(Bool.self, forColumn: "counts") }

    private func sameReport(as claim: FeedbackClaim) throws -> FeedbackClaim? {
        try FeedbackClaim.fetchOne(
            database,
            sql: """
                SELECT batch_id, nullif(piece_id, '') AS piece_id, status, at, nullif(reason, '') AS reason FROM claims
                WHERE batch_id = ? AND piece_id = ? AND status = ? ORDER BY number LIMIT 1
                """, arguments: [claim.batch, claim.piece?.description ?? "", claim.status])
    }

    private mutating func objection(to claim: FeedbackClaim) throws -> ClaimObjection? {
        if batches[claim.batch] == nil {
            batches[claim.batch] = try Int.fetchOne(batchExists, arguments: [claim.batch]) == 1
        }
        guard batches[claim.batch] == true else { return .unknownBatch }
        guard let piece = claim.piece else { return nil }
        let own = try BatchID.fetchAll(batchesOfPiece, arguments: [piece])
        guard let last = own.last else { return .unknownPiece }
        return own.contains(claim.batch) ? nil : .pieceOfAnotherBatch(last)
    }
}

extension FeedbackClaim {
    /// By which the ledger knows it: batch, piece, status, moment, reason.
    var key: StatementArguments { [batch, piece?.description ?? "", status, at, reason?.rawValue ?? ""] }
}
