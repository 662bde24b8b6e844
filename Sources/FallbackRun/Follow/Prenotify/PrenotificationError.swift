package import MailboxDomain
package import PaperMail
package import SystemPackage

/// Why nothing is exchanged with a carrier; each says what to do.
package enum PrenotificationError: Error, Hashable, Sendable {
    /// A file of what came from the carrier is not as it was written.
    case damaged(FilePath)
    /// The carrier is told of no batch of the run.
    case nothingAwaited(RunID)
    /// The printer's configuration does not say any more what the carrier's file is like.
    case noForm(PrinterID)
}

extension PrenotificationError: ReportedError {
    package var description: String {
        switch self {
        case .damaged(let path):
            "\(path) is not as it was written. Remove it, and take in what the carrier sent once more: postvangnet reconcile FILE"
        case .nothingAwaited(let run):
            "The carrier is told of no batch of \(run), so that it gives no codes. Is another run meant?"
        case .noForm(let printer):
            "Batches of \(printer) were sealed as prenotified, and postvangnet.yaml has no printers.\(printer).franking.prenotification, which says what the carrier's files are like. Put it back."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .damaged: .badInput
        case .nothingAwaited: .noInput
        case .noForm: .badConfiguration
        }
    }
}
