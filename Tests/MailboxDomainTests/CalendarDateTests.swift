import MailboxDomain
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: ["2026-02-31", "2026-13-01", "2026-00-10", "2025-02-29", "26-01-01", "2026-1-1", "2026-01", ""])
    func `a day that does not exist or is written otherwise is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `a day of a year that nobody means is refused, and the days beside it are read`() {
        #expect(CalendarDate("1899-12-31") == nil && CalendarDate("1900-01-01") != nil)
        #expect(CalendarDate("2200-12-31") != nil && CalendarDate("2201-01-01") == nil)
        #expect(CalendarDate("9999-12-31") == nil && CalendarDate("0000-01-01") == nil)
        // Who is born in a century earlier stands in the register; nobody is of a century before that.
        #expect(PartialDate("1799") == nil && PartialDate("1800") != nil && PartialDate("1899-12-31") != nil)
        #expect(PartialDate("2200-12") != nil && PartialDate("2201") == nil && PartialDate("0000") == nil)
    }

    @Test func `every day from 1900 to 2100 survives the way to a number and back`() throws {
        let first = try #require(CalendarDate("1900-01-01"))
        let last = try #require(CalendarDate("2100-12-31"))
        #expect(last.daysSince1970 - first.daysSince1970 == 73_413)
        var previous = first.adding(days: -1)
        for number in first.daysSince1970...last.daysSince1970 {
            let date = CalendarDate(daysSince1970: number)
            #expect(date.daysSince1970 == number && previous < date && CalendarDate(date.description) == date)
            #expect(date.weekday == previous.weekday % 7 + 1)
            previous = date
        }
    }

    @Test(arguments: [
        ("2026-03-31", -1, "2026-02-28"), ("2024-03-31", -1, "2024-02-29"), ("2026-01-15", -12, "2025-01-15"),
        ("2026-01-31", 1, "2026-02-28"), ("2025-12-31", 2, "2026-02-28"), ("2026-11-01", -36, "2023-11-01"),
    ])
    func `months are counted with the day clamped to the last of the month`(from: String, months: Int, to: String) {
        #expect(CalendarDate(from)?.adding(months: months).description == to)
    }

    @Test(arguments: [
        ("2012", "2026-12-30", false), ("2012", "2026-12-31", true), ("2012-06", "2026-06-29", false),
        ("2012-06", "2026-06-30", true), ("2012-11-01", "2026-10-31", false), ("2012-11-01", "2026-11-01", true),
        ("2012-02-29", "2026-02-28", false), ("2012-02-29", "2026-03-01", true),
    ])
    func `a partial date of birth is read so that the person is youngest`(birth: String, on: String, aged: Bool) throws
    {
        let birth = try #require(PartialDate(birth))
        #expect(birth.isCertainlyAged(14, on: try #require(CalendarDate(on))) == aged)
    }
}
