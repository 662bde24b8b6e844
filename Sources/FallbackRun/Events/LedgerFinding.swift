package import MailboxDomain
import PaperMail
import SystemPackage

/// Something beside a ledger that it should know, and does not.
enum LedgerFinding: Hashable, Sendable {
    case approval(RunID)
    /// The number of the ledger's last event; 0 for none.
    case laterEvent(RunID?, LastEvent, ledger: Int)
    /// The ledger has another event of that number.
    case otherEvent(RunID?, LastEvent)
    /// A plan that was made after a step of a run, of which the ledger has fewer.
    case laterPlan(RunID, step: Int, ledger: Int)
    case order(FilePath)
    /// The first in a folder, and how many are there.
    case batch(FilePath, count: Int)
}

extension LedgerFinding: CustomStringConvertible {
    private static func place(of run: RunID?) -> String { (run.map { "runs/\($0)/" } ?? "") + "last-event.json" }

    var description: String {
        switch self {
        case .approval(let run):
            "runs/\(run)/approval.json says that the run \(run) is approved, and this workspace's ledger does not say so."
        case .laterEvent(let run, let last, let known):
            "\(Self.place(of: run)): \(last.step) at \(last.at) was event \(last.number), and the ledger's last is \(known == 0 ? "none" : "event \(known)")."
        case .otherEvent(let run, let last):
            "\(Self.place(of: run)): \(last.step) at \(last.at) was event \(last.number), and the ledger has another event of that number."
        case .laterPlan(let run, let step, let known):
            "runs/\(run)/plan.json was made after step \(step) of all runs, and the ledger knows \(known)."
        case .order(let path): "\(path) orders what the ledger does not know."
        case .batch(let path, count: 1): "\(path) is a batch that the ledger does not know."
        case .batch(let path, let count):
            "\(path) and \(count - 1) more there are batches that the ledger does not know."
        }
    }
}

/// The ledger of a workspace is older than what lies beside it, is not there, or is another's.
package struct UnfitLedger: ReportedError, Hashable {
    private let path: FilePath
    private let isThere: Bool
    private let findings: [LedgerFinding]

    /// Nil where nothing was found.
    init?(_ findings: [LedgerFinding], path: FilePath, isThere: Bool) {
        guard !findings.isEmpty else { return nil }
        (self.path, self.isThere, self.findings) = (path, isThere, findings)
    }

    /// More than that nobody reads.
    private static let shown = 8

    package var description: String {
        let start =
            isThere
            ? "The ledger \(path) is older than what lies beside it, or is that of another workspace:"
            : "The ledger \(path) is not there, and what lies beside it was made with one:"
        let lines = findings.prefix(Self.shown).map { "  \($0)" }
        let more = findings.count > Self.shown ? ["  and \(findings.count - Self.shown) more."] : []
        let end =
            "Nothing is decided or mailed with it, because people could get a second letter. Put back the ledger.sqlite of the same moment as runs and outbox; docs/operations.md tells what to do where there is none. A batch or approval that somebody brought here from elsewhere: take it away."
        return ([start] + lines + more + [end]).joined(separator: "\n")
    }

    /// In a line, for who only asks.
    package var notice: String {
        let more = findings.count > 1 ? " (and \(findings.count - 1) more)" : ""
        return
            "The ledger is older than what lies beside it, or is that of another workspace, so that this may be out of date: \(findings[0])\(more) Type: postvangnet check. What then: docs/operations.md, \"A ledger that is too old\"."
    }

    package var exitStatus: ExitStatus { .badConfiguration }
}
