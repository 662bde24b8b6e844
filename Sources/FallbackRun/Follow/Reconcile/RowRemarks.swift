import MailLedger
import PaperMail
import PrintHouse

/// What is to be said of single rows that were taken and mean something for their whole batch.
struct RowRemarks {
    struct Remark {
        var code: RunFault
        var message: String
    }

    /// Of a row more than one may hold.
    private(set) var all: [ReconciledRow: [Remark]] = [:]

    /// - Parameters:
    ///   - rows: all that were taken now.
    ///   - batches: as they stand after that.
    ///   - manifests: of each batch; nil where it is gone.
    init(
        _ rows: [ReconciledRow], batches: [BatchStanding], manifests: [BatchID: Manifest?], _ ledger: Ledger
    ) throws {
        for batch in batches {
            guard let manifest = manifests[batch.id] ?? nil else { continue }
            let own = rows.filter { $0.row.claim.batch == batch.id }
            for row in own where row.row.claim.piece == nil {
                guard let count = row.row.count else { continue }
                let later = try ledger.countInserted(of: batch.id, after: row.row.claim.at)
                if let fault = batch.fault(of: count, later: later, against: manifest) {
                    all[row, default: []].append(Remark(code: .insertedCount, message: fault))
                }
            }
            // Of the row by which it became too many, as far as one can be named.
            if let last = own.last(where: { $0.row.claim.status == .spoiled }) ?? own.last,
                let excess = batch.excessOfSpoiled(against: manifest)
            {
                all[last, default: []].append(Remark(code: .reprintShare, message: excess))
            }
        }
    }
}

extension BatchStanding {
    /// What is wrong with what an inserter's camera counted of the whole batch; nil where it is right.
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

    fileprivate func excessOfSpoiled(against manifest: Manifest) -> String? {
        let (allowed, printed) = (manifest.maximumReprintPercent, manifest.counts.pieces)
        guard Double(everSpoiled) * 100 > allowed * Double(printed) else { return nil }
        return "\(everSpoiled) of \(printed) pieces of batch \(id) were reported spoiled, and the contract allows "
            + "\((allowed / 100).percent). Sender and printer settle by telephone what it means."
    }
}
