import MailboxDomain

/// Who can no longer log in: DigiD level basis, or no DigiD and so long away that it has lapsed. Who has another recognised
/// means can, whatever their DigiD.
struct DigiDBasisRule: AudienceRule {
    let audience = Audience.digidBasis
    let lapsed: Cutoff
    let time: DutchTime

    func match(_ activity: AccountActivity) -> AudienceMatch? {
        guard activity.account.loginMeans != .recognised else { return nil }
        let lastUse = LastUse(of: activity.account)
        switch activity.account.digidLevel {
        case .basis: break
        case .none: guard lastUse.reaches(lapsed) else { return nil }
        case .midden, .substantieel, .hoog: return nil
        }
        return AudienceMatch(
            audience: audience, waitingSince: lastUse.moment(in: time), facts: facts(about: activity))
    }

    func facts(about activity: AccountActivity) -> [Fact] {
        [
            Fact(.digidLevel, .word(activity.account.digidLevel.rawValue)),
            Fact(.loginMeans, .word(activity.account.loginMeans?.rawValue ?? "not known")),
            Fact(.lastLogin, activity.account.lastLoginAt.map(Fact.Value.moment)),
            Fact(.activatedOn, .day(activity.account.activatedOn)),
            Fact(.digidLapsedCutoff, .day(lapsed.date)),
        ]
    }
}
