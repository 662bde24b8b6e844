import ArgumentParser
import FallbackRun
import PaperMail

struct ReportCostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost", abstract: "What letters cost: by audience, product, printer, postage class and month.",
        discussion: """
            By the ledger: what was sent, reprints and what came back among it, and what is still to go. Of all runs, or \\
            of one, or of those of a year.

            Example:
              postvangnet report cost --year 2026
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11; default: all.", valueName: "MONTH"))
    var month: RunID?

    @Option(name: .long, help: ArgumentHelp("Only the runs of a year.", valueName: "YYYY"))
    var year: Int?

    @OptionGroup var format: PageFormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        try workspace.lookAtLedger()
        let report = try CostReport(of: month, year: year, in: workspace)
        try format.answer(text: report.text, json: report.json, html: report.html)
    }
}
