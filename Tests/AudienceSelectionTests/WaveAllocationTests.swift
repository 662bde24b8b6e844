import MailboxDomain
import Testing

@testable import AudienceSelection

@Suite struct WaveAllocationTests {
    private func policy(_ limits: [Audience: Int]) -> Policy {
        var policy = Policy.default
        for index in policy.audiences.indices {
            policy.audiences[index].waveLimit = limits[policy.audiences[index].audience]
        }
        return policy
    }

    private func candidate(_ account: String, _ openings: [(Audience, Int64)]) throws -> Candidate {
        Candidate(
            account: try identifier(account),
            openings: openings.map { Candidate.Opening(audience: $0.0, waitingSince: Instant(milliseconds: $0.1)) })
    }

    private func place(_ candidates: [Candidate], _ limits: [Audience: Int]) -> [String: Audience] {
        var waves = WaveAllocation(policy: policy(limits))
        for candidate in candidates { waves.add(candidate) }
        return Dictionary(uniqueKeysWithValues: waves.filled().placements.map { ($0.key.rawValue, $0.value) })
    }

    @Test func `the longest waiting come first, then the account id as bytes`() throws {
        let candidates = try [
            candidate("b", [(.noEmail, 200)]), candidate("a", [(.noEmail, 200)]), candidate("c", [(.noEmail, 100)]),
            candidate("B", [(.noEmail, 200)]), candidate("d", [(.noEmail, 300)]),
        ]
        #expect(place(candidates, [.noEmail: 3]).keys.sorted() == ["B", "a", "c"])
        #expect(place(candidates.reversed(), [.noEmail: 3]).keys.sorted() == ["B", "a", "c"])
        #expect(place(candidates, [.noEmail: 0]).isEmpty)
        #expect(place(candidates, [.noEmail: 9]).count == 5)
        #expect(place(candidates, [:]).count == 5)
    }

    @Test func `who is beyond a limit may get a place in a lower audience`() throws {
        let candidates = try [
            candidate("a", [(.digidBasis, 1), (.noEmail, 50)]), candidate("b", [(.digidBasis, 2), (.noEmail, 10)]),
            candidate("c", [(.noEmail, 20)]), candidate("d", [(.digidBasis, 3), (.dormant, 1), (.noEmail, 1)]),
        ]
        #expect(place(candidates, [.digidBasis: 1]) == ["a": .digidBasis, "b": .noEmail, "c": .noEmail, "d": .dormant])
        #expect(
            place(candidates, [.digidBasis: 1, .dormant: 0, .noEmail: 2])
                == ["a": .digidBasis, "b": .noEmail, "d": .noEmail])
    }

    @Test func `there is never a limit for bounce`() throws {
        let candidates = try (1...5).map { try candidate("\($0)", [(.bounce, $0)]) }
        #expect(place(candidates, [.bounce: 2]).count == 5)
        #expect(!WaveAllocation(policy: policy([.bounce: 2])).isNeeded)
        #expect(WaveAllocation(policy: policy([.noEmail: 2])).isNeeded)
    }

    @Test func `beyond a limit the verdict says so, above a lower choice and where all is full`() throws {
        var policy = policy([.digidBasis: 0])
        policy.periods.sameAudienceMonths = 12
        let selector = try selector(policy: policy)
        let activity = try AccountActivity.inThreeAudiences()
        let assessment = selector.assess(
            activity.account, selector.matches(activity), facts: .of(history: [.mailed(.dormant, on: "2026-04-01")]))
        let lower = assessment.selection(placedIn: .noEmail)
        #expect(lower.decision == .write(.noEmail))
        #expect(lower.verdicts.map(\.reason) == [.beyondLimit, .recentlyWritten, nil])
        let none = assessment.selection(placedIn: nil)
        #expect(none.decision == .leave(.beyondLimit))
        #expect(none.verdicts.map(\.reason) == [.beyondLimit, .recentlyWritten, .beyondLimit])
    }
}
