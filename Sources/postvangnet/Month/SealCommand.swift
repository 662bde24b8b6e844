import ArgumentParser
import FallbackRun
import PaperMail
import PrintHouse

struct SealCommand: AsyncParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "Checks the rendered batches by reading them back, and puts them in the outbox.")

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @OptionGroup var workers: WorkersOption
    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open()
        let console = log.console
        let sealed = try await workspace.locked {
            try await MonthlyRun(month, in: workspace).seal(sideBySide: workers.count, report: console.show)
        }
        print("Sealed \(sealed.count) batches in outbox/\(month).")
        sealed.sayWhetherSigned()
    }
}

extension [SealedBatch] {
    /// Nothing where all are: only a test may leave a batch unsigned.
    func sayWhetherSigned() {
        guard !allSatisfy(\.isSigned) else { return }
        print("They are NOT signed: postvangnet.yaml names no signing.key, which only a test may do without.")
    }
}
