import AudienceSelection
import MailLedger
import MailboxDomain

/// Counts, by audience, who came to what since a moment.
struct EffectGroups {
    private var written: [Audience: Tally] = [:]
    private var waiting: [Audience: Tally] = [:]
    private var notMailed: [Audience: Int] = [:]

    /// - Parameter start: the beginning of the day on which the letter went to the post; nil where it is not reported mailed.
    mutating func addWritten(_ audience: Audience, _ then: AccountMilestones, _ now: Account, since start: Instant?) {
        guard let start else { return notMailed[audience, default: 0] += 1 }
        written[audience, default: Tally()].add(then, now, since: start)
    }

    mutating func addWaiting(_ audience: Audience, _ then: AccountMilestones, _ now: Account, since start: Instant) {
        waiting[audience, default: Tally()].add(then, now, since: start)
    }

    func row(_ audience: Audience, mailedFrom day: CalendarDate?) -> EffectReport.Row {
        let (written, waiting) = (written[audience]?.shares, waiting[audience]?.shares)
        return EffectReport.Row(
            audience: audience.rawValue, mailedFrom: day?.description, notMailed: notMailed[audience] ?? 0,
            written: written.map { EffectReport.Group($0.accounts, $0.shares) },
            waiting: waiting.map { EffectReport.Group($0.accounts, $0.shares) },
            difference: written.flatMap { written in
                waiting.map { waiting in
                    EffectReport.Difference(
                        addedAddress: written.shares.addedAddress.difference(from: waiting.shares.addedAddress).rounded,
                        loggedIn: written.shares.loggedIn.difference(from: waiting.shares.loggedIn).rounded,
                        raisedLevel: written.shares.raisedLevel.difference(from: waiting.shares.raisedLevel).rounded)
                }
            })
    }
}

private struct Tally {
    private var accounts = 0
    private var addedAddress = 0
    private var loggedIn = 0
    private var raisedLevel = 0

    mutating func add(_ then: AccountMilestones, _ now: Account, since start: Instant) {
        accounts += 1
        if then.emailState != .validated, now.emailState == .validated, let changed = now.emailChangedAt,
            changed >= start
        {
            addedAddress += 1
        }
        if let login = now.lastLoginAt, login >= start { loggedIn += 1 }
        if now.digidLevel.rank > then.digidLevel.rank { raisedLevel += 1 }
    }

    /// Nil for a group so small that a share could tell about a person.
    var shares: (accounts: Int, shares: EffectReport.Difference)? {
        guard accounts >= EffectReport.floor else { return nil }
        return (
            accounts,
            EffectReport.Difference(
                addedAddress: Proportion(addedAddress, of: accounts), loggedIn: Proportion(loggedIn, of: accounts),
                raisedLevel: Proportion(raisedLevel, of: accounts))
        )
    }
}

extension EffectReport.Group {
    fileprivate init(_ accounts: Int, _ shares: EffectReport.Difference) {
        let intervals = EffectReport.Difference(
            addedAddress: shares.addedAddress.rounded, loggedIn: shares.loggedIn.rounded,
            raisedLevel: shares.raisedLevel.rounded)
        self.init(
            accounts: accounts, addedAddress: intervals.addedAddress.share, loggedIn: intervals.loggedIn.share,
            raisedLevel: intervals.raisedLevel.share, intervals: intervals)
    }
}

/// When the letters of a run went to the post, from the beginning of that day in Europe/Amsterdam.
struct MailingStarts {
    private let days: [AccountID: CalendarDate]
    private let firsts: [Audience: CalendarDate]
    private let time: DutchTime

    init(_ mailings: [AccountMailing], in time: DutchTime) {
        self.time = time
        days = Dictionary(
            mailings.map { ($0.account, time.date(of: $0.at)) },
            uniquingKeysWith: { first, second in min(first, second) })
        firsts = Dictionary(
            mailings.map { ($0.audience, time.date(of: $0.at)) },
            uniquingKeysWith: { first, second in min(first, second) })
    }

    func start(of account: AccountID) -> Instant? { days[account].map(time.start(of:)) }

    func first(in audience: Audience) -> (day: CalendarDate, moment: Instant)? {
        firsts[audience].map { ($0, time.start(of: $0)) }
    }
}

extension Account.DigiDLevel {
    /// From none to hoog.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
