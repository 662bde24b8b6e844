/// How many messages an account gets in a year: 8 on average, leaning to accounts in use.
enum MessageVolume {
    /// Three in ten accounts have much to do with the government: benefits, a company, a house.
    static func draw(for use: AccountLife.Use, _ random: inout SplitMix64) -> Int {
        switch use {
        case .dormant: random.below(4) + random.below(5)
        case .new, .regular:
            random.chance(3000) ? 6 + random.below(7) + random.below(17) : random.below(5) + random.below(9)
        }
    }

    /// Means of the above in tenths: 0.3 x (6 + 3 + 8) + 0.7 x (2 + 4), and 1.5 + 2.
    private static let (inUse, dormant) = (93, 35)

    /// Of so many messages, those to accounts in use.
    ///
    /// New accounts get, on average, half of a year's messages.
    static let shareInUse: (part: Int, whole: Int) = {
        let accountsInUse = 10_000 - AccountLife.dormantShare
        let toUse = accountsInUse * inUse * (20_000 - AccountLife.newShare) / 20_000
        return (toUse, toUse + AccountLife.dormantShare * dormant)
    }()
}
