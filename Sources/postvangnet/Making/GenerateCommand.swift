import ArgumentParser
import Foundation
import MailboxStore
import StrictFiles
import SyntheticExtract
import SystemPackage

struct GenerateCommand: ParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Writes an extract of invented people, with the real proportions.",
        discussion: """
            The same accounts, seed and asOf give the same bytes. Needs no workspace; a thousand accounts take about 0.9 \
            MB on disk. datapackage.json describes it for other programs.

            Example:
              postvangnet generate extract --accounts 1000 --seed 1
            """)

    @Argument(help: ArgumentHelp("The folder to make, or an empty one.", valueName: "DIR"))
    var folder: String

    @Option(name: .long, help: ArgumentHelp("How many accounts.", valueName: "N"))
    var accounts: Int

    @Option(name: .long, help: ArgumentHelp("Which of the possible extracts; a whole number from 0.", valueName: "S"))
    var seed: UInt64

    @Option(
        name: .long, help: ArgumentHelp("The moment that the extract describes, with its offset.", valueName: "TIME"))
    var asOf = ExtractGenerator.defaultAsOf

    @OptionGroup var log: LogOption

    func validate() throws { _ = try generator() }

    func run() throws {
        let console = log.console
        let rows = try generator().write(
            to: FilePath(folder),
            finish: { folder in
                let package = try DataPackage(ofFolder: folder.string)
                try TextFile.write(package.bytes, to: folder.appending(DataPackage.fileName))
            },
            progress: { done in
                console.show(StepProgress(step: "generate", done: done, of: accounts, unit: "accounts"))
            })
        try StandardOutput.writeLine("Wrote an extract of \(asOf): all people are invented.")
        for file in rows {
            try StandardOutput.writeLine(
                "  \((file.file + ".csv").padding(toLength: 22, withPad: " ", startingAt: 0)) \(file.rows) rows")
        }
        try StandardOutput.writeLine("Load it with: postvangnet import \(folder)")
    }

    private func generator() throws -> ExtractGenerator {
        guard ExtractGenerator.accountRange.contains(accounts) else {
            let range = ExtractGenerator.accountRange
            throw ValidationError("--accounts is a number from \(range.lowerBound) to \(range.upperBound).")
        }
        guard let generator = ExtractGenerator(accounts: accounts, seed: seed, asOf: asOf) else {
            throw ValidationError(
                "--as-of is a time of the years 2000 to 2100 with an offset, such as \(ExtractGenerator.defaultAsOf).")
        }
        return generator
    }
}
