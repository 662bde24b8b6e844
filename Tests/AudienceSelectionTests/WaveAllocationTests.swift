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

    /// Lots that are the account ids backwards.
    private func lottery(equalDays: Int) throws -> WaveLottery {
        WaveLottery(equalDays: equalDays, time: try DutchTime()) { _, account in String(account.rawValue.reversed()) }
    }

    private func since(_ day: Int, _ account: String, _ lower: [(Audience, Int64)] = []) throws -> Candidate {
        try candidate(account, [(.digidBasis, Int64(day) * 86_400_000 + 43_200_000)] + lower)
    }

    @Test func `lots decide among those who wait as long as somebody at the end of the wave, and among no others`()
        throws
    {
        var waves = WaveAllocation(policy: policy([.digidBasis: 3]), lottery: try lottery(equalDays: 1))
        for candidate in try [
            since(2, "a9"), since(2, "b1"), since(1, "z9"), since(2, "c3", [(.noEmail, 1)]), since(2, "d5"),
            since(3, "e0"),
        ] { waves.add(candidate) }
        let filled = waves.filled()
        #expect(
            filled.placements.filter { $0.value == .digidBasis }.keys.map(\.rawValue).sorted() == ["b1", "c3", "z9"])
        let draw = try #require(filled.draws.first)
        #expect(filled.draws.count == 1 && draw.audience == .digidBasis)
        #expect(draw.days.lowerBound.description == "1970-01-03" && draw.days.upperBound == draw.days.lowerBound)
        #expect(draw.lots.map(\.account.rawValue) == ["b1", "c3", "d5", "a9"])
        #expect(draw.lots.map(\.isWritten) == [true, true, false, false])
        #expect(draw.lots.map(\.isCompared) == [true, false, true, true])
    }

    @Test(arguments: [(0, 0), (1, 0), (2, 1), (3, 0), (4, 0)])
    func `where a wave ends between two days, or lets nobody or everybody in, nothing is drawn`(places: Int, draws: Int)
        throws
    {
        var waves = WaveAllocation(policy: policy([.digidBasis: places]), lottery: try lottery(equalDays: 1))
        for (day, account) in [(1, "a"), (2, "b"), (2, "c"), (3, "d")] { waves.add(try since(day, account)) }
        #expect(waves.filled().draws.count == draws)
    }

    @Test func `days that count as equal are steps of the calendar`() throws {
        var waves = WaveAllocation(policy: policy([.digidBasis: 1]), lottery: try lottery(equalDays: 7))
        for (day, account) in [(-1, "a9"), (0, "b3"), (6, "c1"), (7, "d0")] { waves.add(try since(day, account)) }
        #expect(waves.filled().draws.isEmpty)
        waves = WaveAllocation(policy: policy([.digidBasis: 2]), lottery: try lottery(equalDays: 7))
        for (day, account) in [(-1, "a9"), (0, "b3"), (6, "c1"), (7, "d0")] { waves.add(try since(day, account)) }
        let draw = try #require(waves.filled().draws.first)
        #expect(draw.lots.map(\.account.rawValue) == ["c1", "b3"])
        #expect(draw.days.lowerBound.description == "1970-01-01" && draw.days.upperBound.description == "1970-01-07")
    }
}
