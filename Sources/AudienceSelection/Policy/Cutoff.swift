package import MailboxDomain

/// The last day that is long enough ago: "N months ago or more" is on or before it, "less than N ago" after it.
package struct Cutoff: Hashable, Sendable {
    package let date: CalendarDate
    /// The first moment after the day, so that comparing a moment needs no time zone.
    package let end: Instant

    package init(_ date: CalendarDate, in time: DutchTime) {
        self.date = date
        end = time.start(of: date.adding(days: 1))
    }

    package func isReached(by moment: Instant) -> Bool { moment < end }

    package func isReached(by day: CalendarDate) -> Bool { day <= date }
}
