package import MailboxDomain

/// Days on which nothing is mailed: the help desk is closed, or other mail fills the doormats.
package struct QuietPeriod: Hashable, Sendable {
    package var from: CalendarDate
    /// The last day.
    package var to: CalendarDate
    package var reason: String

    package init(from: CalendarDate, to: CalendarDate, reason: String) {
        self.from = from
        self.to = to
        self.reason = reason
    }

    package func overlaps(_ days: ClosedRange<CalendarDate>) -> Bool {
        from <= days.upperBound && days.lowerBound <= to
    }
}
