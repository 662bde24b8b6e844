import ArgumentParser
import FallbackRun
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

struct HandoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover",
        abstract: "Checks sealed batches, copies them to a printer's drop folder, and records it.",
        discussion: """
            Without --to it only records that the batches went another way. What was handed over before stays as it is; \
            a copy that was broken off is finished. --on with an earlier day than is known of a batch is recorded. Exit status 65: \
            something in the outbox bears no seal of yours, or is not what was sealed; 77: what is known of the people is \
            too old (limits.personDataAge); recall first.

            Example:
              postvangnet handover 2026-11 --to /mnt/printer/in --by "A. Bakker"
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(name: .long, help: ArgumentHelp("The printer's drop folder.", valueName: "DIR"))
    var to: String?

    @Option(name: .long, help: ArgumentHelp("Only this printer's batches.", valueName: "ID"))
    var printer: PrinterID?

    @Option(name: .long, help: ArgumentHelp("The day of handing over; the default is today.", valueName: "YYYY-MM-DD"))
    var on: CalendarDate?

    @Option(name: .long, help: ArgumentHelp("Who hands over; the default is the system's user.", valueName: "NAME"))
    var by: String?

    @Flag(
        name: .long,
        help:
            "After a hand-over that was cut off: the printer has nothing of it, so that all is copied again; recorded.")
    var copyAgain = false

    @OptionGroup var workspace: WorkspaceOption

    func validate() throws {
        try TypedLine.checkName(by)
        guard !copyAgain || to != nil else { throw ValidationError("--copy-again goes with --to.") }
    }

    func run() async throws {
        let workspace = try workspace.open()
        let handover = try await workspace.locked {
            try await MonthlyRun(month, in: workspace).handOver(
                to: to.map { FilePath($0) }, for: printer, on: on, by: by ?? operatingSystemUser(),
                copiesAgain: copyAgain)
        }
        for note in handover.notes { Console(format: .text).say(note.description) }
        try StandardOutput.writeLine(text(of: handover))
    }

    private func text(of handover: Handover) -> String {
        var lines: [String] = []
        let folder = to.map { FilePath($0).appending("\(month)") }
        if handover.hasNewPullList, let folder {
            lines.append("The pull list was copied to \(folder). Tell the printer.")
        }
        if !handover.earlier.isEmpty {
            lines.append(
                "\(handover.earlier.count) of the batches handed over before were so on \(handover.day) already: "
                    + "feedback from that day on is taken.")
        }
        for file in handover.addressFiles {
            lines.append(
                "Addresses of \(file.pieces.of("piece")) for the carrier: \(file.path). Send them by the way that is agreed, "
                    + "and take its answer in with: postvangnet reconcile FILE")
        }
        if !handover.codes.isEmpty {
            let batches = handover.codes.count.of("batch", "batches")
            lines.append(
                "The carrier's codes of \(batches) "
                    + (folder.map { "were copied to \($0)." } ?? "count as handed over."))
        }
        if handover.batches.isEmpty, handover.earlier.isEmpty, !handover.codes.isEmpty {
            lines.append("No batch was left to hand over.")
        } else if handover.batches.isEmpty, handover.earlier.isEmpty {
            lines.append("Nothing new: the batches of \(month) were handed over before.")
        } else if !handover.batches.isEmpty {
            let batches = handover.batches.count.of("batch", "batches")
            lines.append("Handed over on \(handover.day): \(batches) of \(month), \(handover.pieces.of("piece")).")
            if let folder {
                lines.append("\(handover.copied.count) copied to \(folder), read back and compared.")
            } else {
                lines.append("Recorded only; nothing was copied.")
            }
        }
        if handover.encrypted > 0 {
            lines.append(
                "\(handover.encrypted) of them are encrypted: what each was made from was checked; whether the archive "
                    + "holds just that, only the printer can see.")
        }
        if !handover.waiting.isEmpty {
            lines.append("Not handed over yet: \(handover.waiting.map(\.description).joined(separator: ", ")).")
        }
        return lines.joined(separator: "\n")
    }
}

extension PrinterID: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
