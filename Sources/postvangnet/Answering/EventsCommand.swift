import ArgumentParser
import FallbackRun
import PaperMail
import StrictFiles

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

    /// Bytes that are written at once.
    private static let portion = 1 << 16

    func run() throws {
        var pending: [UInt8] = []
        try PieceEvents(of: month, in: workspace.open()).forEachLine { line in
            pending += line
            guard pending.count > Self.portion else { return }
            try StandardOutput.write(pending)
            pending.removeAll(keepingCapacity: true)
        }
        try StandardOutput.write(pending)
    }
}
