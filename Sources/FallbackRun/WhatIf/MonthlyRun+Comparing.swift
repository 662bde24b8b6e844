package import AudienceSelection
import MailLedger
package import MailboxDomain
package import PaperMail
import StrictFiles
import SystemPackage

extension MonthlyRun {
    /// What another plan of this run would change: it is made beside, compared and thrown away.
    ///
    /// Ledger and run stay as they are. Where the run is approved, it is planned as if it were not.
    ///
    /// - Parameters:
    ///   - other: the run to compare with; nil for this one.
    ///   - audiences: nil for those that take part in this run's plan, else all of the policy's.
    ///   - letterDate: nil for that of this run's plan, else the usual one.
    ///   - listsAccounts: whether to name the accounts for which something changes.
    package func compare(
        with other: RunID? = nil, changing change: SettingsChange, audiences: Set<Audience>? = nil,
        letterDate: CalendarDate? = nil, listsAccounts: Bool = false, report: (RunEvent) -> Void = { _ in }
    ) throws -> PlanComparison {
        try workspace.checkNotPurged(other ?? id)
        let before = try PlannedRun(other ?? id, in: workspace)
        let own = other == nil ? before.summary : try PlanSummary.readIfSound(folder)
        let leftOut = own?.figures?.leftOut.compactMap { Audience(rawValue: $0.audience) } ?? []
        let planning = Planning(
            workspace: workspace, run: id, settings: try RunSettings(of: workspace, with: change),
            audiences: audiences ?? (leftOut.isEmpty ? nil : Set(Audience.allCases).subtracting(leftOut)),
            letterDate: letterDate ?? own.flatMap { CalendarDate($0.letterDate) }, isBeside: true)
        return try PassingFolder.with(at: workspace.scratchPlan) { folder in
            let path = folder.path.appending("plan.sqlite")
            let (summary, _) = try planning.make(at: path, plannedBy: workspace.user) { report(.planning($0)) }
            let after = PlannedRun(summary: summary, plan: path, isBeside: true)
            return try PlanComparison(
                before, after, ledger: Ledger.open(at: workspace.ledger.string), listsAccounts: listsAccounts)
        }
    }
}

/// A plan that is compared with another: its totals, and where its decisions stand.
struct PlannedRun {
    let summary: PlanSummary
    let plan: FilePath
    /// Whether it was made only to be compared.
    var isBeside = false

    init(_ run: RunID, in workspace: Workspace) throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw WhatIfError.nothingToCompare(run) }
        self.init(summary: try PlanSummary.read(folder), plan: folder.planDatabase)
    }

    init(summary: PlanSummary, plan: FilePath, isBeside: Bool = false) {
        (self.summary, self.plan, self.isBeside) = (summary, plan, isBeside)
    }
}
