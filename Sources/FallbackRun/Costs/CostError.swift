package import MailboxDomain
package import PaperMail

/// Why costs cannot be told; each says what to do.
package enum CostError: Error, Hashable, Sendable {
    /// The ledger has pieces of a run that are in no batch of its plan.json.
    case otherPlan(RunID)
    /// A file is no invoice that can be read: what is wrong with it.
    case unreadable(Findings)
}

extension CostError: ReportedError {
    package var description: String {
        switch self {
        case .otherPlan(let run):
            "runs/\(run)/plan.json is not that of the pieces in the ledger. Find out who changed it, and put it back from a backup."
        case .unreadable(let findings): findings.description
        }
    }

    package var exitStatus: ExitStatus { .badInput }

    package static func == (left: Self, right: Self) -> Bool { left.description == right.description }

    package func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
