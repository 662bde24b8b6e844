package import MailboxDomain
package import PaperMail

package enum LedgerError: ReportedError {
    case unreadable(path: String, reason: String)
    /// A run is approved once.
    case approvedBefore(RunID)
    /// Pieces of it, such as those of a reprint that was broken off, did not leave yet.
    case notSealed(RunID)
    case damaged(path: String)

    package var exitStatus: ExitStatus { .inputOutput }

    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "The ledger \(path) cannot be used: \(reason). Make room or mend its permissions, and type the command again."
        case .approvedBefore(let run): "The run \(run) is approved already."
        case .notSealed(let run):
            "A batch of the run \(run) is not sealed yet, so that it cannot be closed. Finish that first."
        case .damaged(let path): "The ledger \(path) holds a value that no version of this program wrote."
        }
    }
}
