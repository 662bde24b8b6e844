/// A plan that was just made: what it comes to, and what keeps it from being mailed.
package struct PlanOutcome {
    package let summary: PlanSummary
    private let plan: PlanDatabase
    /// What the plan carries.
    private let settings: RunSettings
    private let texts: SignedOffTexts
    private let workspace: Workspace

    init(
        _ summary: PlanSummary, _ plan: PlanDatabase, carrying settings: RunSettings, _ texts: SignedOffTexts,
        in workspace: Workspace
    ) {
        (self.summary, self.plan, self.settings, self.texts) = (summary, plan, settings, texts)
        self.workspace = workspace
    }

    /// Whether the plan could be sealed.
    package func readiness() throws -> SealReadiness { try SealReadiness(of: plan, with: settings, in: workspace) }

    /// What would keep its texts from being mailed, were it no test: a line a product.
    package func textsNotSignedOff() throws -> [String] { summary.test ? try texts.objections() : [] }
}
