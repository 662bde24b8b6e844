import ArgumentParser
import FallbackRun
import PaperMail

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "What one run has otherwise than another: who, why, and what it costs.",
        discussion: """
            Of two plans as they stand. To see what other settings would change: plan MONTH --compare.

            Example:
              postvangnet compare 2026-10 2026-11
            """)

    @Argument(help: ArgumentHelp("The run to compare with, such as 2026-10.", valueName: "RUN"))
    var before: RunID

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "RUN"))
    var after: RunID

    @Flag(name: .long, help: "List the accounts for which something changes.")
    var accounts = false

    @OptionGroup var format: PageFormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        try workspace.lookAtLedger()
        let comparison = try PlanComparison(of: before, and: after, in: workspace, listsAccounts: accounts)
        try format.answer(text: comparison.text, json: comparison.json, html: comparison.html)
    }
}
