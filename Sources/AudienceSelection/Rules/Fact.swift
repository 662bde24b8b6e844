package import MailboxDomain

/// A value or a threshold that was compared, under the name by which `explain` shows it.
package struct Fact: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case moment(Instant)
        case day(CalendarDate)
        case count(Int)
        case word(String)
    }

    /// Lower camel case; one name means the same in every audience.
    package let name: String
    /// Nil where there is none, such as the last login of who never logged in.
    package let value: Value?

    init(_ name: String, _ value: Value?) {
        self.name = name
        self.value = value
    }

    /// The value as it was compared: a moment by its calendar date in Europe/Amsterdam.
    package func compared(in time: DutchTime) -> Value? {
        if case .moment(let moment) = value { .day(time.date(of: moment)) } else { value }
    }
}
