import MailboxDomain

/// Who gets no signal of new messages: no e-mail address, or one that was never confirmed.
struct NoEmailRule: AudienceRule {
    let audience = Audience.noEmail
    let time: DutchTime

    func match(_ activity: AccountActivity) -> AudienceMatch? {
        guard activity.account.emailState != .validated else { return nil }
        let day = activity.account.emailChangedAt.map(time.date) ?? activity.account.activatedOn
        return AudienceMatch(audience: audience, waitingSince: time.start(of: day), facts: facts(about: activity))
    }

    func facts(about activity: AccountActivity) -> [Fact] {
        [
            Fact(.emailState, .word(activity.account.emailState.rawValue)),
            Fact(.emailChangedAt, activity.account.emailChangedAt.map(Fact.Value.moment)),
            Fact(.activatedOn, .day(activity.account.activatedOn)),
        ]
    }
}
