package import MailboxDomain
import PaperMail

/// What a job ticket says that its manifest does not tell in the same words.
package struct TicketTerms: Sendable {
    /// How much a ticket says.
    package enum Form: Sendable {
        /// As early versions wrote it.
        case first
        case full
    }

    package var form: Form
    /// Of one sheet, in grams.
    package var sheetWeight: Double
    package var calendar: DutchTime

    package init(form: Form = .full, sheetWeight: Double, calendar: DutchTime) {
        self.form = form
        self.sheetWeight = sheetWeight
        self.calendar = calendar
    }

    /// The ticket of a batch, as bytes.
    func ticket(for manifest: Manifest, letters: Manifest.File) -> [UInt8] {
        switch form {
        case .first: FirstJobTicket(manifest, letters: letters, sheetWeight: sheetWeight).bytes
        case .full: JobTicket(manifest, letters: letters, terms: self).bytes
        }
    }

    /// The first second of a day in the Netherlands, with its offset: `2026-11-06T00:00:00+01:00`.
    func start(of day: CalendarDate) -> String { "\(day)T00:00:00\(offset(at: day))" }

    /// The last second of a day. On one that the clocks change, the offset is another than at its start.
    func end(of day: CalendarDate) -> String { "\(day)T23:59:59\(offset(at: day.adding(days: 1)))" }

    /// That of the midnight before a day.
    private func offset(at day: CalendarDate) -> String {
        let minutes = (Int64(day.daysSince1970) * 86_400_000 - calendar.start(of: day).milliseconds) / 60_000
        return "+\(Int(minutes / 60).padded(to: 2)):\(Int(minutes % 60).padded(to: 2))"
    }
}
