package import MailboxDomain

/// Decides on one account after the other: the way into this target.
///
/// First `matches` from the account alone; only where there are any, `assess` with the facts of the person behind it.
/// A candidate then waits for `WaveAllocation` where waves are limited; else its assessment is the decision.
package struct AccountSelector: Sendable {
    package let policy: Policy
    package let cutoffs: Cutoffs
    package let matcher: AudienceMatcher
    package let rules: ReasonRules

    package init(policy: Policy, asOf: Instant, time: DutchTime) {
        self.policy = policy
        cutoffs = Cutoffs(asOf: asOf, policy: policy, time: time)
        matcher = AudienceMatcher(policy: policy, cutoffs: cutoffs, time: time)
        rules = ReasonRules(policy: policy, cutoffs: cutoffs)
    }

    package func matches(_ activity: AccountActivity) -> [AudienceMatch] { matcher.matches(activity) }

    package func assess(_ account: Account, _ matches: [AudienceMatch], facts: RecipientFacts) -> Assessment {
        Assessment(account: account, matches: matches, facts: facts, rules: rules)
    }
}
