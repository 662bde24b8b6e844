import ArgumentParser
import FallbackRun
import Foundation
import MailboxDomain
import MailboxStore
import StrictFiles
import SystemPackage

struct ImportCommand: ParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Loads an extract of the shared mailbox, all or nothing.",
        discussion: """
            Bad rows go to rejects.csv. More of them than limits.rejects: the old mailbox stays as it was.

            Example:
              postvangnet import ../extract
            """)

    @Argument(help: ArgumentHelp("The extract's folder.", valueName: "EXTRACT"))
    var extract: String

    @Flag(
        name: .long, help: "An extract that is old, or older than the one that is loaded, is the right one; recorded.")
    var acceptOld = false

    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func run() throws {
        let workspace = try workspace.open(telling: log.console)
        let console = log.console
        let summary = try workspace.locked {
            let summary = try ExtractImport(
                folder: extract, into: workspace, acceptingOldBy: acceptOld ? operatingSystemUser() : nil
            ).run { console.show(StepProgress($0)) }
            try workspace.recordImport(summary)
            return summary
        }
        try StandardOutput.writeLine("Imported the extract of \(summary.extract.asOfText).")
        if !summary.extract.holdsPeople {
            try StandardOutput.writeLine(
                "It holds accounts only. Next: postvangnet candidates MONTH, and an extract of these people.")
        }
        if let people = try ImportedPeople(summary, in: workspace) { try StandardOutput.writeLine(people.text) }
        for file in summary.files {
            let name = file.file.padding(toLength: 22, withPad: " ", startingAt: 0)
            try StandardOutput.writeLine("  \(name) \(file.accepted) of \(file.read) rows, \(file.rejected) rejected")
        }
        for finding in summary.rejects + summary.remarks { console.say(finding.description) }
        if !summary.rejects.isEmpty { try StandardOutput.writeLine("See rejects.csv for the rows that were left out.") }
    }
}
