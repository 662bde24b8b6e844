import Canvas
import LetterComposition
import MailboxDomain
import Measures
import PageLayout
import PaperMail
import Stationery

/// The letters of one kind of batch.
final class BatchLetters {
    private let setting: LetterSetting
    private let widths: CharacterWidths
    private var gauges: [Set<LetterCondition>: FitGauge] = [:]

    /// Nil where the settings have not got the product, the layout or the printer.
    init?(_ kind: BatchKind, settings: RunSettings, date: CalendarDate, library: FontLibrary) {
        guard let template = settings.stationery.template(of: kind.product),
            let profile = settings.layout(kind.layout, for: kind.printer)
        else { return nil }
        setting = LetterSetting(
            template, on: profile, sender: settings.stationery.sender, drawings: settings.stationery.drawings,
            date: date, library: library)
        widths = CharacterWidths(library: library)
    }

    /// Whether a letter to this reader fits without a doubt; where not, laying it out tells.
    func surelyFits(_ recipient: PlannedRecipient) throws -> Bool {
        try gauge(for: Set(recipient.circumstances)).surelyFits(
            envelope: recipient.envelope, salutation: recipient.salutation, ward: recipient.ward)
    }

    private func gauge(for circumstances: Set<LetterCondition>) throws -> FitGauge {
        if let known = gauges[circumstances] { return known }
        let gauge = FitGauge(try setting.layout(for: circumstances), profile: setting.profile, widths: widths)
        gauges[circumstances] = gauge
        return gauge
    }

    /// How far pages are drawn beyond their sheet.
    var bleed: Length { setting.profile.bleed }

    func sheets(_ pages: [Page]) -> Int { pages.count / setting.profile.pagesPerSheet }

    /// The text of one piece.
    func letter(of piece: PlannedPiece) throws -> Letter {
        try setting.letter(to: piece.recipient, reference: piece.id.grouped)
    }

    /// The pages of one piece, blank backs and marks included.
    ///
    /// - Parameter attempt: which print of it this is; nothing but the marks tells.
    func pages(of piece: PlannedPiece, attempt: Int = 1) throws -> [Page] {
        try setting.pages(to: piece.recipient, reference: piece.id.grouped) {
            SheetMark(piece: piece.id, sheet: $0, sheets: $1, attempt: attempt)?.description ?? ""
        }
    }
}
