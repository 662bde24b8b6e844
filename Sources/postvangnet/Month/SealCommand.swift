import ArgumentParser
import FallbackRun
import PaperMail
import PrintHouse
import StrictFiles

struct SealCommand: AsyncParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "Checks the rendered batches by reading them back, and puts them in the outbox.",
        discussion: """
            Example:
              postvangnet seal 2026-11
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Flag(help: .private)
    var worker = false

    @Option(help: .private)
    var reprint: Int?

    @Flag(help: .private)
    var acceptDrawing = false

    @OptionGroup var workers: WorkersOption
    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open(telling: log.console)
        if worker {
            return try SealWorker(
                for: month, reprint: reprint, acceptsOtherDrawing: acceptDrawing, in: workspace
            ).serve()
        }
        let console = log.console
        let sealed = try await workspace.locked {
            try await MonthlyRun(month, in: workspace).seal(
                by: .ofThisProgram(workers.count), report: console.show)
        }
        try StandardOutput.writeLine("Sealed \(sealed.count.of("batch", "batches")) in outbox/\(month).")
        try sealed.sayWhetherSigned()
    }
}

extension [SealedBatch] {
    /// Nothing where all are: only a test may leave a batch unsigned.
    func sayWhetherSigned() throws {
        guard !allSatisfy(\.isSigned) else { return }
        try StandardOutput.writeLine(
            "They are NOT signed: postvangnet.yaml names no signing.key, which only a test may do without.")
    }
}
