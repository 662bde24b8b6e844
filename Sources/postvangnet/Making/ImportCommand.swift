import ArgumentParser
import FallbackRun
import Foundation
import MailboxDomain
import MailboxStore
import StrictFiles
import SystemPackage

struct ImportCommand: AsyncParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Loads an extract of the shared mailbox, all or nothing.",
        discussion: """
            Bad rows go to rejects.csv. More of them than limits.rejects: the old mailbox stays as it was.

            Where messages.csv is not in one place, digests of the stores that have the messages come in its place (see digest).

            Example:
              postvangnet import ../extract
            """)

    @Argument(help: ArgumentHelp("The extract's folder.", valueName: "EXTRACT"))
    var extract: String

    @Argument(help: ArgumentHelp("Digests that come in place of messages.", valueName: "DIGEST"))
    var digests: [String] = []

    @Flag(
        name: .long, help: "An extract that is old, or older than the one that is loaded, is the right one; recorded.")
    var acceptOld = false

    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let workspace = try workspace.open(telling: log.console)
        let console = log.console
        let summary = try await workspace.locked {
            let signers = try await workspace.signers(of: digests.map { FilePath($0) })
            let summary = try ExtractImport(
                folder: extract, digests: digests, into: workspace,
                acceptingOldBy: acceptOld ? operatingSystemUser() : nil
            ).run { console.show(StepProgress($0)) }
            try workspace.recordImport(summary, signers: signers)
            return summary
        }
        try StandardOutput.writeLine("Imported the extract of \(summary.extract.asOfText).")
        if !summary.extract.holdsPeople {
            try StandardOutput.writeLine(
                "It holds accounts only. Next: postvangnet candidates MONTH, and an extract of these people.")
        }
        if let people = try ImportedPeople(summary, in: workspace) { try StandardOutput.writeLine(people.text) }
        // One that stands in the extract itself is of its moment.
        for digest in digests.isEmpty ? [] : summary.digests {
            try StandardOutput.writeLine("Digest of \(digest.asOfText), from: \(digest.source)")
        }
        if !summary.notTold.isEmpty {
            let ids = summary.notTold.map(\.id.rawValue)
            try StandardOutput.writeLine(
                "No digest tells of \(ids.count) organisations, so nobody is written to for their messages: "
                    + ids.prefix(20).joined(separator: ", ") + (ids.count > 20 ? ", and \(ids.count - 20) more" : ""))
        }
        let width = summary.files.map(\.file.count).max() ?? 0
        for file in summary.files {
            let name = file.file.padding(toLength: max(22, width), withPad: " ", startingAt: 0)
            try StandardOutput.writeLine("  \(name) \(file.accepted) of \(file.read) rows, \(file.rejected) rejected")
        }
        for finding in summary.rejects + summary.remarks { console.say(finding.description) }
        if !summary.rejects.isEmpty { try StandardOutput.writeLine("See rejects.csv for the rows that were left out.") }
    }
}
