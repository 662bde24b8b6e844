import MailLedger
import MailboxDomain

/// Counts who of a group came to what since a moment.
struct EffectTally {
    private var accounts = 0
    private var addedAddress = 0
    private var loggedIn = 0
    private var raisedLevel = 0

    struct Shares {
        let accounts: Int
        let addedAddress: Proportion
        let loggedIn: Proportion
        let raisedLevel: Proportion
        let counts: EffectReport.Counts
    }

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
    var shares: Shares? {
        guard accounts >= EffectReport.floor else { return nil }
        return Shares(
            accounts: accounts, addedAddress: Proportion(addedAddress, of: accounts),
            loggedIn: Proportion(loggedIn, of: accounts), raisedLevel: Proportion(raisedLevel, of: accounts),
            counts: EffectReport.Counts(addedAddress: addedAddress, loggedIn: loggedIn, raisedLevel: raisedLevel))
    }
}

extension EffectReport.Group {
    init(_ shares: EffectTally.Shares) {
        let intervals = EffectReport.Difference(
            addedAddress: shares.addedAddress.rounded, loggedIn: shares.loggedIn.rounded,
            raisedLevel: shares.raisedLevel.rounded)
        self.init(
            accounts: shares.accounts, addedAddress: intervals.addedAddress.share, loggedIn: intervals.loggedIn.share,
            raisedLevel: intervals.raisedLevel.share, intervals: intervals, counts: shares.counts)
    }
}

extension Account.DigiDLevel {
    /// From none to hoog.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
