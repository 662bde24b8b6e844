import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse

/// Holds feedback to the counts of the inserter's camera, where the contract asks for them.
///
/// What is in no envelope, or in one with another's sheets, is found by that camera alone. So a batch of such a contract
/// counts as mailed only when it was reported as inserted, with what was counted.
struct InsertionCheck {
    private let ledger: Ledger
    private let workspace: Workspace
    /// What the files at hand report as inserted; nil stands for a whole batch.
    private let inserted: [BatchID: Set<PieceID?>]
    private var asked: [BatchID: Manifest?] = [:]

    /// - Parameter rows: of the files that are taken now.
    init(_ workspace: Workspace, _ ledger: Ledger, rows: [ReconciledRow]) {
        (self.workspace, self.ledger) = (workspace, ledger)
        inserted = rows.map(\.row.claim).filter { $0.status == .inserted }
            .reduce(into: [:]) { $0[$1.batch, default: []].insert($1.piece) }
    }

    /// Why a row is not taken; nil where it is.
    mutating func finding(about row: FeedbackFile.Row, in file: FeedbackFile) throws -> Finding? {
        let claim = row.claim
        guard claim.status == .mailed || claim.status == .inserted, let manifest = manifest(of: claim.batch) else {
            return nil
        }
        if claim.status == .inserted {
            guard row.count == nil else { return nil }
            return Self.finding(
                row, file,
                "The contract asks for the counts of the inserter's camera: fill in pieces and sheets.")
        }
        let here = inserted[claim.batch] ?? []
        if here.contains(nil) || claim.piece.map({ here.contains($0) }) ?? false { return nil }
        let known = try ledger.reportedInserted(of: claim.batch)
        if known.isWholeBatch || claim.piece.map({ known.pieces.contains($0) }) ?? false { return nil }
        let all = known.pieces.union(here.compactMap(\.self))
        if claim.piece == nil, all.count >= manifest.counts.pieces { return nil }
        return Self.finding(
            row, file,
            "The contract asks for the counts of the inserter's camera before anything is mailed, and nothing was reported "
                + "inserted of this. Report inserted, with pieces and sheets, and then this again.")
    }

    private static func finding(_ row: FeedbackFile.Row, _ file: FeedbackFile, _ message: String) -> Finding {
        Finding(
            code: RunFault.notInserted, place: file.place(of: .status, in: row), message: "\(message) It is not taken.")
    }

    /// Nil where the contract does not ask, or the manifest is gone.
    private mutating func manifest(of batch: BatchID) -> Manifest? {
        if let known = asked[batch] { return known }
        let manifest = workspace.manifest(of: batch).flatMap { $0.product.insertion == .camera ? $0 : nil }
        asked[batch] = .some(manifest)
        return manifest
    }
}
