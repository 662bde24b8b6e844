import MailboxDomain
import PaperMail
import SystemPackage

/// Compares the carrier's codes in a delivery with the batches that they are for.
struct CodeListCheck {
    private(set) var findings: [Finding] = []
    /// Prenotified batches whose codes are not here yet: they come later.
    private(set) var missing: [BatchID] = []

    /// - Parameter delivery: where the batches stand.
    init(_ lists: [CodeList], of batches: [DeliveryVerification.Batch], in delivery: FilePath) {
        let byBatch = Dictionary(lists.map { ($0.batch, $0) }, uniquingKeysWith: { first, _ in first })
        for batch in batches {
            guard let manifest = batch.verification.manifest else { continue }
            let list = byBatch[batch.folder]
            switch (manifest.postage.sorting == .prenotified, list) {
            case (true, nil): missing.append(batch.folder)
            case (true, let list?): compare(list, with: delivery)
            case (false, .some): report(.codesForeign, batch.folder, "The batch's manifest asks for no codes.")
            case (false, nil): continue
            }
        }
        for list in lists where !batches.contains(where: { $0.folder == list.batch }) {
            report(.codesForeign, list.batch, "The batch that they are for is not here.")
        }
    }

    private mutating func compare(_ list: CodeList, with delivery: FilePath) {
        guard let pieces = DeliveredPieces.read(of: list.batch, in: delivery) else { return }
        let lacking = pieces.subtracting(list.pieces)
        let foreign = list.pieces.subtracting(pieces)
        guard !lacking.isEmpty || !foreign.isEmpty else { return }
        report(
            .codesDiffer, list.batch,
            "\(lacking.count) piece(s) of the batch have no row, and \(foreign.count) row(s) are of no piece of it.")
    }

    private mutating func report(_ code: BatchFault, _ batch: BatchID, _ message: String) {
        findings.append(Finding(code: code, place: .init(file: CodeList.fileName(of: batch)), message: message))
    }
}
