import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import PrintHouse

/// The letters of one template and layout: lays out what readers share once for each set of circumstances.
final class BatchLetters {
    private let template: Template
    private let profile: LayoutProfile
    private let sender: Sender
    private let date: CalendarDate
    private let library: FontLibrary
    private var layouts: [Set<LetterCondition>: (variant: LetterVariant, layout: LetterLayout)] = [:]

    init(template: Template, profile: LayoutProfile, sender: Sender, date: CalendarDate, library: FontLibrary) {
        self.template = template
        self.profile = profile
        self.sender = sender
        self.date = date
        self.library = library
    }

    /// How far pages are drawn beyond their sheet.
    var bleed: Length { profile.bleed }

    func sheets(_ pages: [Page]) -> Int { pages.count / profile.pagesPerSheet }

    /// The pages of one piece, blank backs and marks included.
    func pages(of piece: PlannedPiece) throws -> [Page] {
        let recipient = piece.recipient
        let (variant, layout) = try layout(for: Set(recipient.circumstances))
        let letter = try Letter(
            variant: variant, salutation: recipient.salutation, reference: piece.id.grouped, ward: recipient.ward)
        return try layout.pages(
            of: letter, envelope: recipient.envelope, kix: recipient.kix, pieceReference: piece.id.grouped
        ) {
            SheetMark(piece: piece.id, sheet: $0, sheets: $1, attempt: 1)?.description ?? ""
        }
    }

    private func layout(
        for circumstances: Set<LetterCondition>
    ) throws -> (variant: LetterVariant, layout: LetterLayout) {
        if let known = layouts[circumstances] { return known }
        let variant = LetterVariant(of: template, circumstances: circumstances, date: date)
        let layout = try LetterLayout(
            variant: variant, profile: profile, senderName: sender.name, returnAddress: sender.returnAddress,
            library: library)
        layouts[circumstances] = (variant, layout)
        return (variant, layout)
    }
}
