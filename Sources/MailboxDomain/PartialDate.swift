/// A date as the registry knows it: a year, a year and month, or a whole date (`2002`, `2002-06`, `2002-06-30`).
public struct PartialDate: Hashable, Sendable {
    public let year: Int
    public let month: Int?
    public let day: Int?

    /// Years that it can be in. The register began in 1994 with all who were in it then, and keeps those who have died
    /// since: births of the 1880s stand there, and a date before 1800 is mistyped.
    public static let years = 1800...CalendarDate.years.upperBound

    /// Nil for anything but the three forms, for other years, and for a month or day that does not exist.
    public init?(_ text: some StringProtocol) {
        guard let date = unsafe text.utf8.withBuffer({ unsafe PartialDate(bytes: $0) }) else { return nil }
        self = date
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        var scanner = unsafe DigitScanner(bytes)
        guard let year = scanner.number(4), Self.years.contains(year) else { return nil }
        var (month, day): (Int?, Int?) = (nil, nil)
        if scanner.skip("-") {
            guard let number = scanner.number(2), (1...12).contains(number) else { return nil }
            month = number
            if scanner.skip("-") {
                day = scanner.number(2)
                guard let day, (1...CalendarDate.days(inMonth: number, of: year)).contains(day) else { return nil }
            }
        }
        guard scanner.isAtEnd else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
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
