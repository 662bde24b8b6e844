import ArgumentParser
import FallbackRun
import PrintHouse

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Where a run stands, in counts that add up.")

    @Argument(help: ArgumentHelp("The run; the default is the latest.", valueName: "MONTH"))
    var month: RunID?

    @OptionGroup var format: FormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        let status = try RunStatus(of: try month ?? workspace.latestRun(), in: workspace)
        try format.print(text: status.text, json: status.json)
    }
}

extension Workspace {
    func latestRun() throws -> RunID {
        guard let run = runs().last else { throw RunError.noRuns }
        return run
    }
}
