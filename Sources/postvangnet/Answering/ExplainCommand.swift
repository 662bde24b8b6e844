import ArgumentParser
import FallbackRun
import PaperMail

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Why an account was or was not written to, and what became of its piece.",
        discussion: "The answer holds a name and an address.")

    @Argument(
        help: ArgumentHelp("An account id, or the reference on a letter.", valueName: "ACCOUNT-OR-PIECE"))
    var subject: String

    @Argument(help: ArgumentHelp("The run; the default is the piece's own, or the latest.", valueName: "MONTH"))
    var month: RunID?

    @OptionGroup var format: FormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open()
        let ownRun = try? PieceID(typed: subject).batch.run
        let run = try month ?? ownRun ?? workspace.latestRun()
        if let control = try ControlPieceExplanation(of: subject, in: run, workspace: workspace) {
            return try format.answer(text: control.text, json: control.json)
        }
        let explanation = try Explanation(of: subject, in: run, workspace: workspace)
        try format.answer(text: explanation.text, json: explanation.json)
    }
}

extension Workspace {
    func latestRun() throws -> RunID {
        guard let run = runs().last else { throw RunError.noRuns }
        return run
    }
}
