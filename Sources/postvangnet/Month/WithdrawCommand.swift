import ArgumentParser
import FallbackRun
import PaperMail
import StrictFiles

struct WithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Takes one piece out, before it is mailed: its reader called, objects, has died.",
        discussion: """
            Before the sealing it is left out of its batch; after that it is on the signed pull list outbox/MONTH/pull.csv: \
            hand that over with postvangnet handover MONTH, and tell the printer. Its reader may be chosen again in a later \
            run; who never wants post goes on the list of the extract (suppressions.csv). Exit status 77: it is printed or \
            mailed, or a step has to be finished first.

            Example:
              postvangnet withdraw "2611 A000 1000 001S" --by "A. Planner" --reason "asked by telephone"
            """)

    @OptionGroup var named: PieceArgument
    @OptionGroup var undoing: UndoingOptions
    @OptionGroup var workspace: WorkspaceOption

    func run() async throws {
        let piece = try named.id()
        let workspace = try workspace.open()
        let withdrawal = try await workspace.locked {
            try await MonthlyRun(piece.batch.run, in: workspace).withdraw(
                piece, by: undoing.name, reason: undoing.words)
        }
        try StandardOutput.writeLine(text(of: withdrawal, piece))
    }

    private func text(of withdrawal: Withdrawal, _ piece: PieceID) -> String {
        let (name, run) = (piece.grouped, piece.batch.run)
        var lines = [withdrawal.isNew ? "The piece \(name) is taken out." : "Nothing new of the piece \(name)."]
        switch withdrawal.place {
        case .plan: lines.append("It is left out when \(run) is approved, also where that is planned again.")
        case .batch: lines.append("Its batch is rendered and sealed without it. Next: postvangnet run \(run)")
        case .pullList(let pieces, let isSigned):
            let count = pieces.of("piece")
            lines += [
                "Pull list: outbox/\(run)/pull.csv, \(count), \(isSigned ? "signed" : "NOT signed").",
                "Next: postvangnet handover \(run). If it was handed over before, tell the printer.",
            ]
        case .setAside: lines.append("It is never printed: it was set aside.")
        }
        lines.append("Whose it is: postvangnet explain \(piece)")
        return lines.joined(separator: "\n")
    }
}
