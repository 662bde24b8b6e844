import AudienceSelection
import LetterComposition
import PrintHouse

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

    /// - Parameter batches: with the pieces that are really in them, in the order of their ids.
    init(of batches: [(batch: PlannedBatch, pieces: Int)], run: RunID, configuration: Configuration) {
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
            lots.append(
                MailingLot(
                    id: "\(run)-L" + (lots.count < 9 ? "0" : "") + "\(lots.count + 1)", printer: common.printer,
                    postageClass: common.postageClass, batches: group.map(\.batch.id), pieces: pieces))
        }
        all = lots
    }

    /// Nil for a batch that is franked as single pieces.
    func lot(of batch: BatchID) -> MailingLot? { all.first { $0.batches.contains(batch) } }
}
