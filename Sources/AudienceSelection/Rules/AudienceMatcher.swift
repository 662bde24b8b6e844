package import MailboxDomain

/// Tells which audiences an account is in, in the policy's order of precedence.
///
/// Made once a run. Whether an account is active, and who stands behind it, is asked later: by `ReasonRules`.
package struct AudienceMatcher: Sendable {
    private let rules: [any AudienceRule]

    package init(policy: Policy, cutoffs: Cutoffs, time: DutchTime) {
        rules = policy.audiences.map { Self.rule(for: $0.audience, policy, cutoffs, time) }
    }

    /// Empty for an account that is reached digitally.
    package func matches(_ activity: AccountActivity) -> [AudienceMatch] {
        // An empty array that nothing is added to costs no allocation.
        var matches: [AudienceMatch] = []
        for rule in rules {
            if let match = rule.match(activity) { matches.append(match) }
        }
        return matches
    }

    /// All that was compared for an account, also where nothing matched; each name once.
    package func facts(about activity: AccountActivity) -> [Fact] {
        var names: Set<Fact.Name> = []
        return rules.flatMap { $0.facts(about: activity) }.filter { names.insert($0.name).inserted }
    }

    private static func rule(
        for audience: Audience, _ policy: Policy, _ cutoffs: Cutoffs, _ time: DutchTime
    ) -> any AudienceRule {
        switch audience {
        case .digidBasis: DigiDBasisRule(lapsed: cutoffs.digidLapsed, time: time)
        case .dormant:
            DormantRule(
                dormant: cutoffs.dormant, unopened: cutoffs.unopened,
                messagesNeeded: policy.thresholds.unopenedMessages, uncounted: policy.uncountedOrganisations,
                time: time)
        case .noEmail: NoEmailRule(time: time)
        case .bounce:
            BounceRule(
                failuresNeeded: policy.thresholds.failures, daysNeeded: policy.thresholds.failureDays, time: time)
        }
    }
}
