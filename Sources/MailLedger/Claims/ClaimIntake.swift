import GRDB
import MailboxDomain
import PaperMail

/// Enters claims, and remembers which batches and pieces they are about.
struct ClaimIntake {
    /// The claims about one batch that were brought together.
    struct Brought {
        var claims: Set<FeedbackClaim> = []
        /// Those that the ledger did not know yet.
        var new: Set<FeedbackClaim> = []

        /// The pieces to look at again; nil for all of the batch.
        var pieces: Set<PieceID>? {
            let pieces = claims.map(\.piece)
            return pieces.contains(nil) ? nil : Set(pieces.compactMap(\.self))
        }
    }

    private(set) var brought: [BatchID: Brought] = [:]
    private let time: Instant
    private let batchExists: Statement
    private let batchesOfPiece: Statement
    private let insert: Statement
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
    }

    /// Whether the claim is new; or why it is not taken.
    mutating func take(_ claim: FeedbackClaim) throws -> (isNew: Bool, objection: ClaimObjection?) {
        if let objection = try objection(to: claim) { return (false, objection) }
        try insert.execute(arguments: [
            claim.batch, claim.piece?.description ?? "", claim.status, claim.at, claim.reason?.rawValue ?? "", time,
        ])
        let isNew = database.changesCount > 0
        brought[claim.batch, default: Brought()].claims.insert(claim)
        if isNew { brought[claim.batch]?.new.insert(claim) }
        return (isNew, nil)
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
