/// How one account came to be, is used, and ends: what its rows in all files agree on. Times are days back from asOf.
struct AccountLife {
    enum Use {
        /// Activated less than a year ago.
        case new
        case regular
        /// Not logged in for a year or more: nothing of the last year was ever opened.
        case dormant
    }

    let number: Int
    let use: Use
    let activated: Int
    /// The last login that is known of apart from opening messages; nil for who never came.
    let login: Int?
    let died: Int?
    /// Which town of `Places`; it tells the municipality and the water board as well.
    let town: Int

    /// 1 in 5 accounts was not logged in for a year (2017).
    static let dormantShare = 2000
    /// Of the accounts in use.
    static let newShare = 300

    init(_ number: Int, _ random: inout SplitMix64) {
        self.number = number
        // Of two numbers the lower: there are more small towns than large ones.
        town = min(random.below(Places.townCount), random.below(Places.townCount))
        if random.chance(Self.dormantShare) {
            use = .dormant
            // From 367: a year can have 366 days, and the cutoff falls on a date, not on an hour.
            let away = 367 + min(random.below(2600), random.below(2600))
            activated = away + random.among(1...2500)
            login = random.chance(400) ? nil : away
            died = random.chance(400) ? random.among(1...(away - 1)) : nil
        } else if random.chance(Self.newShare) {
            use = .new
            activated = random.among(2...364)
            login = random.among(1...(activated - 1))
            died = nil
        } else {
            use = .regular
            activated = random.among(366...5400)
            let died = random.chance(25) ? random.among(1...300) : nil
            // Most people were there lately: of two days the later.
            login = died.map { $0 + random.among(1...40) } ?? min(random.among(1...330), random.among(1...330))
            self.died = died
        }
    }

    /// So long away, without a login or an activation.
    var away: Int { login ?? activated }

    /// The day on which the person was last able to do anything; asOf for the living.
    var end: Int { died ?? 0 }
}
