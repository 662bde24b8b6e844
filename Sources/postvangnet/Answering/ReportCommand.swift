import ArgumentParser
import FallbackRun
import PaperMail
import SystemPackage

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Totals for those who must answer for the mailbox and its runs.",
        discussion: """
            Example:
              postvangnet report run 2026-11
            """,
        subcommands: [
            ReportRunCommand.self, ReportForecastCommand.self, ReportCostCommand.self,
            ReportEffectCommand.self, ReportOpeningRatesCommand.self, ReportProcessingCommand.self,
        ])
}

struct ReportRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "A run by audience and reason, with the change against the run before.",
        discussion: """
            Example:
              postvangnet report run 2026-11
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @OptionGroup var format: PageFormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        try workspace.lookAtLedger()
        let report = try RunReport(of: month, in: workspace)
        try format.answer(text: report.text, json: report.json, html: report.html)
    }
}

struct ReportEffectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "effect", abstract: "What became of the people written to in a run, by a later extract.",
        discussion: """
            Where lots decided who was written to first, months are told together with --add: keep the JSON of each.

            Example:
              postvangnet report effect 2026-11
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(
        name: .customLong("add"),
        help: ArgumentHelp(
            "This report on another month as JSON, to tell their draws together; may be repeated.", valueName: "FILE"))
    var others: [String] = []

    @OptionGroup var format: PageFormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        try workspace.lookAtLedger()
        let report = try EffectReport(of: month, addingMonthsOf: others.map { FilePath($0) }, in: workspace)
        try format.answer(text: report.text, json: report.json, html: report.html)
    }
}

struct ReportOpeningRatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opening-rates",
        abstract: "The share of messages opened within 1, 3 and 6 weeks, by category of organisation.",
        discussion: """
            Of the mailbox as the last extract left it. A message counts for a period where it was delivered at least that \
            long before the extract's moment. Categories with messages to fewer than 10 accounts are not shown.

            Example:
              postvangnet report opening-rates
            """)

    @OptionGroup var format: PageFormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let report = try OpeningRates(of: workspace.open())
        try format.answer(text: report.text, json: report.json, html: report.html)
    }
}
