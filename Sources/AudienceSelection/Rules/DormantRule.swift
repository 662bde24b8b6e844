import MailboxDomain

/// Who has stayed away for long while messages wait.
struct DormantRule: AudienceRule {
    let audience = Audience.dormant
    let dormant: Cutoff
    let unopened: Cutoff
    let messagesNeeded: Int
    let uncounted: Set<OrganisationID>
    let time: DutchTime

    func match(_ activity: AccountActivity) -> AudienceMatch? {
        guard LastUse(of: activity.account).reaches(dormant), !activity.unopened.isEmpty || !activity.unread.isEmpty
        else { return nil }
        let waiting = waiting(activity)
        guard waiting.count >= messagesNeeded, let oldest = waiting.oldest else { return nil }
        return AudienceMatch(audience: audience, waitingSince: oldest, facts: facts(activity, waiting))
    }

    func facts(about activity: AccountActivity) -> [Fact] { facts(activity, waiting(activity)) }

    /// What counts: delivered since the last use, and long enough ago that most people had opened it. Of a digest the oldest
    /// message of an organisation counts as one, however many wait behind it.
    private struct Waiting {
        var count = 0
        var oldest: Instant?

        mutating func add(_ deliveredAt: Instant) {
            count += 1
            oldest = min(oldest ?? deliveredAt, deliveredAt)
        }
    }

    private func waiting(_ activity: AccountActivity) -> Waiting {
        let lastUse = LastUse(of: activity.account).moment(in: time)
        var waiting = Waiting()
        func counts(_ deliveredAt: Instant, _ organisation: OrganisationID) -> Bool {
            deliveredAt >= lastUse && unopened.isReached(by: deliveredAt) && !uncounted.contains(organisation)
        }
        for message in activity.unopened
        where message.openedAt == nil && counts(message.deliveredAt, message.organisation) {
            waiting.add(message.deliveredAt)
        }
        for oldest in activity.unread where counts(oldest.deliveredAt, oldest.organisation) {
            waiting.add(oldest.deliveredAt)
        }
        return waiting
    }

    private func facts(_ activity: AccountActivity, _ waiting: Waiting) -> [Fact] {
        [
            Fact(.lastLogin, activity.account.lastLoginAt.map(Fact.Value.moment)),
            Fact(.activatedOn, .day(activity.account.activatedOn)),
            Fact(.dormantCutoff, .day(dormant.date)),
            Fact(activity.unread.isEmpty ? .unopenedThatCount : .organisationsThatCount, .count(waiting.count)),
            Fact(.unopenedNeeded, .count(messagesNeeded)),
            Fact(.oldestUnopened, waiting.oldest.map(Fact.Value.moment)),
            Fact(.unopenedCutoff, .day(unopened.date)),
        ]
    }
}
