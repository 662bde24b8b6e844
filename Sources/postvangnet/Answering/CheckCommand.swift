import ArgumentParser
import FallbackRun

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Compares the ledger with itself and with all that lies beside it.",
        discussion: """
            The ledger's file, its events, and of each run approval, plan, proof, rendered and sealed batches, by their \
            digests and seals. Changes nothing; reads all letters, so it takes a while. Exit status 1: something is wrong.

            Example:
              postvangnet check
            """)

    @OptionGroup var format: FormatOption
    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open()
        let check = try await workspace.undisturbed(by: .thisCommand) { try await RecordsCheck(of: workspace) }
        try format.answer(text: check.text, json: check.json)
        if !check.isSound { throw ExitCode(1) }
    }
}
