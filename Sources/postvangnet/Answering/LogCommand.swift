import ArgumentParser
import FallbackRun
import PaperMail

struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Who did what, and when: every step that changed something.",
        discussion: """
            The name that was given stands beside the user of the operating system. Each event holds the digest of the one \
            before; check finds a row that was changed.

            Example:
              postvangnet log 2026-11
            """)

    @Argument(help: ArgumentHelp("Only of this run; without one, all.", valueName: "MONTH"))
    var month: RunID?

    @OptionGroup var format: FormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        try workspace.lookAtLedger()
        let log = try EventLog(of: month, in: workspace)
        try format.answer(text: log.text, json: log.json)
    }
}
