package import MailboxDomain
package import PaperMail

package enum LedgerError: ReportedError {
    case unreadable(path: String, reason: String)
    /// A run is approved once.
    case approvedBefore(RunID)
    /// Pieces of it, such as those of a reprint that was broken off, did not leave yet.
    case notSealed(RunID)
    case damaged(path: String)
    /// A later version has used the ledger, and changed it by these names.
    case newer(path: String, changes: [String])
    /// An earlier version left it, without the changes of these names.
    case older(path: String, lacks: [String])

    package var exitStatus: ExitStatus {
        switch self {
        case .newer, .older: .badConfiguration
        case .notSealed: .notApproved
        case .unreadable, .approvedBefore, .damaged: .inputOutput
        }
    }

    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "The ledger \(path) cannot be used: \(reason). Make room or mend its permissions, and type the command again."
        case .approvedBefore(let run): "The run \(run) is approved already."
        case .notSealed(let run):
            "A batch of the run \(run) is not sealed yet. Finish that first: postvangnet run \(run), or of a reprint: postvangnet reprint \(run) --by NAME. To end a reprint as it is, so that none of it is printed: postvangnet close \(run) --by NAME --accept-open"
        case .newer(let path, let changes):
            "The ledger \(path) was used by a later version of this program, which knows more of it (\(changes.joined(separator: ", ")); the last that this one knows is \(LedgerSchema.lastChange)). Use that version, or put back the whole workspace as it was before that, with runs/ and outbox/."
        case .older(let path, let lacks):
            "The ledger \(path) is of an earlier version of this program, and lacks what this one keeps (\(lacks.joined(separator: ", "))). Look at what brings it forward with: postvangnet upgrade"
        case .damaged(let path): "The ledger \(path) holds a value that no version of this program wrote."
        }
    }
}
