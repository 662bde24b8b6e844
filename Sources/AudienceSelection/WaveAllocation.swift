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

/// Fills the waves of a run: audience by audience, who waits longest first, then by account id.
///
/// A candidate comes in once, in any order; the outcome is the same for every order. Only candidates need to be held:
/// accounts that are stopped or reached digitally are decided on when they are read. Where `isNeeded` is false no
/// candidate needs to be held either: `Assessment.selection()` is the answer.
package struct WaveAllocation: Sendable {
    private let audiences: [Audience]
    private let limits: [Audience: Int]
    private var candidates: [Candidate] = []

    package init(policy: Policy) {
        audiences = policy.audiences.map(\.audience)
        limits = audiences.reduce(into: [:]) { $0[$1] = policy.waveLimit(of: $1) }
    }

    package var isNeeded: Bool { !limits.isEmpty }

    package mutating func add(_ candidate: Candidate) { candidates.append(candidate) }

    /// The audience of everyone who is in a wave; who is missing is beyond the limit of each audience open to them.
    package consuming func placements() -> [AccountID: Audience] {
        var placements: [AccountID: Audience] = [:]
        for audience in audiences {
            var queue = candidates.compactMap { candidate in
                placements[candidate.account] == nil ? Place(candidate, in: audience) : nil
            }
            if let limit = limits[audience], limit < queue.count {
                queue.sort()
                queue.removeSubrange(max(limit, 0)...)
            }
            for place in queue { placements[place.account] = audience }
        }
        return placements
    }

    /// A place in the queue for one audience.
    private struct Place: Comparable {
        let waitingSince: Instant
        let account: AccountID

        init?(_ candidate: Candidate, in audience: Audience) {
            guard let opening = candidate.openings.first(where: { $0.audience == audience }) else { return nil }
            waitingSince = opening.waitingSince
            account = candidate.account
        }

        static func < (left: Self, right: Self) -> Bool {
            (left.waitingSince, left.account) < (right.waitingSince, right.account)
        }
    }
}
