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

    /// - Parameter takingPart: the audiences of the run; nil for all of the policy's. An account that is in no other is not
    ///   reached digitally by that: it is left.
    package init(policy: Policy, takingPart: Set<Audience>? = nil, asOf: Instant, time: DutchTime) {
        self.policy = policy
        cutoffs = Cutoffs(asOf: asOf, policy: policy, time: time)
        matcher = AudienceMatcher(policy: policy, cutoffs: cutoffs, time: time)
        let leftOut = takingPart.map { Set(policy.audiences.map(\.audience)).subtracting($0) } ?? []
        rules = ReasonRules(policy: policy, cutoffs: cutoffs, leftOut: leftOut)
    }

    package func matches(_ activity: AccountActivity) -> [AudienceMatch] { matcher.matches(activity) }

    package func assess(_ account: Account, _ matches: [AudienceMatch], facts: RecipientFacts) -> Assessment {
        Assessment(account: account, matches: matches, facts: facts, rules: rules)
    }
}
