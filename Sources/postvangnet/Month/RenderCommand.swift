import ArgumentParser
import FallbackRun
import PaperMail
import StrictFiles

struct RenderCommand: AsyncParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Draws the batches of an approved run.",
        discussion: """
            A share needs the plan and the approval only. A batch that is rendered already is left as it is.

            Example:
              postvangnet render 2026-11
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(name: .long, help: ArgumentHelp("Only a share of the batches, 1 <= I <= N.", valueName: "I/N"))
    var shard: Shard?

    @Flag(help: .private)
    var worker = false

    @OptionGroup var workers: WorkersOption
    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open(telling: log.console)
        if worker { return try RenderWorker(for: month, in: workspace).serve() }
        let console = log.console
        // Shards work side by side, on as many machines as there are.
        let batches = try await workspace.locked(by: .thisCommand, shard == nil ? .alone : .besideOthers) {
            try await MonthlyRun(month, in: workspace).render(
                shard: shard, workers: .ofThisProgram(workers.count), report: console.show)
        }
        let setAside = batches.flatMap(\.setAside)
        let pieces = batches.reduce(0) { $0 + $1.pieces }
        let rendered = batches.count.of("batch", "batches")
        try StandardOutput.writeLine(
            "Rendered \(rendered): \(pieces.of("piece")), \(setAside.count) set aside.")
        for piece in setAside { try StandardOutput.writeLine("  \(piece.piece): \(piece.code)") }
    }
}
