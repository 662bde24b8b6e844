import MailLedger
package import PaperMail
import SystemPackage

/// What an approver should know of a plan: how many, how many before, what it costs, whom it will bring to the telephone.
package struct ApprovalFigures: Sendable {
    package let summary: PlanSummary
    package let rows: [RunComparison.Row]

    package init(of run: RunID, in workspace: Workspace) throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        try self.init(PlanSummary.read(folder), ledger: Ledger.open(at: workspace.ledger.string))
    }

    init(_ summary: PlanSummary, ledger: Ledger) throws {
        self.summary = summary
        rows = try RunComparison(summary, ledger: ledger).rows
    }

    var chosen: Int { summary.totals.chosen.values.reduce(0, +) }
    var previouslyChosen: Int? {
        let before = rows.compactMap(\.previousChosen)
        return before.isEmpty ? nil : before.reduce(0, +)
    }
    /// Nil where the policy leaves it open for one of the audiences.
    var expectedCalls: Int? {
        rows.allSatisfy { summary.expectedCalls[$0.audience] != nil } ? summary.expectedCalls.values.reduce(0, +) : nil
    }
    var cost: String {
        let cents = summary.cost.cents % 100
        return "\(summary.cost.cents / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// In lines for a terminal.
    package var text: String {
        var lines = [
            "audience".padded(to: 14)
                + ["write", "before", "matched", "before", "waiting", "calls"].map { $0.leftPadded(to: 9) }.joined()
        ]
        for row in rows {
            lines.append(
                line(
                    row.audience,
                    [
                        row.chosen, row.previousChosen, row.matched, row.previousMatched, row.waiting,
                        summary.expectedCalls[row.audience],
                    ]))
        }
        let totals = summary.totals
        lines.append(
            line(
                "all",
                [
                    chosen, previouslyChosen, totals.matched.values.reduce(0, +), nil,
                    totals.waiting.values.reduce(0, +), expectedCalls,
                ]))
        lines.append(
            "cost EUR \(cost) at the rates of postvangnet.yaml; calls are those expected by callsPerPiece of policy.yaml"
        )
        lines += ["legal basis"] + rows.map { "  \($0.audience): \(summary.legalBasis[$0.audience] ?? "")" }
        return lines.map { "  " + $0 }.joined(separator: "\n")
    }

    private func line(_ name: String, _ numbers: [Int?]) -> String {
        name.padded(to: 14) + numbers.map { ($0.map { String($0) } ?? "-").leftPadded(to: 9) }.joined()
    }
}
