import AudienceSelection
import LetterComposition
import PaperMail

/// Batches that are offered to the carrier together and franked in bulk (partij).
struct MailingLot: Hashable, Sendable {
    /// The run and a number (`2026-11-L01`).
    var id: String
    var printer: PrinterID
    var postageClass: PostageClass
    var batches: [BatchID]
    var pieces: Int
}

/// Which batches of a run form one lot: those of one printer, size and postage class, where they are enough pieces.
///
/// Sender, service and franking are then the same too, and all batches of a run have the same days of mailing.
struct MailingLots {
    let all: [MailingLot]

    private struct Common: Hashable {
        var printer: PrinterID
        var isCard: Bool
        var postageClass: PostageClass

        init(_ kind: BatchKind) {
            printer = kind.printer
            isCard = kind.product.kind == .card
            postageClass = kind.postageClass
        }
    }

    /// - Parameters:
    ///   - batches: with the pieces that are really in them, in the order of their ids.
    ///   - orderNumber: the lots of a run's second order are numbered from 201 on, so that no two of a run have one name.
    init(
        of batches: [(batch: PlannedBatch, pieces: Int)], run: RunID, orderNumber: Int = 1, configuration: Configuration
    ) {
        var order: [Common] = []
        var groups: [Common: [(batch: PlannedBatch, pieces: Int)]] = [:]
        for entry in batches {
            let common = Common(entry.batch.kind)
            if groups[common] == nil { order.append(common) }
            groups[common, default: []].append(entry)
        }
        var lots: [MailingLot] = []
        for common in order {
            let group = groups[common] ?? []
            let pieces = group.reduce(0) { $0 + $1.pieces }
            guard let printer = configuration.printers[common.printer], pieces >= printer.franking.lotMinimum
            else { continue }
            let number = (orderNumber == 1 ? 0 : orderNumber * 100) + lots.count + 1
            lots.append(
                MailingLot(
                    id: "\(run)-L" + (number < 10 ? "0" : "") + "\(number)", printer: common.printer,
                    postageClass: common.postageClass, batches: group.map(\.batch.id), pieces: pieces))
        }
        all = lots
    }

    /// Nil for a batch that is franked as single pieces.
    func lot(of batch: BatchID) -> MailingLot? { all.first { $0.batches.contains(batch) } }
}
