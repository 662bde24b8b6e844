package import MailboxDomain

/// What was decided on one account: whom to write to in which audience, or why not.
package struct Selection: Hashable, Sendable {
    package enum Decision: Hashable, Sendable {
        case write(Audience)
        case leave(Reason)

        /// The audience to write to; nil where the account is left.
        package var audience: Audience? {
            if case .write(let audience) = self { audience } else { nil }
        }

        /// Why the account is left; nil where it is written to.
        package var reason: Reason? {
            if case .leave(let reason) = self { reason } else { nil }
        }
    }

    package let account: AccountID
    package let decision: Decision
    /// One for each audience that matched, in order of precedence; empty for who is reached digitally.
    package let verdicts: [Verdict]

    /// The audience to write to; nil where the account is left.
    package var audience: Audience? { decision.audience }

    /// Why the account is left; nil where it is written to.
    package var reason: Reason? { decision.reason }
}

/// What was decided on one audience of an account.
package struct Verdict: Hashable, Sendable {
    package let audience: Audience
    /// Nil where the audience was chosen.
    package let reason: Reason?

    package init(audience: Audience, reason: Reason?) {
        self.audience = audience
        self.reason = reason
    }

    package var isChosen: Bool { reason == nil }
}
