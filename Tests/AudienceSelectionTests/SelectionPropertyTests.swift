import MailboxDomain
import Testing

@testable import AudienceSelection

@Suite struct SelectionPropertyTests {
    private struct Subject {
        let activity: AccountActivity
        let facts: RecipientFacts
        let assessment: Assessment
    }

    private func subjects(_ selector: AccountSelector, seed: UInt64) throws -> [Subject] {
        var random = RandomAccounts(seed: seed)
        return try (0..<20_000).map { number in
            let (activity, facts) = (try random.activity(number), random.facts())
            let assessment = selector.assess(activity.account, selector.matches(activity), facts: facts)
            return Subject(activity: activity, facts: facts, assessment: assessment)
        }
    }

    private let limits: [Audience: Int] = [.digidBasis: 900, .dormant: 40, .noEmail: 400]

    private var policy: Policy {
        get throws {
            var policy = Policy.default
            for index in policy.audiences.indices {
                policy.audiences[index].waveLimit = limits[policy.audiences[index].audience]
            }
            policy.uncountedOrganisations = [try identifier("posts-too")]
            return policy
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `20,000 random accounts are each decided on once, for a reason, in waves that are full but not over`(
        seed: UInt64
    ) throws {
        let selector = try selector(policy: policy)
        let subjects = try subjects(selector, seed: seed)
        var waves = WaveAllocation(policy: selector.policy)
        for subject in subjects { subject.assessment.candidate.map { waves.add($0) } }
        let placements = waves.filled().placements

        var totals = SelectionTotals()
        var written: Set<AccountID> = []
        var lastIn: [Audience: (Instant, AccountID)] = [:]
        var firstOut: [Audience: (Instant, AccountID)] = [:]
        for subject in subjects {
            let (account, entries) = (subject.assessment.account, subject.assessment.entries)
            let selection = subject.assessment.selection(placedIn: placements[account])
            totals.add(selection)
            #expect(selection.verdicts.count { $0.isChosen } == (selection.audience == nil ? 0 : 1))
            #expect(selection.audience == placements[account])
            if let audience = selection.audience {
                #expect(written.insert(account).inserted)
                let reason = selector.rules.firstReason(
                    stopping: audience, account: subject.activity.account, facts: subject.facts)
                #expect(reason == nil)
            } else {
                #expect(selection.reason == selection.verdicts.first?.reason ?? .reachedDigitally)
            }
            for (entry, verdict) in zip(entries, selection.verdicts) {
                let place = (entry.match.waitingSince, account)
                if verdict.isChosen {
                    lastIn[verdict.audience] = [lastIn[verdict.audience] ?? place, place].max(by: <)
                } else if verdict.reason == .beyondLimit {
                    firstOut[verdict.audience] = [firstOut[verdict.audience] ?? place, place].min(by: <)
                }
            }
        }
        #expect(totals.balances && totals.accounts == 20_000)
        #expect(totals.chosen.values.reduce(0, +) == written.count)
        for (audience, limit) in limits {
            #expect(totals.chosen[audience] == limit, "\(audience) must be full for this test to say anything")
            let (last, first) = (try #require(lastIn[audience]), try #require(firstOut[audience]))
            #expect(last < first, "everyone in \(audience) waits longer than anyone put off")
        }
        #expect(firstOut[.bounce] == nil)
        for (reason, count) in totals.notChosen where ![.chosenElsewhere, .audienceLeftOut].contains(reason) {
            #expect(count > 0, "\(reason) must occur for this test to say anything")
        }
        #expect(totals.notChosen[.chosenElsewhere] == 0)
    }

    @Test func `without limits the waves and the plain decision are the same`() throws {
        let selector = try selector()
        var waves = WaveAllocation(policy: selector.policy)
        let subjects = try subjects(selector, seed: 3)
        for subject in subjects { subject.assessment.candidate.map { waves.add($0) } }
        let placements = waves.filled().placements
        for subject in subjects {
            let placed = placements[subject.assessment.account]
            #expect(subject.assessment.selection(placedIn: placed) == subject.assessment.selection())
        }
    }

    @Test func `cutoffs as moments give the same audiences as calendar dates compared one by one`() throws {
        let time = try DutchTime()
        let selector = try selector(policy: policy)
        let today = time.date(of: at(defaultAsOf))
        for subject in try subjects(selector, seed: 4) {
            let (activity, account) = (subject.activity, subject.activity.account)
            let lastUse = account.lastLoginAt.map(time.date) ?? account.activatedOn
            let delivered = activity.notifications.filter { $0.outcome == .delivered }.map(\.sentAt).max()
            let failures = activity.notifications.filter {
                [.hardBounce, .expired].contains($0.outcome)
                    && $0.sentAt > delivered ?? Instant(milliseconds: .min)
                    && $0.sentAt >= account.emailChangedAt ?? Instant(milliseconds: .min)
                    && $0.sentAt >= account.emailVerifiedAt ?? Instant(milliseconds: .min)
            }
            let unopened = activity.unopened.filter {
                $0.deliveredAt >= account.lastLoginAt ?? time.start(of: account.activatedOn)
                    && time.date(of: $0.deliveredAt) <= today.adding(days: -42)
                    && $0.organisation.rawValue != "posts-too"
            }
            var expected: [Audience] = []
            let cannotLogIn =
                account.digidLevel == .basis || account.digidLevel == .none && lastUse <= today.adding(months: -36)
            if cannotLogIn, account.loginMeans != .recognised {
                expected.append(.digidBasis)
            }
            if lastUse <= today.adding(months: -12), !unopened.isEmpty { expected.append(.dormant) }
            if account.emailState != .validated { expected.append(.noEmail) }
            if account.emailState == .validated, Set(failures.map { time.date(of: $0.sentAt) }).count >= 2 {
                expected.append(.bounce)
            }
            #expect(selector.matches(activity).map(\.audience) == expected)
        }
    }
}
