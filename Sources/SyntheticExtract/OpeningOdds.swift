/// When the owner of an account in use opens a message.
///
/// Accounts that nobody uses never open one, so the others must open more than the published share: each share is
/// divided by the part of all messages that goes to accounts in use (`MessageVolume`). Whoever opens a message was logged
/// in at that moment: the account's last login follows from what was opened, and not the other way round, so that the
/// shares hold also for the messages of the last weeks.
struct OpeningOdds {
    /// For each category the chances of 1, 3 and 6 weeks, and later, each with those before it, in 2^32 parts.
    private let thresholds: [InlineArray<4, UInt64>]

    private static let week = 7 * 86_400
    /// Of what is not opened in six weeks, the percentage that is opened in the twenty weeks after.
    private static let late: UInt64 = 40

    init() {
        let (inUse, all) = MessageVolume.shareInUse
        thresholds = SenderCategory.allCases.map { category in
            func threshold(_ percent: Int) -> UInt64 { (UInt64(percent * all) << 32) / UInt64(100 * inUse) }
            let shares = category.openedShares
            let week6 = threshold(shares.week6)
            return [
                threshold(shares.week1), threshold(shares.week3), week6, week6 + ((1 << 32) - week6) * Self.late / 100,
            ]
        }
    }

    /// Seconds from delivery to opening; nil for a message that stays closed. `category` is a place in `allCases`.
    func delay(_ category: Int, _ random: inout SplitMix64) -> Int? {
        let draw = random.next() >> 32
        let limits = thresholds[category]
        // Most people who open a message in the first week do so in its first days: of two moments the earlier.
        if draw < limits[0] { return 60 + min(random.below(Self.week - 60), random.below(Self.week - 60)) }
        if draw < limits[1] { return Self.week + 1 + random.below(2 * Self.week) }
        if draw < limits[2] { return 3 * Self.week + 1 + random.below(3 * Self.week) }
        if draw < limits[3] { return 6 * Self.week + 1 + random.below(20 * Self.week) }
        return nil
    }
}
