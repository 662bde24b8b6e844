import MailboxDomain

/// Whose notifications fail: for good, more than once, on more than one day, and none arrived since.
struct BounceRule: AudienceRule {
    let audience = Audience.bounce
    let failuresNeeded: Int
    let daysNeeded: Int
    let time: DutchTime

    func match(_ activity: AccountActivity) -> AudienceMatch? {
        guard activity.account.emailState == .validated else { return nil }
        let (count, first) = failures(activity)
        // Days are asked last: they need the time zone, and few accounts come this far.
        guard count >= failuresNeeded, let first, failureDays(activity) >= daysNeeded else { return nil }
        return AudienceMatch(audience: audience, waitingSince: first, facts: facts(about: activity))
    }

    func facts(about activity: AccountActivity) -> [Fact] {
        let (count, first) = failures(activity)
        return [
            Fact(.emailState, .word(activity.account.emailState.rawValue)),
            Fact(.emailChangedAt, activity.account.emailChangedAt.map(Fact.Value.moment)),
            Fact(.emailVerifiedAt, activity.account.emailVerifiedAt.map(Fact.Value.moment)),
            Fact(.lastDelivered, lastDelivered(activity).map(Fact.Value.moment)),
            Fact(.failures, .count(count)),
            Fact(.failuresNeeded, .count(failuresNeeded)),
            Fact(.failureDays, .count(failureDays(activity))),
            Fact(.failureDaysNeeded, .count(daysNeeded)),
            Fact(.firstFailure, first.map(Fact.Value.moment)),
        ]
    }

    private func failures(_ activity: AccountActivity) -> (count: Int, first: Instant?) {
        let lastDelivered = lastDelivered(activity)
        var count = 0
        var first: Instant?
        for notification in activity.notifications where counts(notification, activity.account, lastDelivered) {
            count += 1
            first = min(first ?? notification.sentAt, notification.sentAt)
        }
        return (count, first)
    }

    private func failureDays(_ activity: AccountActivity) -> Int {
        let lastDelivered = lastDelivered(activity)
        var days: Set<CalendarDate> = []
        for notification in activity.notifications where counts(notification, activity.account, lastDelivered) {
            days.insert(time.date(of: notification.sentAt))
        }
        return days.count
    }

    /// A final failure after the last notification that arrived, and not of an address that was replaced or shown to work
    /// since.
    private func counts(_ notification: NotificationEmail, _ account: Account, _ lastDelivered: Instant?) -> Bool {
        notification.outcome.isFinalFailure
            && lastDelivered.map { notification.sentAt > $0 } ?? true
            && account.emailChangedAt.map { notification.sentAt >= $0 } ?? true
            && account.emailVerifiedAt.map { notification.sentAt >= $0 } ?? true
    }

    private func lastDelivered(_ activity: AccountActivity) -> Instant? {
        var last: Instant?
        for notification in activity.notifications where notification.outcome == .delivered {
            last = max(last ?? notification.sentAt, notification.sentAt)
        }
        return last
    }
}
