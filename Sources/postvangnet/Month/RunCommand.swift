import ArgumentParser
import FallbackRun
import PaperMail
import PrintHouse
import StrictFiles

struct RunCommand: AsyncParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Does everything up to sealed batches, wherever the run stands.",
        discussion: """
            Stops at the approval with exit status 77 and says what to do. Run it again after that.

            Example:
              postvangnet run 2026-11
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Flag(name: .long, help: "The extract is old, and is the right one; recorded by the plan that is made.")
    var acceptOld = false

    @OptionGroup var workers: WorkersOption
    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open(telling: log.console)
        try await workspace.locked { try await goOn(in: workspace) }
    }

    private func goOn(in workspace: Workspace) async throws {
        let run = MonthlyRun(month, in: workspace)
        let console = log.console
        if try run.needsPlan {
            let outcome = try run.plan(
                acceptsOldExtract: acceptOld, by: operatingSystemUser(), report: console.show)
            try StandardOutput.writeLine(
                PlanReport(of: outcome, by: run, in: workspace).text)
        }
        let rendered = try await run.render(workers: .ofThisProgram(workers.count), report: console.show)
        let sealed = try await run.seal(by: .ofThisProgram(workers.count), report: console.show)
        let pieces = sealed.reduce(0) { $0 + $1.manifest.counts.pieces }
        let setAside = rendered.reduce(0) { $0 + $1.setAside.count }
        try StandardOutput.writeLine(
            "The run \(month) is sealed: \(pieces.of("piece")) in \(sealed.count.of("batch", "batches")), \(setAside) set aside. See outbox/\(month)."
        )
        try sealed.sayWhetherSigned()
    }
}
