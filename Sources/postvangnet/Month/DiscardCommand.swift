import ArgumentParser
import FallbackRun
import PaperMail
import StrictFiles

struct DiscardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Removes a plan that nobody approved.",
        discussion: """
            The same run can be planned again. Who was taken out of it with withdraw stays out. Exit status 77: the run is \
            approved; see cancel.

            Example:
              postvangnet discard 2026-11
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(name: .long, help: ArgumentHelp("Who discards; the default is the system's user.", valueName: "NAME"))
    var by: String?

    @OptionGroup var workspace: WorkspaceOption

    func validate() throws { try TypedLine.checkName(by) }

    func run() throws {
        let workspace = try workspace.open()
        let discarding = try workspace.locked {
            try MonthlyRun(month, in: workspace).discard(by: by ?? operatingSystemUser())
        }
        var lines = [
            discarding.isNew
                ? "The plan of \(month) is removed. A new one: postvangnet plan \(month)"
                : "Nothing new: the plan of \(month) was removed before."
        ]
        if discarding.withdrawn > 0 {
            let readers = discarding.withdrawn.of("reader")
            lines.append("\(readers) taken out with withdraw: left out of the next plan of this run too.")
        }
        try StandardOutput.writeLine(lines.joined(separator: "\n"))
    }
}
