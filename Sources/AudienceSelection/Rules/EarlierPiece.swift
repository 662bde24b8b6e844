package import MailboxDomain

/// A piece of an earlier run, or of an earlier part of this one, as the ledger knows it.
package struct EarlierPiece: Hashable, Sendable {
    package var audience: Audience
    package var approvedOn: CalendarDate
    /// Nil where it never left, or not yet. For a piece that came back unreported: the day it came back at the latest.
    package var mailedOn: CalendarDate?
    /// Not yet mailed, pulled, lost for good or returned.
    package var isUnderWay: Bool

    package init(audience: Audience, approvedOn: CalendarDate, mailedOn: CalendarDate? = nil, isUnderWay: Bool) {
        self.audience = audience
        self.approvedOn = approvedOn
        self.mailedOn = mailedOn
        self.isUnderWay = isUnderWay
    }

    /// Whether it was mailed or will be; one that was pulled or lost before it left told nobody anything.
    package var countsAsWritten: Bool { isUnderWay || mailedOn != nil }
}
