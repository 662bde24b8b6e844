package import LetterComposition
package import MailLedger
package import MailboxDomain
package import PaperMail
import PrintHouse

/// What is known of a letter that was sent: who approved it, where it stands in what was printed, and by which digests that
/// can be told.
package struct ArchiveRecord: Hashable, Sendable {
    package var piece: PieceID
    /// Where it stands now.
    package var state: PieceState
    package var isControl: Bool
    /// Whether nothing of its run may be mailed.
    package var isTest: Bool
    package var product: Product
    package var letterDate: CalendarDate
    package var approval: ApprovalRecord
    /// Of plan.sqlite, as it was approved.
    package var plan: FileDigest
    /// Each that was sealed, the first one first; there is always one.
    package var prints: [SealedPrint]
    /// Nil where nobody took it out.
    package var withdrawal: PieceWithdrawal?
    /// Whether its pages, laid out here from the plan, are those that were sealed, glyph by glyph. Where not, the fonts or the
    /// programs that draw are others than then; the words are the same.
    package var looksAsSealed: Bool

    /// The print that says where the piece stands, or the last that was sealed.
    package var print: SealedPrint { prints.first(where: \.decides) ?? prints[prints.count - 1] }

    /// What the PDF says of itself, by name.
    package var properties: [(name: String, text: String)] {
        [
            ("Piece", piece.description), ("Batch", print.batch.description), ("ApprovedBy", approval.by),
            ("ApprovedAt", approval.at.description), ("PlanSHA256", plan.description),
            ("LettersSHA256", print.letters.description),
            ("LettersPages", "\(print.firstPage)-\(print.lastPage)"),
            ("ContentSHA256", print.content.description), ("TemplateSHA256", print.template.sha256.description),
        ]
    }

    /// For who asked for it.
    package var text: String {
        var lines = [
            "The piece \(piece.grouped) is \(state.rawValue): batch \(print.batch), pages \(print.firstPage) to \(print.lastPage) of letters.pdf."
        ]
        lines.append("Approved by \(approval.by) at \(approval.at).")
        if isTest { lines.append("The run is a test: nothing of it is mailed.") }
        if let withdrawal {
            lines.append(
                "Withdrawn by \(withdrawal.by) at \(withdrawal.at) (\(withdrawal.reason)), after it was sealed.")
        }
        if !looksAsSealed {
            lines.append(
                "This machine draws otherwise than the one that sealed: the words are those that were sent, the pages may look different."
            )
        }
        return lines.joined(separator: "\n")
    }
}
