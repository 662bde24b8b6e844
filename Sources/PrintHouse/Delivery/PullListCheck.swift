import MailboxDomain
import PaperMail
import SystemPackage

/// Compares a pull list with the pieces of the batches that are here: a row that nobody can find takes nothing out.
struct PullListCheck {
    private(set) var findings: [Finding] = []

    /// - Parameter delivery: where the batches stand.
    init(_ list: PullList, of batches: [DeliveryVerification.Batch], in delivery: FilePath) {
        let rows = Dictionary(grouping: list.rows, by: \.batch)
        for batch in batches {
            // That another batch stands under its name is told already.
            guard let rows = rows[batch.folder], let manifest = batch.verification.manifest,
                manifest.batch.id == batch.folder, let printed = DeliveredPieces.read(of: batch.folder, in: delivery)
            else { continue }
            let known = printed.union(manifest.omitted)
            let foreign = rows.map(\.piece).filter { !known.contains($0) }
            guard let first = foreign.first else { continue }
            let message = "\(foreign.count) row(s) are of no piece of batch \(batch.folder), such as \(first)."
            findings.append(
                Finding(code: BatchFault.pullForeign, place: .init(file: PullList.fileName), message: message))
        }
    }
}
