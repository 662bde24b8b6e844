import ArgumentParser
import FallbackRun
import PaperMail

struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "What happened to each piece of a run, as CloudEvents: one JSON object a line.",
        discussion: """
            The subject is the piece; nothing tells of a person. The same step has the same id whenever it is told. \
            Control pieces are left out.

            Example:
              postvangnet events 2026-11 > events-2026-11.jsonl
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        try workspace.lookAtLedger()
        var output = LineOutput()
        try PieceEvents(of: month, in: workspace).forEachLine { try output.add($0) }
        try output.finish()
    }
}
