import ArgumentParser
import AudienceSelection
import FallbackRun
import MailboxDomain
import PaperMail
import StrictFiles

struct PlanCommand: ParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Decides who gets paper, and sorts the pieces into batches.",
        discussion: """
            A run can be planned again until it is approved. With --compare nothing is: another plan is made beside, \
            compared with the run's and thrown away, with other settings where they are given.

            Example:
              postvangnet plan 2026-11
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(name: .long, help: ArgumentHelp("Only these audiences, with commas.", valueName: "A,B"))
    var audiences: String?

    @Option(name: .long, help: ArgumentHelp("The date in the letters.", valueName: "YYYY-MM-DD"))
    var letterDate: CalendarDate?

    @Flag(name: .long, help: "The extract is old, and is the right one; recorded.")
    var acceptOld = false

    @Option(name: .long, help: ArgumentHelp("Who plans; the default is the system's user.", valueName: "NAME"))
    var by: String?

    @Flag(name: .long, help: "Plan beside, tell what would change, and keep nothing.")
    var compare = false

    @Option(
        name: .customLong("with"), help: ArgumentHelp("The run to compare with; default: this one.", valueName: "RUN"))
    var other: RunID?

    @Flag(name: .long, help: "List the accounts for which something would change.")
    var accounts = false

    @OptionGroup var change: SettingsChangeOptions
    @OptionGroup var format: PageFormatOption
    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        _ = try chosenAudiences()
        try TypedLine.checkName(by)
        guard compare || change.isEmpty && other == nil && !accounts && format.format == .text else {
            throw ValidationError(
                "--policy, --settings, --templates, --wave, --with, --accounts and --format go with --compare: a plan "
                    + "that is kept is made from the workspace's own files.")
        }
        guard !compare || by == nil && !acceptOld else {
            throw ValidationError("Nothing is kept with --compare, so that --by and --accept-old do not go with it.")
        }
    }

    func run() throws {
        let workspace = try workspace.open(telling: log.console)
        let console = log.console
        let run = MonthlyRun(month, in: workspace)
        if compare {
            let comparison = try workspace.locked {
                try run.compare(
                    with: other, changing: change.change, audiences: chosenAudiences(), letterDate: letterDate,
                    listsAccounts: accounts, report: console.show)
            }
            return try format.answer(text: comparison.text, json: comparison.json, html: comparison.html)
        }
        let outcome = try workspace.locked {
            try run.plan(
                audiences: try chosenAudiences(), letterDate: letterDate, acceptsOldExtract: acceptOld,
                by: by ?? operatingSystemUser(), report: console.show)
        }
        try StandardOutput.writeLine(PlanReport(of: outcome, by: run, in: workspace).text)
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
    private let summary: PlanSummary
    private let figures: ApprovalFigures
    private let readiness: SealReadiness
    /// Of a test: what would stop it in earnest.
    private let notSignedOff: [String]
    private let nextStep: NextStep

    init(of outcome: PlanOutcome, by run: MonthlyRun, in workspace: Workspace) throws {
        summary = outcome.summary
        figures = try ApprovalFigures(of: summary.run, in: workspace)
        readiness = try outcome.readiness()
        notSignedOff = try outcome.textsNotSignedOff()
        nextStep = try run.nextStep(after: summary, readiness)
    }

    var text: String {
        let totals = summary.totals
        let chosen = totals.chosen.values.reduce(0, +)
        let controls = summary.controlPieces == 0 ? "" : " and \(summary.controlPieces.of("control piece"))"
        let setAside = summary.setAside.map { "\n  \($0.piece): \($0.code)" }.joined()
        let notPrinted =
            setAside.isEmpty
            ? ""
            : "\nSet aside, because their letters cannot be printed (see the codes in docs/operations.md); reach them another way:"
                + setAside
        let texts =
            notSignedOff.isEmpty
            ? ""
            : "\nThis is a test. A plan to mail in earnest would be refused, because of its texts (postvangnet sign-off):"
                + notSignedOff.map { "\n  \($0)" }.joined()
        return """
            Planned the run \(summary.run)\(summary.test ? " (test)" : ""): \(chosen.of("piece"))\(controls) in \
            \(summary.batches.count.of("batch", "batches")), letters of \(summary.letterDate), cost EUR \(figures.cost).
              \(totals.accounts) accounts = \(totals.reachedDigitally) reached digitally + \(totals.considered) considered
              \(totals.considered) considered = \(chosen) chosen + \(totals.notChosen.values.reduce(0, +)) not chosen\(notPrinted)
            \(figures.text)\(summary.returns.map { "\n\($0.text)" } ?? "")\(readiness.text.map { "\n\($0)" } ?? "")\(texts)
            \(nextStep.text(of: summary.run))
            """
    }
}
