import ArgumentParser
import FallbackRun
import PaperMail
import Publication
import StrictFiles
import SystemPackage

struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Writes one person's evidence: what was known, decided and sent, with proof.",
        discussion: """
            A folder with a PDF that everybody can read, a signed JSON file and the signed order of the run, which verify \
            --evidence checks. It holds a name and an address, and nobody else's data; that it was made, and by whom, is \
            recorded (see log).

            Example:
              postvangnet evidence "2611 A000 1000 001S" --to evidence-1
            """)

    @Argument(help: ArgumentHelp("An account id, or the reference on a letter.", valueName: "ACCOUNT-OR-PIECE"))
    var subject: String

    @Argument(help: ArgumentHelp("The run; the default is the piece's own, or the latest.", valueName: "MONTH"))
    var month: RunID?

    @Option(name: .customLong("to"), help: ArgumentHelp("The folder to make.", valueName: "DIR"))
    var folder: String

    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open()
        let run = try month ?? (try? PieceID(typed: subject).batch.run) ?? workspace.latestRun()
        let folder = FilePath(folder)
        let faults = try await workspace.locked {
            try await Evidence(of: subject, in: run, workspace: workspace).write(to: folder) { text, path in
                let letter = text.letter.map { ArchiveCopy($0) }
                return try EvidenceCopy(text.statement, letter: letter, library: text.library).write(
                    to: path, title: text.title, on: text.date, time: text.time,
                    creator: "Postvangnet \(Version.current)")
            }
        }
        try StandardOutput.writeLine(
            "Evidence of one account in \(run) is in \(folder). Check it with: postvangnet verify --evidence \(folder.appending("evidence.json"))"
        )
        StandardError.write(unreadable: faults)
    }
}
