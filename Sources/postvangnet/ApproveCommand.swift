import ArgumentParser
import FallbackRun
import PrintHouse

struct ApproveCommand: ParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Records that a person approves the plan; from then on it stands.")

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(name: .long, help: ArgumentHelp("Who approves; not who planned.", valueName: "NAME"))
    var by: String

    @Flag(name: .long, help: "An audience's size is far from that in the run before, and that is right.")
    var acceptJump = false

    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        guard by.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--by needs a name.") }
    }

    func run() throws {
        let workspace = try workspace.open()
        let approval = try workspace.locked(by: .thisCommand) {
            try FallbackRun(month, in: workspace).approve(by: by, acceptsJump: acceptJump)
        }
        print("The run \(month) is approved by \(approval.approvedBy). Next: postvangnet run \(month)")
    }
}
