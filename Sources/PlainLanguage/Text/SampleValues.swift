import LetterComposition
package import MailboxDomain

/// What stands in a template's placeholders while its text is checked: the longest that is usual.
package struct SampleValues: Sendable {
    package var salutation: String
    package var reference: String
    package var ward: String
    package var date: String

    /// - Parameter date: one with a long name of the month.
    package init(date: CalendarDate) {
        salutation = "Geachte mevrouw Van den Bergh-van der Linden"
        reference = "0000 0000 0000 0000"
        ward = "mevrouw Van den Bergh-van der Linden"
        self.date = date.inDutchWords
    }

    func text(of placeholder: Placeholder) -> String {
        switch placeholder {
        case .salutation: salutation
        case .reference: reference
        case .ward: ward
        case .date: date
        case .sender(_, let text): text
        }
    }
}
