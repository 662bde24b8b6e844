import MailLedger
package import PaperMail
import SystemPackage

/// What an approver should know of a plan: how many, how many before, what it costs, whom it will bring to the telephone.
package struct ApprovalFigures: Sendable {
    package let summary: PlanSummary
    package let rows: [RunComparison.Row]
    /// Pieces that a person took out; the other figures count them.
    private let withdrawn: Int

    package init(of run: RunID, in workspace: Workspace) throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        let ledger = try Ledger.open(at: workspace.ledger.string)
        try self.init(
            PlanSummary.read(folder), ledger: ledger, withdrawn: workspace.withdrawnFromPlan(of: run, ledger).count)
    }

    init(_ summary: PlanSummary, ledger: Ledger, withdrawn: Int = 0) throws {
        self.summary = summary
        self.withdrawn = withdrawn
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
    package var cost: String { summary.cost.cents.inEuros }
    /// What will need a second look, by the limit that the plan was made with.
    var jumps: [FigureJump] {
        summary.figures.map { figures in rows.flatMap { $0.jumps(byMoreThan: figures.jump) } } ?? []
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
                    chosen, previouslyChosen, rows.reduce(0) { $0 + $1.matched }, nil,
                    totals.waiting.values.reduce(0, +), expectedCalls,
                ]))
        lines.append(
            "cost EUR \(cost) at the rates of postvangnet.yaml; calls are those expected by callsPerPiece of policy.yaml"
        )
        if withdrawn > 0 {
            let pieces = withdrawn.of("piece is", "pieces are")
            lines.append("\(pieces) withdrawn: counted above, and never printed")
        }
        lines += summary.figures?.lines(summary.audiences, of: summary.run) ?? []
        lines += summary.lottery?.lines ?? []
        if !jumps.isEmpty {
            lines += ["far from the run before, so that approve needs --accept-jump"] + jumps.map { "  \($0.text)" }
        }
        lines += ["legal basis"] + rows.map { "  \($0.audience): \(summary.legalBasis[$0.audience] ?? "")" }
        return lines.map { "  " + $0 }.joined(separator: "\n")
    }

    private func line(_ name: String, _ numbers: [Int?]) -> String {
        name.padded(to: 14) + numbers.map { ($0.map { String($0) } ?? "-").leftPadded(to: 9) }.joined()
    }
}
