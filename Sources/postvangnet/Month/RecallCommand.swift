import ArgumentParser
import FallbackRun
import MailboxDomain
import PaperMail
import StrictFiles
import SystemPackage

struct RecallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Calls back sealed pieces that a newer extract no longer asks for: a signed pull list.",
        discussion: """
            Who has logged in, confirmed an address, moved or died since. Events (CloudEvents, one a line) tell what happened \
            since the extract, or since the one that is loaded; only an extract counts as the check that a hand-over \
            asks for. The list is outbox/MONTH/pull.csv; hand it over \
            with: postvangnet handover MONTH. The mailbox stays as it is. Nothing is taken off the list again, so look first \
            with --dry-run; more than limits.recalled allows is refused (77). Exit status 1: the extract does not hold all \
            accounts of the run, or events were not used.

            Example:
              postvangnet recall 2026-11 --extract ../newer-extract --dry-run
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(
        name: .long,
        help: ArgumentHelp("The folder of a newer extract, with at least the accounts of the run.", valueName: "NEW"))
    var extract: String?

    @Option(
        name: .customLong("digest"), parsing: .singleValue,
        help: ArgumentHelp(
            "A digest that comes in place of the extract's messages; may stand there several times.", valueName: "DIR"))
    var digests: [String] = []

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("A file of events; may stand there several times.", valueName: "FILE"))
    var events: [String] = []

    @Flag(name: .long, help: "Also call back pieces of accounts that the extract does not hold.")
    var pullAbsent = false

    @Flag(name: .long, help: "Only tell what would be called back, by reason; nothing is changed.")
    var dryRun = false

    @Flag(name: .long, help: "More is called back than limits.recalled allows, and that is right; recorded.")
    var acceptJump = false

    @OptionGroup var format: FormatOption
    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        guard extract != nil || !events.isEmpty else {
            throw ValidationError("Say what to compare with: --extract NEW, --events FILE, or both.")
        }
        guard extract != nil || digests.isEmpty else {
            throw ValidationError("--digest goes with --extract: a digest tells of messages only.")
        }
        guard extract != nil || !pullAbsent else {
            throw ValidationError("--pull-absent goes with --extract: events tell of nobody who is not in them.")
        }
        guard !dryRun || !acceptJump else {
            throw ValidationError("--dry-run calls nobody back, so that there is nothing to accept with --accept-jump.")
        }
    }

    func run() async throws {
        let workspace = try workspace.open()
        let report = try await workspace.locked {
            try await MonthlyRun(month, in: workspace).recall(
                comparingWith: extract.map { FilePath($0) }, with: digests.map { FilePath($0) },
                events: events.map { FilePath($0) },
                RecallManner(pullsAbsent: pullAbsent, acceptsJump: acceptJump, isTrial: dryRun))
        }
        try format.answer(text: report.text, json: report.json)
        for finding in report.findings { StandardError.write(finding.description + "\n") }
        if report.absent > 0 || !report.findings.isEmpty { throw ExitCode(1) }
    }
}
