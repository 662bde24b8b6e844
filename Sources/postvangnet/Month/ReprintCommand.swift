import ArgumentParser
import FallbackRun
import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles

struct ReprintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprint", abstract: "Prints again what was missing or spoiled when the run was closed.",
        discussion: """
            New batches with the same pieces go to the outbox, with an order of their own; hand them over and close the run \
            once more. Who has died, moved, or needs no letter any more, as far as is known here, is left out.

            Example:
              postvangnet reprint 2026-11 --by "A. Bakker"
            """)

    @Argument(help: ArgumentHelp("The run, such as 2026-11.", valueName: "MONTH"))
    var month: RunID

    @Option(name: .long, help: ArgumentHelp("Who orders it; the default is the system's user.", valueName: "NAME"))
    var by: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The day from which the days of mailing count; the default is today.", valueName: "YYYY-MM-DD"))
    var on: CalendarDate?

    @Flag(
        name: .long,
        help: "Prints letters that other fonts or programs draw than at first, so that they may look otherwise.")
    var acceptDrawing = false

    @OptionGroup var workspace: WorkspaceOption

    func validate() throws { try TypedLine.checkName(by) }

    func run() async throws {
        let workspace = try workspace.open()
        let reprint = try await workspace.locked(by: .thisCommand) {
            try await MonthlyRun(month, in: workspace).reprint(
                by: by ?? operatingSystemUser(), on: on, acceptsOtherDrawing: acceptDrawing, workers: .ofThisProgram(1))
        }
        try StandardOutput.writeLine(text(of: reprint))
    }

    private func text(of reprint: Reprint) -> String {
        var lines: [String] = []
        if let order = reprint.order, reprint.isDone {
            let batches = order.batches.map(\.id.description).joined(separator: ", ")
            lines.append("The reprint that was ordered on \(order.day) is sealed: \(batches). Nothing new is ordered.")
            lines.append("Next: postvangnet handover \(month)")
        } else if let order = reprint.order {
            if reprint.wasOrderedBefore { lines.append("Finished the reprint that was ordered on \(order.day).") }
            let pieces = reprint.sealed.reduce(0) { $0 + $1.manifest.counts.pieces }
            let batches = reprint.sealed.map(\.id.description).joined(separator: ", ")
            if reprint.sealed.isEmpty {
                lines.append("Nothing is printed again: every piece of the order was set aside. Nothing to hand over.")
            } else {
                lines.append("Printed again: \(pieces.of("piece")) of \(month), in \(batches).")
                lines.append("Next: postvangnet handover \(month)")
            }
            if !reprint.setAside.isEmpty {
                lines.append("Set aside, because their letters cannot be printed; reach them another way:")
                lines += reprint.setAside.map { "  \($0.piece): \($0.code)" }
            }
        } else {
            lines.append("Nothing to print again: of \(month) nothing is missing or spoiled that should still be sent.")
        }
        if !reprint.drawnOtherwise.isEmpty {
            let differing = reprint.drawnOtherwise.joined(separator: "; ")
            lines.append("Drawn otherwise than at first, as was accepted: \(differing).")
        }
        if !reprint.leftOut.isEmpty {
            lines.append("Left out:")
            lines += reprint.leftOut.map { "  \($0.piece): \($0.code)" }
        }
        return lines.joined(separator: "\n")
    }
}
