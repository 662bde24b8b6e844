import MailLedger
import PaperMail
import PrintHouse

/// What is wrong with what an inserter's camera counted of whole batches.
struct CameraCounts {
    /// A sentence for each row whose counts are not those of its batch.
    private(set) var faults: [ReconciledRow: String] = [:]

    /// - Parameters:
    ///   - rows: all that were taken now.
    ///   - batches: as they stand after that.
    ///   - manifests: of each batch; nil where it is gone.
    init(
        _ rows: [ReconciledRow], batches: [BatchStanding], manifests: [BatchID: Manifest?], _ ledger: Ledger
    ) throws {
        let standings = Dictionary(uniqueKeysWithValues: batches.map { ($0.id, $0) })
        for row in rows where row.row.claim.piece == nil {
            let batch = row.row.claim.batch
            guard let count = row.row.count, let standing = standings[batch], let manifest = manifests[batch] ?? nil
            else { continue }
            let later = try ledger.countInserted(of: batch, after: row.row.claim.at)
            faults[row] = standing.fault(of: count, later: later, against: manifest)
        }
    }
}

extension BatchStanding {
    /// What is wrong with what a camera counted of the whole batch; nil where it is right.
    ///
    /// - Parameter later: how many pieces went into their envelopes after the batch was counted, such as those that were
    ///   printed again.
    fileprivate func fault(of count: FeedbackFile.CameraCount, later: Int, against manifest: Manifest) -> String? {
        let lost: Set<PieceState> = [.spoiled, .missing, .pulled, .failed, .withdrawn, .cancelled]
        let left = pieces.filter { !lost.contains($0.key) }.values.reduce(0, +)
        let isWhole = left == manifest.counts.pieces
        if count.pieces == left, !isWhole || count.sheets == manifest.counts.sheets { return nil }
        if later > 0, count.pieces == left - later { return nil }
        let sheets = isWhole ? " on \(manifest.counts.sheets) sheets" : ""
        return
            "The camera counted \(count.pieces) pieces on \(count.sheets) sheets in batch \(id), and \(left) pieces\(sheets) "
            + "are neither spoiled, missing nor pulled. Nothing of it is mailed before sender and printer know why."
    }
}
