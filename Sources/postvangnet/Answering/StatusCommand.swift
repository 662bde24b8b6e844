import ArgumentParser
import FallbackRun
import MailboxDomain
import PaperMail
import StrictFiles

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Where each run stands, in counts that add up.",
        discussion: """
            With --overdue, for a monitor: a line for each batch with which its printer is late, and exit status 1 where \
            there is one; 78 where the ledger is older than what lies beside it, so that nobody knows.

            Example:
              postvangnet status 2026-11
            """)

    @Argument(
        help: ArgumentHelp(
            "The run; without one, the extract that is loaded and a line for each run.", valueName: "MONTH"))
    var month: RunID?

    @Flag(name: .long, help: "Only batches that are not received, or not mailed, in time.")
    var overdue = false

    @Option(
        name: .long, help: ArgumentHelp("The day from which to see what is late; default: today.", valueName: "DAY"))
    var on: CalendarDate?

    @OptionGroup var format: PageFormatOption
    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        guard !overdue || format.format != .html else {
            throw ValidationError("--overdue is for a monitor: text or json.")
        }
    }

    func run() throws {
        let workspace = try workspace.open()
        let unfit = try workspace.lookAtLedger()
        let day = on ?? workspace.clock.today
        if overdue {
            let late = try OverdueBatch.all(in: workspace, of: month, on: day)
            let text = late.map { $0.text + "\n" }.joined()
            try StandardOutput.write(format.format == .json ? StrictJSON.bytes(of: late) : Array(text.utf8))
            if let unfit { throw ExitCode(unfit.exitStatus.rawValue) }
            if !late.isEmpty { throw ExitCode(1) }
        } else if let month {
            let status = try RunStatus(of: month, in: workspace, on: day)
            try format.answer(text: status.text, json: status.json, html: status.html)
        } else {
            let overview = try RunOverview(of: workspace, on: day)
            try format.answer(text: overview.text, json: overview.json, html: overview.html)
        }
    }
}
