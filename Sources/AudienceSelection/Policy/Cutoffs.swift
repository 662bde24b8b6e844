package import MailboxDomain

/// Every day that the rules compare with, worked out once a run.
package struct Cutoffs: Hashable, Sendable {
    /// The day of the extract in Europe/Amsterdam: the day on which ages and ends are asked.
    package let today: CalendarDate
    package let digidLapsed: Cutoff
    package let dormant: Cutoff
    package let unopened: Cutoff
    package let emailDeclined: Cutoff
    package let sameAudience: Cutoff
    package let anyAudience: Cutoff
    /// What `anyAudience` is for letters, for the card of `bounce`.
    package let bounceCard: Cutoff
    /// Six months, whatever the policy says: who got a piece after that gets a repeat.
    package let halfYear: Cutoff

    package init(asOf: Instant, policy: Policy, time: DutchTime) {
        let today = time.date(of: asOf)
        func months(_ count: Int) -> Cutoff { Cutoff(today.adding(months: -count), in: time) }
        self.today = today
        digidLapsed = months(policy.thresholds.digidLapsedMonths)
        dormant = months(policy.thresholds.dormantMonths)
        unopened = Cutoff(today.adding(days: -7 * policy.thresholds.unopenedWeeks), in: time)
        emailDeclined = months(policy.periods.emailDeclinedMonths)
        sameAudience = months(policy.periods.sameAudienceMonths)
        anyAudience = months(policy.periods.anyAudienceMonths)
        bounceCard = months(policy.periods.bounceMonths)
        halfYear = months(6)
    }
}
