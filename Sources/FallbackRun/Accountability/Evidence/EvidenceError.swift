package import MailboxDomain
package import PaperMail

/// Why there is no evidence of an account; each says what to do.
package enum EvidenceError: Error, Hashable, Sendable {
    /// The run was planned or sealed by an earlier version, so that its order has no root.
    case noRoot(RunID)
    /// No audience matched the account, so that nothing of it is in the plan.
    case reachedDigitally(RunID)
    /// Plan and rendered batches do not lead to the root that was sealed.
    case otherRoot(RunID)
    /// Something lies where the evidence would be put.
    case occupied(String)
}

extension EvidenceError: ReportedError {
    package var description: String {
        switch self {
        case .noRoot(let run):
            "The order of \(run) has no root of evidence: an earlier version planned or sealed it. What is known stands in: postvangnet explain ACCOUNT \(run)"
        case .reachedDigitally(let run):
            "No audience matched this account in \(run), so that the plan has nothing of it. What was compared stands in: postvangnet explain ACCOUNT \(run)"
        case .otherRoot(let run):
            "The plan and the rendered batches of \(run) do not lead to the root in its order: something was changed or removed after sealing. Put back runs/\(run) from a backup."
        case .occupied(let path): "\(path) is there already. Name another folder."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .noRoot, .reachedDigitally: .noInput
        case .otherRoot: .badInput
        case .occupied: .cannotCreate
        }
    }
}
