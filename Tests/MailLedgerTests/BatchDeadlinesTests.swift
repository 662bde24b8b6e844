import MailLedger
import MailboxDomain
import Testing

@Suite struct BatchDeadlinesTests {
    private func lastDay(_ state: BatchState, _ since: String, _ days: Int, mailBy: String = "2020-01-02") throws
        -> String?
    {
        let deadlines = BatchDeadlines(
            receiveWithinDays: days, mailBy: try #require(CalendarDate(mailBy)), mailWithinDays: days)
        return deadlines.lastDay(in: state, since: try #require(CalendarDate(since)))?.description
    }

    @Test(arguments: [
        // A plain week, and over a weekend.
        ("2026-11-02", 1, "2026-11-03"), ("2026-11-05", 2, "2026-11-09"), ("2026-11-06", 1, "2026-11-09"),
        // Handed over on a Saturday or a Sunday: the days count from Monday on.
        ("2026-11-07", 1, "2026-11-09"), ("2026-11-08", 3, "2026-11-11"),
        // The same day, or the first working day after it.
        ("2026-11-04", 0, "2026-11-04"), ("2026-11-07", 0, "2026-11-09"),
        // Easter of 2026 (5 April), with Good Friday and Monday; Easter of 2038, the latest there is (25 April),
        // with King's Day on the Tuesday after it.
        ("2026-04-02", 1, "2026-04-07"), ("2026-04-01", 2, "2026-04-07"), ("2038-04-22", 2, "2038-04-29"),
        // King's Day on a Monday; a day earlier where the 27th is a Sunday; on a Saturday it takes no working day.
        ("2026-04-24", 1, "2026-04-28"), ("2025-04-25", 1, "2025-04-28"), ("2024-04-26", 1, "2024-04-29"),
        // Ascension Day, Liberation Day, Whit Monday.
        ("2026-05-13", 1, "2026-05-15"), ("2026-05-04", 1, "2026-05-06"), ("2026-05-22", 1, "2026-05-26"),
        // Christmas on a Friday and a Saturday, then New Year's Day.
        ("2026-12-24", 1, "2026-12-28"), ("2026-12-31", 1, "2027-01-04"), ("2026-12-24", 5, "2027-01-04"),
    ])
    func `working days from the hand-over pass over weekends and Dutch holidays`(
        since: String, days: Int, due: String
    ) throws {
        #expect(try lastDay(.handedOver, since, days) == due)
        #expect(try lastDay(.sealed, since, days) == due)
        #expect(try lastDay(.received, since, days) == due, "the manifest's last day of mailing is over long since")
    }

    @Test(arguments: [
        // In time for the manifest's day; then too late for it, so that the days count from the receipt.
        ("2026-11-03", "2026-11-11"), ("2026-11-06", "2026-11-11"), ("2026-11-09", "2026-11-12"),
        ("2026-12-30", "2027-01-05"),
    ])
    func `what is received is mailed by the day of the manifest, or within as many days`(
        received: String, due: String
    ) throws {
        #expect(try lastDay(.received, received, 3, mailBy: "2026-11-11") == due)
    }

    @Test(arguments: [BatchState.planned, .rendered, .rejected, .mailed, .deleted, .cancelled])
    func `of all other batches nothing is awaited`(state: BatchState) throws {
        #expect(try lastDay(state, "2026-11-02", 1) == nil)
    }
}
