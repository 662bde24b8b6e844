import ArgumentParser
import AudienceSelection
import FallbackRun
import MailboxDomain
import PaperMail
import StrictFiles

struct PlanCommand: ParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Decides who gets paper, and sorts the pieces into batches.",
        discussion: "A run can be planned again until it is approved.")

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(name: .long, help: ArgumentHelp("Only these audiences, with commas.", valueName: "A,B"))
    var audiences: String?

    @Option(name: .long, help: ArgumentHelp("The date in the letters.", valueName: "YYYY-MM-DD"))
    var letterDate: CalendarDate?

    @Option(name: .long, help: ArgumentHelp("Who plans; the default is the system's user.", valueName: "NAME"))
    var by: String?

    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func validate() throws { _ = try chosenAudiences() }

    func run() throws {
        let workspace = try workspace.open()
        let console = log.console
        let summary = try workspace.locked {
            try MonthlyRun(month, in: workspace).plan(
                audiences: try chosenAudiences(), letterDate: letterDate, by: by ?? operatingSystemUser(),
                report: console.show)
        }
        try StandardOutput.writeLine(
            PlanReport(summary: summary, figures: try ApprovalFigures(of: month, in: workspace)).text)
    }

    private func chosenAudiences() throws -> Set<Audience>? {
        guard let audiences else { return nil }
        return Set(
            try audiences.split(separator: ",", omittingEmptySubsequences: false).map { name in
                if let audience = Audience(rawValue: String(name)) { return audience }
                let known = Audience.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("An audience is not known. Known are: \(known).")
            })
    }
}

/// What a plan comes to, and what to do next.
struct PlanReport {
    let summary: PlanSummary
    let figures: ApprovalFigures

    var text: String {
        let totals = summary.totals
        let chosen = totals.chosen.values.reduce(0, +)
        let controls = summary.controlPieces == 0 ? "" : " and \(summary.controlPieces) control pieces"
        let cents = summary.cost.cents % 100
        let cost = "\(summary.cost.cents / 100).\(cents < 10 ? "0" : "")\(cents)"
        let setAside = summary.setAside.map { "\n  \($0.piece): \($0.code)" }.joined()
        let notPrinted =
            setAside.isEmpty
            ? ""
            : "\nSet aside, because their letters cannot be printed (see the codes in docs/operations.md); reach them another way:"
                + setAside
        return """
            Planned the run \(summary.run)\(summary.test ? " (test)" : ""): \(chosen) pieces\(controls) in \
            \(summary.batches.count == 1 ? "1 batch" : "\(summary.batches.count) batches"), letters of \(summary.letterDate), cost EUR \(cost).
              \(totals.accounts) accounts = \(totals.reachedDigitally) reached digitally + \(totals.considered) considered
              \(totals.considered) considered = \(chosen) chosen + \(totals.notChosen.values.reduce(0, +)) not chosen\(notPrinted)
            \(figures.text)
            Look at: runs/\(summary.run)/proof.pdf, and postvangnet report run \(summary.run). Then:
              postvangnet approve \(summary.run) --by NAME    (or --key KEYFILE)
            """
    }
}
