import ArgumentParser
import FallbackRun
import MailLedger
import PaperMail

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Why an account was or was not written to, and what became of its piece.",
        discussion: """
            The answer holds a name and an address. That somebody was looked up, and by whom, is recorded (see log).

            Example:
              postvangnet explain "2611 A000 1000 001S"
            """)

    @Argument(
        help: ArgumentHelp("An account id, or the reference on a letter.", valueName: "ACCOUNT-OR-PIECE"))
    var subject: String

    @Argument(help: ArgumentHelp("The run; the default is the piece's own, or the latest.", valueName: "MONTH"))
    var month: RunID?

    @OptionGroup var format: FormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        try workspace.lookAtLedger()
        let ownRun = try? PieceID(typed: subject).batch.run
        let run = try month ?? ownRun ?? workspace.latestRun()
        if let control = try ControlPieceExplanation(of: subject, in: run, workspace: workspace) {
            // First: nobody looks anybody up without a trace.
            try workspace.record(workspace.event(.explain, of: run, ["of": "control-piece"]))
            return try format.answer(text: control.text, json: control.json)
        }
        let explanation = try Explanation(of: subject, in: run, workspace: workspace)
        // Whose account it was is not kept: ids leave the ledger at the end of their term, and events stay.
        try workspace.record(workspace.event(.explain, of: run, ["of": "account"]))
        try format.answer(text: explanation.text, json: explanation.json)
    }
}

extension Workspace {
    func latestRun() throws -> RunID {
        guard let run = runs().last else { throw RunError.noRuns }
        return run
    }
}
