import AudienceSelection
import GRDB
import LetterComposition
import MailboxDomain
import PaperMail
import TestSupport

@testable import FallbackRun

/// Who is to be written to, as a plan meets them; nil for the account of a control piece.
struct MetReader {
    var account: String?
    var recipient = PlannedRecipient.reader()
    var kind: BatchKind
    var mustBeTried = false
}

/// What a plan in a scratch folder makes of readers: batches, and who stands where in them.
struct SortedPlan {
    let batches: [PlannedBatch]
    let doubtful: [PieceID]
    /// By account, or by the first line of the envelope for a control piece, in the order of the pieces.
    let order: [String]
    let recipients: [PlannedRecipient]

    init(of readers: [MetReader], piecesPerBatch: Int = 1000) throws {
        let scratch = try ScratchFolder()
        let run = try november()
        (batches, doubtful, order, recipients) = try PlanDatabase.make(at: scratch.file("plan.sqlite")) { database in
            var writer = try PlanWriter(database)
            // The writer numbers the kinds as it meets them.
            var kinds: [BatchKind: Int] = [:]
            for reader in readers {
                let known = kinds[reader.kind] ?? kinds.count
                kinds[reader.kind] = known
                try writer.write(
                    reader.recipient, account: reader.account.map { try account($0) },
                    audience: reader.account.map { _ in .noEmail }, in: reader.kind, mustBeTried: reader.mustBeTried)
            }
            let sorting = PlanSorting(database: database, run: run, kinds: kinds, piecesPerBatch: piecesPerBatch)
            let (batches, doubtful) = try sorting.makeBatches()
            let pieces = try Row.fetchAll(
                database, sql: "SELECT \(PlannedPiece.columns) FROM pieces ORDER BY batch, number"
            ).compactMap { PlannedPiece($0, of: run) }
            return (
                batches, doubtful, pieces.map { $0.account?.rawValue ?? $0.recipient.envelope[0] },
                pieces.map(\.recipient)
            )
        }
    }

    /// As `number: pieces`.
    var sizes: [String] { batches.map { "\($0.id.number): \($0.pieces)" } }
}
