import MailboxDomain

/// The moment that an extract describes, and how time is counted from it: in days back, and in seconds since 1970.
struct ExtractClock {
    let asOf: Int
    /// The day of `asOf` in UTC, in days since 1970; in Amsterdam it is this day or the next.
    let today: Int
    let days: DayTable

    /// From a long life before `asOf` to the end of what is agreed on today.
    private static let span = (before: 120 * 366, after: 6 * 366)

    init(asOf: Instant) {
        self.asOf = Int(asOf.milliseconds / 1000)
        today = self.asOf / 86_400
        days = DayTable((today - Self.span.before)...(today + Self.span.after))
    }

    /// A moment of the day that began so many days before `asOf`, between 6 in the morning and 10 in the evening.
    func moment(daysBack: Int, _ random: inout SplitMix64) -> Int {
        asOf - daysBack * 86_400 + 6 * 3600 + random.below(16 * 3600)
    }
}
