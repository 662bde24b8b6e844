package import MailboxDomain

/// A value or a threshold that was compared, under the name by which `explain` shows it.
package struct Fact: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case moment(Instant)
        case day(CalendarDate)
        case count(Int)
        case word(String)
    }

    /// One name means the same in every audience.
    package enum Name: String, CaseIterable, Sendable {
        case digidLevel
        case loginMeans
        case lastLogin
        case activatedOn
        case digidLapsedCutoff
        case dormantCutoff
        case unopenedThatCount
        /// Of a digest, which tells no number of messages.
        case organisationsThatCount
        case unopenedNeeded
        case oldestUnopened
        case unopenedCutoff
        case emailState
        case emailChangedAt
        case emailVerifiedAt
        case lastDelivered
        case failures
        case failuresNeeded
        case failureDays
        case failureDaysNeeded
        case firstFailure
    }

    package let name: Name
    /// Nil where there is none, such as the last login of who never logged in.
    package let value: Value?

    init(_ name: Name, _ value: Value?) {
        self.name = name
        self.value = value
    }

    /// The value as it was compared: a moment by its calendar date in Europe/Amsterdam.
    package func compared(in time: DutchTime) -> Value? {
        if case .moment(let moment) = value { .day(time.date(of: moment)) } else { value }
    }
}
