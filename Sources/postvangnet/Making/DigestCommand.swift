import ArgumentParser
import FallbackRun
import MailboxDomain
import StrictFiles
import SystemPackage

struct DigestCommand: AsyncParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Tells of an extract's messages only what selection needs.",
        discussion: """
            What a store of messages gives away in place of all of them: by account and organisation the oldest message that \
            waits, and by organisation how soon messages were opened. Needs no workspace. Import loads it beside an extract.

            Example:
              postvangnet digest extract digest-rdw --of org-rdw --key KEYFILE
            """)

    @Argument(help: ArgumentHelp("The extract's folder.", valueName: "EXTRACT"))
    var extract: String

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "DIR"))
    var folder: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The organisations of which it tells, by id with commas between; without it all.",
            valueName: "ORGANISATIONS"))
    var of: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The SSH key that signs: a private key, or the public half of one that an agent holds.",
            valueName: "FILE"))
    var key: String?

    @OptionGroup var log: LogOption

    func validate() throws { _ = try organisations() }

    func run() async throws {
        let console = log.console
        let summary = try await DigestMaking(of: FilePath(extract), organisations: try organisations()).make(
            at: FilePath(folder), key: key.map { FilePath($0) }
        ) { console.show(StepProgress($0)) }
        try StandardOutput.writeLine(
            "Wrote a digest of the extract of \(summary.asOf)\(key == nil ? ", not signed" : "").")
        try StandardOutput.writeLine(
            "  \(summary.organisations.of("organisation")), \(summary.rows.of("row")) of messages that wait")
        try StandardOutput.writeLine("Load it with: postvangnet import EXTRACT \(folder)")
    }

    private func organisations() throws -> Set<OrganisationID>? {
        guard let of else { return nil }
        return Set(
            try of.split(separator: ",", omittingEmptySubsequences: false).map { text in
                guard let id = OrganisationID(text) else {
                    throw ValidationError(
                        "--of takes ids of organisations with commas between, such as org-rdw,org-svb.")
                }
                return id
            })
    }
}
