package import MailboxDomain
package import PaperMail
package import SystemPackage

/// Why nothing of an outbox leaves: it is not what the ledger knows of the run.
package enum HandoverError: Error, Hashable, Sendable {
    /// It stands in the outbox, and nothing that was sealed has its name.
    case unknown(FilePath)
    /// A link, or no folder, in place of a run's outbox.
    case notFolder(FilePath)
    /// The order that a batch which waits to leave belongs to.
    case orderMissing(FilePath, batch: BatchID)
    /// It is of another run, or says wrongly whether it is a test.
    case foreignOrder(FilePath)
    case orderLacks(BatchID, FilePath)
    case notSealed(BatchID, FilePath)
    case piecesDiffer(BatchID, FilePath, order: Int, ledger: Int)
    /// It does not hold just the pieces that were called back.
    case pullListDiffers(FilePath, RunID)
    case pullListMissing(FilePath, RunID)
    /// It was closed, so that the people of what did not leave may be chosen again.
    case closed(RunID)
    /// The order was put into the drop folder, or about to be, when a hand-over was cut off, and is not there any more.
    case mayBeFetched(FilePath, RunID)
    /// A batch that its printer gets encrypted lies there readable.
    case notEncrypted(FilePath, PrinterID)
}

extension HandoverError: ReportedError {
    package var description: String {
        switch self {
        case .unknown(let path):
            "\(path) is none of what was sealed of this run. Find out who put it there, and take it away."
        case .notFolder(let path):
            "\(path) is a link or no folder. Find out who put it there, and put the folder in its place."
        case .orderMissing(let path, let batch):
            "\(path) is not there, and \(batch), which it lists, waits to leave. Write it again with: postvangnet seal \(batch.run) (of a reprint: put it back)"
        case .foreignOrder(let path):
            "\(path) is the order of another run, or of a test where this is none. Put back the one that was sealed."
        case .orderLacks(let batch, let path):
            "\(path) lacks the batch \(batch), which was sealed: its printer would not expect it. Put back the order that was sealed."
        case .notSealed(let batch, let path):
            "\(path) lists the batch \(batch), which the ledger does not know as sealed. If sealing was broken off, end it with: postvangnet run \(batch.run) (or reprint); if not, put back the order that was sealed."
        case .piecesDiffer(let batch, let path, let order, let ledger):
            "\(path) has \(order) pieces in the batch \(batch), and the ledger \(ledger). Put back the order that was sealed."
        case .pullListDiffers(let path, let run):
            "\(path) does not hold just the pieces that were called back. Have it made again: type the recall or withdraw again that was cut off, or, with the same extract: postvangnet recall \(run) --extract NEW"
        case .pullListMissing(let path, let run):
            "\(path) is not there, and pieces of \(run) were called back that its printer must take out. Have it made again: type the recall or withdraw again that was cut off, or, with the same extract: postvangnet recall \(run) --extract NEW"
        case .closed(let run):
            "The run \(run) is closed, and batches of it did not leave: they count as lost, and their people may be chosen again. Nothing of them is handed over. To print them again: postvangnet reprint \(run) --by NAME"
        case .mayBeFetched(let path, let run):
            "A hand-over of \(run) was cut off after \(path.lastComponent?.string ?? "order.json") was put into the drop folder, or just before, and it is not there any more: the printer may have fetched it. Ask them. They have it: postvangnet handover \(run) --on DAY --by NAME, without --to. They do not: type the command again with --copy-again, which is recorded."
        case .notEncrypted(let path, let printer):
            "\(path) can be read, and \(printer) gets its batches encrypted (encryption in postvangnet.yaml). Take it out of the outbox and seal again."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .closed, .mayBeFetched: .notApproved
        case .unknown, .notFolder, .orderMissing, .foreignOrder, .orderLacks, .notSealed, .piecesDiffer,
            .pullListDiffers, .pullListMissing, .notEncrypted:
            .badInput
        }
    }
}
