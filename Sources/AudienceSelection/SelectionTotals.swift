/// What became of all accounts of a run, in counts that add up; every known code appears, zeros too.
package struct SelectionTotals: Hashable, Sendable {
    package private(set) var accounts = 0
    /// Accounts in at least one audience.
    package private(set) var considered = 0
    package private(set) var reachedDigitally = 0
    package private(set) var chosen = Dictionary(uniqueKeysWithValues: Audience.allCases.map { ($0, 0) })
    package private(set) var notChosen = Dictionary(uniqueKeysWithValues: Reason.ofNotChosen.map { ($0, 0) })

    /// How many accounts each audience matches, stopped ones too: its size.
    package private(set) var matched = Dictionary(uniqueKeysWithValues: Audience.allCases.map { ($0, 0) })
    /// Who is left because a wave is full, by the highest such audience: the backlog.
    package private(set) var waiting = Dictionary(uniqueKeysWithValues: Audience.allCases.map { ($0, 0) })

    /// Why accounts get nothing in an audience that they are in; a reason that stops nobody there is missing.
    package private(set) var stopped = Dictionary(uniqueKeysWithValues: Audience.allCases.map { ($0, [Reason: Int]()) })
    /// Who is written to in another audience because theirs takes no part: by theirs, then by the other.
    package private(set) var moved: [Audience: [Audience: Int]] = [:]
    /// Who is left and would not be if this audience took part; the highest such audience.
    package private(set) var leftOut: [Audience: Int] = [:]

    package init() {}

    package mutating func add(_ selection: Selection) {
        accounts += 1
        if selection.verdicts.isEmpty { reachedDigitally += 1 } else { considered += 1 }
        for verdict in selection.verdicts {
            matched[verdict.audience, default: 0] += 1
            if let reason = verdict.reason { stopped[verdict.audience, default: [:]][reason, default: 0] += 1 }
        }
        if selection.audience == nil, let full = selection.verdicts.first(where: { $0.reason == .beyondLimit }) {
            waiting[full.audience, default: 0] += 1
        }
        if let left = selection.verdicts.first(where: { $0.reason == .audienceLeftOut }) {
            if let audience = selection.audience {
                moved[left.audience, default: [:]][audience, default: 0] += 1
            } else {
                leftOut[left.audience, default: 0] += 1
            }
        }
        switch selection.decision {
        case .write(let audience): chosen[audience, default: 0] += 1
        case .leave(.reachedDigitally): break
        case .leave(let reason): notChosen[reason, default: 0] += 1
        }
    }

    /// Adds accounts that no audience matches.
    package mutating func addReachedDigitally(_ count: Int) {
        accounts += count
        reachedDigitally += count
    }

    /// Whether every account is counted once, and every considered one either chosen or left for a reason, in each audience
    /// too.
    package var balances: Bool {
        accounts == considered + reachedDigitally
            && considered == chosen.values.reduce(0, +) + notChosen.values.reduce(0, +)
            && matched.allSatisfy { audience, count in
                count == chosen[audience, default: 0] + stopped[audience, default: [:]].values.reduce(0, +)
            }
    }
}
