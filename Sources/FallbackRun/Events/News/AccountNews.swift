import MailboxDomain

/// What events tell of one account. In whatever order they come and however often, it is the same: of each kind the latest
/// moment counts.
struct AccountNews: Hashable, Sendable {
    /// Whether its owner died: for that it does not matter when it became known.
    private(set) var hasDied = false
    private var movedAt: Instant?
    private var loggedInAt: Instant?
    private var addressConfirmedAt: Instant?
    private var preferences: [MailboxEvent.Preference: Standing] = [:]

    /// Whether a preference holds, since when. Of two words of one moment the one by which nobody is written to counts.
    private struct Standing: Hashable, Comparable {
        var since: Instant
        var holds: Bool

        static func < (left: Self, right: Self) -> Bool {
            (left.since.milliseconds, left.holds ? 1 : 0) < (right.since.milliseconds, right.holds ? 1 : 0)
        }
    }

    /// What all events tell, by account.
    static func byAccount(_ events: [MailboxEvent]) -> [AccountID: AccountNews] {
        var news: [AccountID: AccountNews] = [:]
        for event in events { news[event.account, default: AccountNews()].add(event) }
        return news
    }

    private mutating func add(_ event: MailboxEvent) {
        func latest(_ known: Instant?) -> Instant { max(known ?? event.time, event.time) }
        switch event.kind {
        case .died: hasDied = true
        case .moved: movedAt = latest(movedAt)
        case .loggedIn: loggedInAt = latest(loggedInAt)
        case .addressConfirmed: addressConfirmedAt = latest(addressConfirmedAt)
        case .preferenceChanged:
            guard let (name, holds) = event.preference else { return }
            let standing = Standing(since: event.time, holds: holds)
            preferences[name] = max(preferences[name] ?? standing, standing)
        }
    }

    /// Whether its owner lives elsewhere than an extract of `asOf` says; events do not tell where.
    func hasMoved(since asOf: Instant) -> Bool { movedAt.map { $0 > asOf } ?? false }

    /// The account as it is now; what an extract knew at its moment, it knows better.
    func account(_ account: Account, since asOf: Instant) -> Account {
        var account = account
        if let loggedInAt, loggedInAt > asOf {
            account.lastLoginAt = max(account.lastLoginAt ?? loggedInAt, loggedInAt)
        }
        if let addressConfirmedAt, addressConfirmedAt > asOf {
            (account.emailState, account.emailVerifiedAt) = (.validated, addressConfirmedAt)
        }
        if let declined = preference(.noEmail, since: asOf) { account.emailDeclinedAt = declined }
        if preference(.allOnPaper, since: asOf) != nil { account.digitalSenders = 0 }
        return account
    }

    /// A suppression, where its owner wants no letters since.
    func suppressions(since asOf: Instant) -> [Suppression] {
        preference(.noLetters, since: asOf) == nil
            ? [] : [Suppression(reason: MailboxEvent.Preference.noLetters.rawValue)]
    }

    private func preference(_ name: MailboxEvent.Preference, since asOf: Instant) -> Instant? {
        preferences[name].flatMap { $0.holds && $0.since > asOf ? $0.since : nil }
    }
}
