import MailboxDomain
import StrictFiles

extension Upgrade {
    /// - Parameter isDone: whether it was carried out, and not only looked at.
    package func text(isDone: Bool) -> String {
        var lines: [String] = []
        if isNeeded {
            let (from, to) = (version, WorkspaceVersion.current)
            lines.append(
                isDone
                    ? "\(root) was of version \(from) and is of version \(to) now:"
                    : "\(root) is of version \(from). It would be brought forward to \(to):")
            lines += changes.map { "  \($0)" }
        } else {
            lines.append("Nothing to do: \(root) is of version \(version), this program's own.")
        }
        if !remarks.isEmpty {
            lines.append("To be mended by you, before the next plan:")
            lines += remarks.map { "  \($0.writing("\n", as: "\n  "))" }
        }
        if isNeeded, !isDone {
            lines.append(
                "Nothing was changed yet. Back the workspace up, see that no command is at work elsewhere, then: postvangnet upgrade --apply"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var changes: [String] {
        var changes: [String] = []
        if !hasLedger { changes.append("ledger.sqlite: there is none, so none is changed") }
        if hasLedger {
            changes.append(
                ledgerChanges.isEmpty
                    ? "ledger.sqlite: it has all that this version keeps; the upgrade is recorded in it"
                    : "ledger.sqlite: what it lacks is added (\(ledgerChanges.joined(separator: ", "))), and the upgrade is recorded in it"
            )
            changes.append(
                "ledger-before-\(WorkspaceVersion.current).sqlite: the ledger as it was, kept until purge removes it")
        }
        changes.append(
            "needs-postvangnet-\(WorkspaceVersion.current)-...: a notice, by which earlier versions refuse the workspace"
        )
        changes.append("runs/, outbox/, settings, texts, mailbox: as they are")
        return changes
    }
}
