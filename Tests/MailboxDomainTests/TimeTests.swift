import MailboxDomain
import Testing

@Suite struct TimeTests {
    @Test(arguments: [
        ("2026-11-01T00:00:00+01:00", "2026-10-31T23:00:00Z"), ("2026-10-31T23:00:00.25Z", "2026-10-31T23:00:00.250Z"),
        ("1969-12-31T23:59:59-00:30", "1970-01-01T00:29:59Z"), ("2026-10-31t23:00:00z", "2026-10-31T23:00:00Z"),
        ("2026-11-01t00:00:00.5+01:00", "2026-10-31T23:00:00.500Z"),
    ])
    func `a time is read with its offset`(text: String, utc: String) {
        #expect(Instant(text)?.description == utc)
    }

    @Test(arguments: [
        "2026-11-01", "2026-11-01T00:00:00", "2026-02-30T00:00:00Z", "2026-11-01T24:00:00Z", "2026-11-01T00:00:60Z",
        "2026-11-01T00:00:00+0100", "2026-11-01 00:00:00Z", "2026-11-01T00:00:00.Z",
        "1899-12-31T23:59:59Z", "2201-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-01T00:00:00ZZ",
    ])
    func `a time without offset or in another form is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [
        ("2026-03-28T22:59:59Z", "2026-03-28"), ("2026-03-28T23:00:00Z", "2026-03-29"),
        ("2026-03-29T21:59:59Z", "2026-03-29"), ("2026-03-29T22:00:00Z", "2026-03-30"),
        ("2026-10-24T22:00:00Z", "2026-10-25"), ("2026-10-25T22:59:59Z", "2026-10-25"),
        ("2026-10-25T23:00:00Z", "2026-10-26"),
    ])
    func `a moment falls on its day in Amsterdam, also when the clocks change`(moment: String, day: String) throws {
        let time = try DutchTime()
        let moment = try #require(Instant(moment))
        #expect(time.date(of: moment).description == day)
        #expect(time.start(of: time.date(of: moment)) <= moment)
        #expect(time.date(of: time.start(of: time.date(of: moment))).description == day)
    }

    @Test(arguments: [
        ("2026-11-01", 5, "2026-11-06"), ("2026-12-24", 1, "2026-12-28"), ("2026-04-02", 1, "2026-04-07"),
        ("2026-04-24", 1, "2026-04-28"), ("2026-05-13", 1, "2026-05-15"), ("2026-05-22", 1, "2026-05-26"),
        ("2027-04-30", 5, "2027-05-11"), ("2026-05-04", 1, "2026-05-06"), ("2025-04-25", 1, "2025-04-28"),
    ])
    func `working days pass over weekends and Dutch holidays`(from: String, count: Int, to: String) throws {
        let from = try #require(CalendarDate(from))
        #expect(WorkingDays.day(count, after: from).description == to)
    }
}
