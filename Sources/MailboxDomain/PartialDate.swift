/// A date as the registry knows it: a year, a year and month, or a whole date (`2002`, `2002-06`, `2002-06-30`).
public struct PartialDate: Hashable, Sendable {
    public let year: Int
    public let month: Int?
    public let day: Int?

    /// Nil for anything but the three forms, and for a month or day that does not exist.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), let year = Self.number(parts[0], digits: 4), year > 0 else { return nil }
        let month = parts.count > 1 ? Self.number(parts[1], digits: 2) : nil
        let day = parts.count > 2 ? Self.number(parts[2], digits: 2) : nil
        if parts.count > 1 {
            guard let month, (1...12).contains(month) else { return nil }
            if parts.count > 2 {
                guard let day, (1...CalendarDate.days(inMonth: month, of: year)).contains(day) else { return nil }
            }
        }
        (self.year, self.month, self.day) = (year, month, day)
    }

    private static func number(_ utf8: some Collection<UInt8>, digits: Int) -> Int? {
        guard utf8.count == digits, utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else {
            return nil
        }
        return utf8.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    public init(_ date: CalendarDate) {
        (year, month, day) = (date.year, date.month, date.day)
    }

    /// The last day that this date can mean: for a date of birth the reading in which the person is youngest.
    public var latestReading: CalendarDate {
        let month = month ?? 12
        let day = day ?? CalendarDate.days(inMonth: month, of: year)
        return CalendarDate(year: year, month: month, day: day)
            ?? CalendarDate(daysSince1970: 0)
    }

    /// Whether a person born on this date is certainly `age` years old or older on `date`.
    ///
    /// Who is born on 29 February comes of age on 1 March in years without one.
    public func isCertainlyAged(_ age: Int, on date: CalendarDate) -> Bool {
        let birth = latestReading
        return (birth.year + age, birth.month, birth.day) <= (date.year, date.month, date.day)
    }
}

extension PartialDate: CustomStringConvertible {
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return [padded(year, 4), month.map { padded($0, 2) }, day.map { padded($0, 2) }].compactMap(\.self)
            .joined(separator: "-")
    }
}
