import ArgumentParser
import FallbackRun
import PrintHouse

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Where each run stands, in counts that add up.")

    @Argument(help: ArgumentHelp("The run; without one, a line for each run.", valueName: "MONTH"))
    var month: RunID?

    @OptionGroup var format: FormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        if let month {
            let status = try RunStatus(of: month, in: workspace)
            try format.print(text: status.text, json: status.json)
        } else {
            let overview = try RunOverview(of: workspace)
            try format.print(text: overview.text, json: overview.json)
        }
    }
}
