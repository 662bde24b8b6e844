package import MailboxDomain

/// Someone whom nothing stops in at least one audience: all that the waves need to know.
package struct Candidate: Hashable, Sendable {
    package struct Opening: Hashable, Sendable {
        package let audience: Audience
        package let waitingSince: Instant

        package init(audience: Audience, waitingSince: Instant) {
            self.audience = audience
            self.waitingSince = waitingSince
        }
    }

    package let account: AccountID
    /// The audiences that nothing stops, in order of precedence.
    package let openings: [Opening]

    package init(account: AccountID, openings: [Opening]) {
        self.account = account
        self.openings = openings
    }
}

/// Fills the waves of a run: audience by audience, who waits longest first, then by account id, or by lot among those who
/// wait equally long.
///
/// A candidate comes in once, in any order; the outcome is the same for every order. Only candidates need to be held:
/// accounts that are stopped or reached digitally are decided on when they are read. Where `isNeeded` is false no
/// candidate needs to be held either: `Assessment.selection()` is the answer.
package struct WaveAllocation: Sendable {
    private let audiences: [Audience]
    private let limits: [Audience: Int]
    private let lottery: WaveLottery?
    private var candidates: [Candidate] = []

    /// - Parameter lottery: nil where nothing is left to chance.
    package init(policy: Policy, lottery: WaveLottery? = nil) {
        audiences = policy.audiences.map(\.audience)
        limits = audiences.reduce(into: [:]) { $0[$1] = policy.waveLimit(of: $1) }
        self.lottery = lottery
    }

    package var isNeeded: Bool { !limits.isEmpty }

    package mutating func add(_ candidate: Candidate) { candidates.append(candidate) }

    package consuming func filled() -> FilledWaves {
        var waves = FilledWaves()
        for audience in audiences {
            var queue = candidates.compactMap { candidate in
                waves.placements[candidate.account] == nil ? WavePlace(candidate, in: audience) : nil
            }
            if let limit = limits[audience], limit < queue.count {
                queue.sort()
                if let draw = lottery?.draw(&queue, places: limit, in: audience) { waves.draws.append(draw) }
                queue.removeSubrange(max(limit, 0)...)
            }
            for place in queue { waves.placements[place.account] = audience }
        }
        return waves
    }
}

/// Who is in which wave of a run.
package struct FilledWaves: Sendable {
    /// The audience of everyone who is in a wave; who is missing is beyond the limit of each audience open to them.
    package fileprivate(set) var placements: [AccountID: Audience] = [:]
    /// In the order of the audiences; none without a lottery.
    package fileprivate(set) var draws: [WaveDraw] = []
}
