import ArgumentParser
import FallbackRun
import PaperMail

struct CandidatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "candidates", abstract: "The accounts that an audience matches, one id a line.",
        discussion: "For an extract in two parts: the part people holds exactly these accounts.")

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        var count = 0
        try Candidates.forEach(in: workspace.open()) { account in
            print(account)
            count += 1
        }
        Console(format: .text).say("\(count) accounts match an audience.")
    }
}
