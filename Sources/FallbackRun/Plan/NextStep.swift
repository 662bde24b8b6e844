package import PaperMail

/// What a person does with a plan that was made.
package enum NextStep: Hashable, Sendable {
    /// Nobody is written to.
    case discard
    /// Real mail that could not be sealed: mend what it lacks, and plan again.
    case mend
    case approve(by: ApprovalRule)

    package func text(of run: RunID) -> String {
        switch self {
        case .discard: "Nobody gets post by this plan. Then: postvangnet discard \(run)"
        case .mend: "Look at: runs/\(run)/proof.pdf, and postvangnet report run \(run)."
        case .approve(let rule):
            """
            Look at: runs/\(run)/proof.pdf, and postvangnet report run \(run). Then:
              postvangnet approve \(run) \(rule == .signature ? "--key KEYFILE" : "--by NAME    (or --key KEYFILE)")
            """
        }
    }
}

extension MonthlyRun {
    package func nextStep(after summary: PlanSummary, _ readiness: SealReadiness) throws -> NextStep {
        if summary.batches.isEmpty { return .discard }
        if !readiness.isTest, !readiness.gaps.isEmpty { return .mend }
        return .approve(by: try Configuration(of: workspace).approvalRule)
    }
}
