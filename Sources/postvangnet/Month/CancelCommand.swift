import ArgumentParser
import FallbackRun
import MailLedger
import PaperMail
import StrictFiles

struct CancelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Ends an approved run before anything of it is mailed.",
        discussion: """
            Its pieces are cancelled, its people may be chosen again, and the outbox of the run is removed. Plan a further \
            run of the month after that, such as 2026-11-b. Of a run that went to a printer only with --printer-confirms; \
            take it out of the drop folder too. Exit status 77: the printer has it, or something was mailed.

            Example:
              postvangnet cancel 2026-11 --by "A. Planner" --reason "an old extract was loaded"
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @OptionGroup var undoing: UndoingOptions

    @Flag(
        name: .long,
        help: "The printer has confirmed that nothing of the run is mailed, and that all of it is destroyed.")
    var printerConfirms = false

    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        let cancelling = try workspace.locked {
            try MonthlyRun(month, in: workspace).cancel(
                by: undoing.name, reason: undoing.words, printerConfirms: printerConfirms)
        }
        let known = cancelling.cancellation
        var lines = [
            cancelling.isNew
                ? "The run \(month) is cancelled by \(known.by)."
                : "Nothing new: the run \(month) was cancelled before, by \(known.by).",
            cancelling.pieces.sum + ".",
        ]
        if known.printerConfirms { lines.append("Empty the run's folder in the drop folder, if it is yours to empty.") }
        lines.append("Its people may be chosen again, in a further run.")
        try StandardOutput.writeLine(lines.joined(separator: "\n"))
    }
}
