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
    private let drawings: [String: LineDrawing]
    private let date: CalendarDate
    private let library: FontLibrary
    private let widths: CharacterWidths
    private var layouts: [Set<LetterCondition>: (variant: LetterVariant, layout: LetterLayout)] = [:]
    private var gauges: [Set<LetterCondition>: FitGauge] = [:]

    /// Nil where the settings have not got the product, the layout or the printer.
    init?(_ kind: BatchKind, settings: RunSettings, date: CalendarDate, library: FontLibrary) {
        guard let template = settings.stationery.template(of: kind.product),
            let profile = settings.layout(kind.layout, for: kind.printer)
        else { return nil }
        self.template = template
        self.profile = profile
        sender = settings.stationery.sender
        drawings = settings.stationery.drawings
        self.date = date
        self.library = library
        widths = CharacterWidths(library: library)
    }

    /// Whether a letter to this reader fits without a doubt; where not, laying it out tells.
    func surelyFits(_ recipient: PlannedRecipient) throws -> Bool {
        try gauge(for: Set(recipient.circumstances)).surelyFits(
            envelope: recipient.envelope, salutation: recipient.salutation, ward: recipient.ward)
    }

    private func gauge(for circumstances: Set<LetterCondition>) throws -> FitGauge {
        if let known = gauges[circumstances] { return known }
        let gauge = FitGauge(try layout(for: circumstances).layout, profile: profile, widths: widths)
        gauges[circumstances] = gauge
        return gauge
    }

    /// How far pages are drawn beyond their sheet.
    var bleed: Length { profile.bleed }

    func sheets(_ pages: [Page]) -> Int { pages.count / profile.pagesPerSheet }

    /// The pages of one piece, blank backs and marks included.
    ///
    /// - Parameter attempt: which print of it this is; nothing but the marks tells.
    func pages(of piece: PlannedPiece, attempt: Int = 1) throws -> [Page] {
        let recipient = piece.recipient
        let (variant, layout) = try layout(for: Set(recipient.circumstances))
        let letter = try Letter(
            variant: variant, salutation: recipient.salutation, reference: piece.id.grouped, ward: recipient.ward)
        return try layout.pages(
            of: letter, envelope: recipient.envelope, kix: recipient.kix, pieceReference: piece.id.grouped
        ) {
            SheetMark(piece: piece.id, sheet: $0, sheets: $1, attempt: attempt)?.description ?? ""
        }
    }

    private func layout(
        for circumstances: Set<LetterCondition>
    ) throws -> (variant: LetterVariant, layout: LetterLayout) {
        if let known = layouts[circumstances] { return known }
        let variant = LetterVariant(of: template, circumstances: circumstances, date: date)
        let layout = try LetterLayout(
            variant: variant, profile: profile, senderName: sender.name, returnAddress: sender.returnAddress,
            drawings: drawings, library: library)
        layouts[circumstances] = (variant, layout)
        return (variant, layout)
    }
}
