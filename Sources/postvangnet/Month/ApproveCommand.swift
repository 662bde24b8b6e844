import ArgumentParser
import FallbackRun
import PaperMail
import StrictFiles
import SystemPackage

struct ApproveCommand: AsyncParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Records that a person approves the plan; from then on it stands.",
        discussion: """
            Example:
              postvangnet approve 2026-11 --by "A. Bakker"
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(name: .long, help: ArgumentHelp("Who approves; not who planned.", valueName: "NAME"))
    var by: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The approver's SSH key, or its public half where an agent holds it: signs the plan.", valueName: "KEYFILE")
    )
    var key: String?

    @Flag(name: .long, help: "A figure of an audience is far from that in the run before, and that is right.")
    var acceptJump = false

    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        guard (by == nil) != (key == nil) else {
            throw ValidationError("Say who approves with --by NAME, or sign with --key KEYFILE.")
        }
        try TypedLine.checkName(by)
    }

    func run() async throws {
        let workspace = try workspace.open(telling: log.console)
        let approver = key.map { Approver.key(FilePath($0).absolute) } ?? .name(by ?? "")
        let approval = try await workspace.locked {
            try StandardOutput.writeLine(ApprovalFigures(of: month, in: workspace).text)
            return try await MonthlyRun(month, in: workspace).approve(by: approver, acceptsJump: acceptJump)
        }
        for gap in approval.statement.notEstablished ?? [] { try StandardOutput.writeLine(gap.sentence) }
        try StandardOutput.writeLine(
            "The run \(month) is approved by \(approval.approvedBy). Next: postvangnet run \(month)")
    }
}
