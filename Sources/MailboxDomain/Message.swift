/// An organisation that sends through the mailbox.
public struct Organisation: Hashable, Sendable {
    public var id: OrganisationID
    public var name: String
    public var category: String

    public init(id: OrganisationID, name: String, category: String) {
        self.id = id
        self.name = name
        self.category = category
    }
}

/// A message in an account's mailbox; its subject is never known here.
public struct Message: Hashable, Sendable {
    public var id: MessageID
    public var organisation: OrganisationID
    public var deliveredAt: Instant
    public var openedAt: Instant?

    public init(id: MessageID, organisation: OrganisationID, deliveredAt: Instant, openedAt: Instant? = nil) {
        self.id = id
        self.organisation = organisation
        self.deliveredAt = deliveredAt
        self.openedAt = openedAt
    }
}

/// The oldest message of an organisation that waits in an account's mailbox: all that selection needs to know of its messages.
public struct OldestUnread: Hashable, Sendable {
    public var organisation: OrganisationID
    public var deliveredAt: Instant

    public init(organisation: OrganisationID, deliveredAt: Instant) {
        self.organisation = organisation
        self.deliveredAt = deliveredAt
    }
}

/// A reason, given from outside, not to write to an account.
public struct Suppression: Hashable, Sendable {
    public var reason: String
    /// The last day it holds; nil for ever.
    public var until: CalendarDate?

    public init(reason: String, until: CalendarDate? = nil) {
        self.reason = reason
        self.until = until
    }

    public func holds(on date: CalendarDate) -> Bool { until.map { date <= $0 } ?? true }
}

/// How large a person wants the print of a letter.
public enum LetterFormat: String, CaseIterable, Sendable { case standard, large }
