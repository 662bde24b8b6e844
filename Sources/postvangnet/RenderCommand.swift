import ArgumentParser
import FallbackRun
import PrintHouse

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Draws the batches of an approved run.",
        discussion: "Needs the plan and the approval only. A batch that is rendered already is left as it is.")

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(name: .long, help: ArgumentHelp("Only a share of the batches, 1 <= I <= N.", valueName: "I/N"))
    var shard: Shard?

    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        // No lock: shards work side by side, and each batch appears whole.
        let console = Console()
        let batches = try FallbackRun(month, in: workspace.open()).render(
            shard: shard ?? .whole, progress: console.show)
        let setAside = batches.flatMap(\.setAside)
        print(
            "Rendered \(batches.count) batches: \(batches.reduce(0) { $0 + $1.pieces }) pieces, \(setAside.count) set aside."
        )
        for piece in setAside { print("  \(piece.piece): \(piece.code)") }
    }
}
