import MailboxDomain
import Testing

@testable import AudienceSelection

@Suite struct CutoffsTests {
    @Test(arguments: [
        ("2026-11-01T00:00:00+01:00", "2026-11-01", "2025-11-01", "2023-11-01", "2026-10-01", "2026-09-20"),
        // The last of a month, clamped.
        ("2026-03-31T12:00:00+02:00", "2026-03-31", "2025-03-31", "2023-03-31", "2026-02-28", "2026-02-17"),
        ("2024-03-31T12:00:00+02:00", "2024-03-31", "2023-03-31", "2021-03-31", "2024-02-29", "2024-02-18"),
        // A leap day.
        ("2024-02-29T12:00:00+01:00", "2024-02-29", "2023-02-28", "2021-02-28", "2024-01-29", "2024-01-18"),
        ("2028-02-29T12:00:00+01:00", "2028-02-29", "2027-02-28", "2025-02-28", "2028-01-29", "2028-01-18"),
        // Still the day before in UTC.
        ("2026-07-31T22:30:00Z", "2026-08-01", "2025-08-01", "2023-08-01", "2026-07-01", "2026-06-20"),
    ])
    func `cutoffs are calendar months and weeks before the day of the extract in Amsterdam`(
        asOf: String, today: String, year: String, threeYears: String, month: String, weeks: String
    ) throws {
        let cutoffs = try selector(asOf: asOf).cutoffs
        #expect(cutoffs.today == on(today))
        #expect(cutoffs.dormant.date == on(year))
        #expect(cutoffs.digidLapsed.date == on(threeYears))
        #expect(cutoffs.bounceCard.date == on(month))
        #expect(cutoffs.unopened.date == on(weeks))
    }

    @Test func `six months before the last of August is the last of February`() throws {
        let cutoffs = try selector(asOf: "2026-08-31T12:00:00+02:00").cutoffs
        #expect(cutoffs.anyAudience.date == on("2026-02-28") && cutoffs.halfYear.date == on("2026-02-28"))
        #expect(try selector(asOf: "2026-08-31T12:00:00+02:00").cutoffs.emailDeclined.date == on("2026-02-28"))
        #expect(try selector(asOf: "2024-08-31T12:00:00+02:00").cutoffs.sameAudience.date == on("2024-02-29"))
    }

    @Test(arguments: [
        ("2026-01-15", "2026-01-15T23:00:00Z"), ("2026-07-15", "2026-07-15T22:00:00Z"),
        // Days that the clocks change: 23 and 25 hours.
        ("2026-03-29", "2026-03-29T22:00:00Z"), ("2026-10-25", "2026-10-25T23:00:00Z"),
        ("2026-03-28", "2026-03-28T23:00:00Z"), ("2026-10-24", "2026-10-24T22:00:00Z"),
        ("2024-02-29", "2024-02-29T23:00:00Z"),
    ])
    func `a cutoff is reached until midnight in Amsterdam`(day: String, end: String) throws {
        let cutoff = Cutoff(on(day), in: try DutchTime())
        #expect(cutoff.end == at(end))
        #expect(cutoff.isReached(by: Instant(milliseconds: cutoff.end.milliseconds - 1)))
        #expect(!cutoff.isReached(by: cutoff.end))
        #expect(cutoff.isReached(by: on(day)))
        #expect(!cutoff.isReached(by: on(day).adding(days: 1)))
    }

    @Test func `the policy moves the cutoffs`() throws {
        var policy = Policy.default
        policy.thresholds.dormantMonths = 24
        policy.thresholds.unopenedWeeks = 3
        policy.periods.anyAudienceMonths = 9
        policy.periods.bounceMonths = 2
        let cutoffs = try selector(policy: policy).cutoffs
        #expect(cutoffs.dormant.date == on("2024-11-01"))
        #expect(cutoffs.unopened.date == on("2026-10-11"))
        #expect(cutoffs.anyAudience.date == on("2026-02-01") && cutoffs.bounceCard.date == on("2026-09-01"))
        #expect(cutoffs.halfYear.date == on("2026-05-01"), "what counts as a repeat is no choice")
    }
}
