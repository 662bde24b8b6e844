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
        guard LastUse(of: activity.account).reaches(dormant), !activity.unopened.isEmpty else { return nil }
        let waiting = waiting(activity)
        guard waiting.count >= messagesNeeded, let oldest = waiting.oldest else { return nil }
        return AudienceMatch(audience: audience, waitingSince: oldest, facts: facts(activity, waiting))
    }

    func facts(about activity: AccountActivity) -> [Fact] { facts(activity, waiting(activity)) }

    /// Messages that count: delivered since the last use, and long enough ago that most people had opened them.
    private func waiting(_ activity: AccountActivity) -> (count: Int, oldest: Instant?) {
        let lastUse = LastUse(of: activity.account).moment(in: time)
        var count = 0
        var oldest: Instant?
        for message in activity.unopened
        where message.openedAt == nil && message.deliveredAt >= lastUse && unopened.isReached(by: message.deliveredAt)
            && !uncounted.contains(message.organisation)
        {
            count += 1
            oldest = min(oldest ?? message.deliveredAt, message.deliveredAt)
        }
        return (count, oldest)
    }

    private func facts(_ activity: AccountActivity, _ waiting: (count: Int, oldest: Instant?)) -> [Fact] {
        [
            Fact(.lastLogin, activity.account.lastLoginAt.map(Fact.Value.moment)),
            Fact(.activatedOn, .day(activity.account.activatedOn)),
            Fact(.dormantCutoff, .day(dormant.date)),
            Fact(.unopenedThatCount, .count(waiting.count)),
            Fact(.unopenedNeeded, .count(messagesNeeded)),
            Fact(.oldestUnopened, waiting.oldest.map(Fact.Value.moment)),
            Fact(.unopenedCutoff, .day(unopened.date)),
        ]
    }
}
