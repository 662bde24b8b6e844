package import Canvas
package import LetterComposition
package import MailboxDomain
package import PageLayout

/// One template on one layout, ready to lay out letters: what readers share is laid out once for each set of
/// circumstances.
///
/// Batches, checks and previews all lay out their letters here. Belongs to one thread, like its font library.
package final class LetterSetting {
    /// What is laid out is the same for all readers in the same circumstances.
    private struct Prepared {
        let variant: LetterVariant
        let layout: LetterLayout
    }

    package let template: Template
    package let profile: LayoutProfile
    private let sender: Sender
    private let drawings: [String: LineDrawing]
    private let date: CalendarDate
    private let library: FontLibrary
    private let known: SetTexts
    private var prepared: [Set<LetterCondition>: Prepared] = [:]

    /// - Parameter known: texts that were set with the same library.
    package init(
        _ template: Template, on profile: LayoutProfile, sender: Sender, drawings: [String: LineDrawing],
        date: CalendarDate, library: FontLibrary, known: SetTexts = SetTexts()
    ) {
        self.template = template
        self.profile = profile
        self.sender = sender
        self.drawings = drawings
        self.date = date
        self.library = library
        self.known = known
    }

    /// A letter's text: the variant for its reader, with the reader's own values.
    ///
    /// - Parameter reference: the piece's id, in groups of four.
    package func letter(to recipient: PlannedRecipient, reference: String) throws -> Letter {
        try Letter(
            variant: prepared(for: Set(recipient.circumstances)).variant, salutation: recipient.salutation,
            reference: reference, ward: recipient.ward)
    }

    /// The pages of one letter, blank backs and marks included.
    ///
    /// - Parameters:
    ///   - reference: the piece's id, in groups of four.
    ///   - mark: the content of a sheet's mark, from the sheet's number and the number of sheets.
    package func pages(
        to recipient: PlannedRecipient, reference: String, mark: (_ sheet: Int, _ sheets: Int) -> String
    ) throws -> [Page] {
        try prepared(for: Set(recipient.circumstances)).layout.pages(
            of: letter(to: recipient, reference: reference), envelope: recipient.envelope, kix: recipient.kix,
            pieceReference: reference, mark: mark)
    }

    /// What is too much of a letter that is too long; nil where that cannot be told.
    ///
    /// - Parameter reference: the piece's id, in groups of four.
    package func overflow(of recipient: PlannedRecipient, reference: String) -> Overflow? {
        let setting = LetterSetting(
            template, on: profile.goingOn, sender: sender, drawings: drawings, date: date, library: library,
            known: known)
        // Something else can be wrong further down the page.
        let pages = try? setting.pages(to: recipient, reference: reference, mark: SampleLetter.mark)
        return pages.flatMap { Overflow($0, of: profile) }
    }

    package func layout(for circumstances: Set<LetterCondition>) throws(LayoutError) -> LetterLayout {
        try prepared(for: circumstances).layout
    }

    private func prepared(for circumstances: Set<LetterCondition>) throws(LayoutError) -> Prepared {
        if let known = prepared[circumstances] { return known }
        let variant = LetterVariant(
            of: template, circumstances: circumstances, date: date, on: profile)
        let layout = try LetterLayout(
            variant: variant, profile: profile, senderName: sender.name, organisation: sender.organisation,
            returnAddress: sender.returnAddress, drawings: drawings, library: library, known: known)
        let new = Prepared(variant: variant, layout: layout)
        prepared[circumstances] = new
        return new
    }
}
