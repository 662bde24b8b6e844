package import MailboxDomain

/// An account's audiences and what stops each, before the waves are filled.
package struct Assessment: Hashable, Sendable {
    /// An audience that matches, and the first reason that stops it there.
    package struct Entry: Hashable, Sendable {
        package let match: AudienceMatch
        package let reason: Reason?
    }

    package let account: AccountID
    /// In order of precedence; empty for who is reached digitally.
    package let entries: [Entry]

    package init(account: Account, matches: [AudienceMatch], facts: RecipientFacts, rules: ReasonRules) {
        self.account = account.id
        entries = matches.map { match in
            Entry(
                match: match,
                reason: rules.firstReason(stopping: match.audience, account: account, facts: facts))
        }
    }

    /// What the waves need to know; nil where everything is stopped or nothing matched.
    package var candidate: Candidate? {
        let openings = entries.filter { $0.reason == nil }.map {
            Candidate.Opening(audience: $0.match.audience, waitingSince: $0.match.waitingSince)
        }
        return openings.isEmpty ? nil : Candidate(account: account, openings: openings)
    }

    /// The decision where no wave is limited: the first audience that nothing stops.
    package func selection() -> Selection {
        selection(placedIn: entries.first { $0.reason == nil }?.match.audience)
    }

    /// The decision once the waves are filled; `placed` is nil for who is in none.
    ///
    /// Above the chosen audience stands what stopped it, at the least a full wave. Below it every audience is
    /// `chosen-elsewhere`, also one that a reason of its own would have stopped.
    package func selection(placedIn placed: Audience?) -> Selection {
        let chosen = entries.firstIndex { $0.reason == nil && $0.match.audience == placed }
        let verdicts = entries.enumerated().map { index, entry in
            Verdict(audience: entry.match.audience, reason: reason(of: entry, at: index, chosen: chosen))
        }
        let decision: Selection.Decision =
            if let chosen {
                .write(verdicts[chosen].audience)
            } else {
                .leave(verdicts.first?.reason ?? .reachedDigitally)
            }
        return Selection(account: account, decision: decision, verdicts: verdicts)
    }

    private func reason(of entry: Entry, at index: Int, chosen: Int?) -> Reason? {
        guard let chosen, index >= chosen else { return entry.reason ?? .beyondLimit }
        return index == chosen ? nil : .chosenElsewhere
    }
}
