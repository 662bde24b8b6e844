import ArgumentParser
import FallbackRun
import MailLedger
import PaperMail
import StrictFiles

struct CloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Records that nothing more of a run is expected from the printer.",
        discussion: """
            What is missing or spoiled then is lost for good, unless it is printed again; whom it was for may be written \
            to in a later run. Feedback that comes later is still taken. Exit status 77: of some pieces nothing was \
            reported yet.

            Example:
              postvangnet close 2026-11 --by "A. Bakker"
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Flag(name: .long, help: "Pieces of which nothing was reported count as missing.")
    var acceptOpen = false

    @Option(name: .long, help: ArgumentHelp("Who closes; the default is the system's user.", valueName: "NAME"))
    var by: String?

    @OptionGroup var workspace: WorkspaceOption

    func validate() throws { try TypedLine.checkName(by) }

    func run() throws {
        let workspace = try workspace.open()
        let closing = try workspace.locked {
            try MonthlyRun(month, in: workspace).close(by: by ?? operatingSystemUser(), acceptsOpen: acceptOpen)
        }
        try StandardOutput.writeLine(text(of: closing))
    }

    private func text(of closing: RunClosing) -> String {
        var lines = [
            closing.wasClosed ? "Nothing new: the run \(month) was closed before." : "The run \(month) is closed.",
            closing.pieces.sum + ".",
        ]
        if closing.unreported > 0 {
            lines.append("Of \(closing.unreported) nothing was reported; they count as missing.")
        }
        let lost = (closing.pieces[.missing] ?? 0) + (closing.pieces[.spoiled] ?? 0)
        if lost > 0 {
            lines.append("\(lost) did not leave. To have them printed again: postvangnet reprint \(month) --by NAME")
        }
        return lines.joined(separator: "\n")
    }
}
