import ArgumentParser
import FallbackRun
import Foundation
import MailboxDomain
import PaperMail
import StrictFiles
import SystemPackage

struct ReconcileCommand: AsyncParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile", abstract: "Takes in feedback from the printer and scans of returned mail.",
        discussion: """
            Any number of files, in any order; what is known already is nothing new. Good rows are taken, the others \
            are named on standard error, twenty of each kind (all of them with --ack or --format json). \
            Exit status 1: some rows; 65: a file that cannot be read as feedback.
            A row that was taken and is wrong is taken back with --correct: a file of the same form that holds it as \
            it stood. The right row comes in as any other, in the same command or later; what both files hold stays. \
            --restore has a row count again that was taken back.
            A carrier's file with codes for pieces (franking.prenotification in postvangnet.yaml) is known by its columns. \
            --no-more-codes says that the carrier sends no more for a run: what has none is printed without.
            --invoice compares invoices with what was sent, those of the same runs together, and takes nothing in.

            --ack writes what became of each row, for who sent the files; --format json tells the same to programs.

            Example:
              postvangnet reconcile inbox/feedback-1.csv inbox/returned.csv --ack ack.csv
            """)

    @Argument(help: ArgumentHelp("Feedback or scan files (CSV).", valueName: "FILE"))
    var files: [String] = []

    @Option(
        name: .customLong("correct"),
        help: ArgumentHelp("A file with rows that were taken and are wrong; may be repeated.", valueName: "FILE"))
    var wrong: [String] = []

    @Option(
        name: .customLong("restore"),
        help: ArgumentHelp("A file with rows that were taken back and are right; may be repeated.", valueName: "FILE"))
    var restored: [String] = []

    @Option(name: .long, help: ArgumentHelp("Who corrects.", valueName: "NAME"))
    var by: String?

    @Flag(name: .long, help: "A carrier's code takes the place of another one from before, until the printer has it.")
    var replaceCodes = false

    @Option(
        name: .long,
        help: ArgumentHelp("Of this run the carrier sends no more codes; may be repeated.", valueName: "MONTH"))
    var noMoreCodes: [RunID] = []

    @OptionGroup var invoice: InvoiceOption

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A file for the answer to who wrote the files, a row for each of theirs (ack.csv); it is written anew.",
            valueName: "FILE"))
    var ack: String?

    @OptionGroup var format: FormatOption
    @OptionGroup var log: LogOption
    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        let corrected = wrong + restored
        let hasCodesWord = replaceCodes || !noMoreCodes.isEmpty
        guard !files.isEmpty || !corrected.isEmpty || !invoice.files.isEmpty || !noMoreCodes.isEmpty else {
            throw ValidationError("Name a file.")
        }
        guard invoice.files.isEmpty || files.isEmpty && corrected.isEmpty && !hasCodesWord else {
            throw ValidationError("--invoice takes nothing in, so that it goes without files of feedback.")
        }
        guard invoice.files.isEmpty || ack == nil else {
            throw ValidationError("--ack answers files of feedback, and no invoice.")
        }
        guard (corrected.isEmpty && !hasCodesWord) == (by == nil) else {
            throw ValidationError(
                "--correct, --restore, --replace-codes or --no-more-codes goes with --by: somebody answers for it.")
        }
        guard by.map(Self.isName) ?? true else {
            throw ValidationError("--by is a name: one line, at most 100 characters.")
        }
    }

    private static func isName(_ text: String) -> Bool {
        text.contains { !$0.isWhitespace } && text.count <= 100 && !text.contains(where: \.isNewline)
    }

    func run() async throws {
        let workspace = try workspace.open(telling: log.console)
        if !invoice.files.isEmpty { return try invoice.compare(in: workspace, as: format) }
        let name = by?.trimmingCharacters(in: .whitespaces)
        let correction =
            (wrong + restored).isEmpty
            ? nil
            : name.map { name in
                CorrectionFiles(
                    wrong: wrong.map { FilePath($0) }, restored: restored.map { FilePath($0) }, by: name)
            }
        let codes = name.map { CodesWord(replaces: replaceCodes, completes: noMoreCodes, by: $0) }
        let reconciliation = try await workspace.locked {
            try await Reconciliation.take(
                files.map { FilePath($0) }, correcting: correction, codes: codes, into: workspace)
        }
        let console = log.console
        let told = reconciliation.findings.tallied()
        for finding in told { console.say(finding.description) }
        if told.contains(where: { $0.more != nil }) {
            console.say("For all of them type the same with --ack FILE: what was taken is not taken twice.")
        }
        try format.answer(text: reconciliation.text, json: reconciliation.json)
        if let ack { try reconciliation.acknowledgement.write(to: FilePath(ack)) }
        if reconciliation.hasRefusedFiles { throw ExitCode(65) }
        if !reconciliation.findings.isEmpty { throw ExitCode(1) }
    }
}
