import ArgumentParser
import FallbackRun
import PaperMail
import SystemPackage

struct RecallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Calls back sealed pieces that a newer extract no longer asks for: a signed pull list.",
        discussion: """
            Who has logged in, confirmed an address, moved or died since. The list is outbox/MONTH/pull.csv; hand it over \
            with: postvangnet handover MONTH. The mailbox stays as it is. Exit status 1: the extract does not hold all \
            accounts of the run.

            Example:
              postvangnet recall 2026-11 --extract ../newer-extract
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(
        name: .long,
        help: ArgumentHelp("The folder of a newer extract, with at least the accounts of the run.", valueName: "NEW"))
    var extract: String

    @Flag(name: .long, help: "Also call back pieces of accounts that the extract does not hold.")
    var pullAbsent = false

    @OptionGroup var format: FormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open()
        let report = try await workspace.locked {
            try await MonthlyRun(month, in: workspace).recall(
                comparingWith: FilePath(extract), pullsAbsent: pullAbsent)
        }
        try format.answer(text: report.text, json: report.json)
        if report.absent > 0 { throw ExitCode(1) }
    }
}
