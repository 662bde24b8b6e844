import ArgumentParser
import FallbackRun
import PrintHouse

struct SealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "Checks the rendered batches by reading them back, and puts them in the outbox.")

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open()
        let console = Console()
        let sealed = try await workspace.locked {
            try await FallbackRun(month, in: workspace).seal(progress: console.show)
        }
        print("Sealed \(sealed.count) batches in outbox/\(month).")
    }
}
