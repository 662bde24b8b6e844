import MailboxDomain
import StrictFiles

/// What organisations sent in the last 365 days: the rows of messages.csv and notifications.csv.
struct MessageRows {
    let clock: ExtractClock
    let senders: Senders
    let odds: OpeningOdds

    /// Whose notifications fail, and since when: days back, where nil is never.
    func failure(_ account: AccountLife, _ email: Account.EmailState, _ random: inout SplitMix64) -> Int? {
        guard email == .validated, random.chance(account.use == .dormant ? 250 : 80) else { return nil }
        return random.among(30...365)
    }

    /// Writes an account's messages and notifications; returns the last moment at which one was opened.
    ///
    /// Messages come on any day of the year with the same chance. So an account that is younger misses what would have
    /// come before it.
    func write(
        _ account: AccountLife, email: Account.EmailState, failingFor failing: Int?, to messages: inout CSVWriter,
        _ notifications: inout CSVWriter, _ random: inout SplitMix64
    ) throws(FileError) -> Int? {
        var lastOpened: Int?
        let end = clock.asOf - account.end * 86_400
        for _ in 0..<MessageVolume.draw(for: account.use, &random) {
            let day = random.among(1...365)
            let category = senders.category(&random)
            guard day < account.activated else { continue }
            let delivered = clock.asOf - day * 86_400 + 6 * 3600 + random.below(14 * 3600)
            var opened: Int?
            if account.use != .dormant, let delay = odds.delay(category, &random), delivered + delay <= end {
                opened = delivered + delay
                lastOpened = max(lastOpened ?? 0, delivered + delay)
            }
            messages.part("m")
            messages.part(messages.rows + 1, width: 10)
            messages.endField()
            messages.account(account.number)
            messages.text(senders.sender(category, town: account.town, &random))
            messages.time(delivered, in: clock.days)
            messages.time(opened, in: clock.days)
            try messages.endRow()
            if email == .validated {
                let fails = failing.map { day <= $0 } ?? false
                try notify(account, at: delivered, fails: fails, to: &notifications, &random)
            }
        }
        return lastOpened
    }

    /// One in four messages is announced, and all of those to an address that fails: an account has 8 messages a year, and
    /// the failures are what the audience `bounce` is about.
    private func notify(
        _ account: AccountLife, at delivered: Int, fails: Bool, to file: inout CSVWriter, _ random: inout SplitMix64
    ) throws(FileError) {
        guard fails || random.chance(2500) else { return }
        file.part("n")
        file.part(file.rows + 1, width: 10)
        file.endField()
        file.account(account.number)
        file.time(delivered + random.among(20...3600), in: clock.days)
        let (outcome, status) = outcome(fails: fails, &random)
        file.choice(outcome)
        file.text(status)
        try file.endRow()
    }

    private func outcome(fails: Bool, _ random: inout SplitMix64) -> (NotificationEmail.Outcome, String) {
        if fails {
            return random.chance(7500)
                ? (.hardBounce, random.chance(7000) ? "5.1.1" : "5.1.2") : (.expired, "4.4.7")
        }
        return random.chance(150) ? (.softBounce, "4.2.2") : (.delivered, "2.0.0")
    }
}
