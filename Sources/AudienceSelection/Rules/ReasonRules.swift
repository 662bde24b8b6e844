package import MailboxDomain

/// The reasons not to write that one account's facts tell; waves and other audiences come after (`Assessment`).
package struct ReasonRules: Sendable {
    private let periods: Policy.Periods
    private let cutoffs: Cutoffs
    private let leftOut: Set<Audience>
    private static let order = Reason.allCases

    /// - Parameter leftOut: audiences of the policy that take no part in the run.
    package init(policy: Policy, cutoffs: Cutoffs, leftOut: Set<Audience> = []) {
        periods = policy.periods
        self.cutoffs = cutoffs
        self.leftOut = leftOut
    }

    /// The first reason that holds, in the order of `Reason`; nil where nothing stops the audience.
    package func firstReason(stopping audience: Audience, account: Account, facts: RecipientFacts) -> Reason? {
        Self.order.first { $0 == facts.address.reason || holds($0, audience, account, facts) }
    }

    private func holds(
        _ reason: Reason, _ audience: Audience, _ account: Account, _ facts: RecipientFacts
    ) -> Bool {
        switch reason {
        case .accountNotActive: account.state != .active
        case .deceased: facts.deathDate != nil || facts.suspension == .died
        case .registrationSuspended: isSuspended(facts)
        case .under14: isTooYoung(facts)
        case .allOnPaper: account.digitalSenders == 0
        case .reachedByApp: account.pushActive && isReachedByApp(audience)
        case .suppressed: facts.suppressions.contains { $0.holds(on: cutoffs.today) }
        case .noName: !facts.hasName
        case .notLivingThere: facts.address.investigation == Self.notLivingThere
        case .addressUnderInvestigation: isUnderInvestigation(facts)
        case .addressReturned: facts.addressReturned
        case .emailDeclined: asksForEmail(audience) && declinedLately(account)
        case .writtenEnough: piecesWritten(audience, facts) >= periods.piecesPerAudience
        case .pieceUnderWay: facts.history.contains(where: \.isUnderWay)
        case .recentlyWritten: wasWrittenLately(audience, facts)
        case .audienceLeftOut: leftOut.contains(audience)
        // Of the address that would be used (`AddressSituation.reason`).
        case .noPostalAddress, .representativeAddressMissing: false
        case .reachedDigitally, .beyondLimit, .chosenElsewhere: false
        }
    }

    /// Established that the person does not live at the address (BRP 83.10).
    private static let notLivingThere = "089999"

    /// Who emigrated or is a non-resident can be written to where an address is known, the curator's for a ward.
    private func isSuspended(_ facts: RecipientFacts) -> Bool {
        switch facts.suspension {
        case .ministerialDecision, .error: true
        case .emigrated, .registeredAsNonResident: !facts.address.isUsable
        case .died, nil: false
        }
    }

    private func isTooYoung(_ facts: RecipientFacts) -> Bool {
        guard let birthDate = facts.birthDate else { return false }
        return !birthDate.isCertainlyAged(14, on: cutoffs.today)
    }

    private func isUnderInvestigation(_ facts: RecipientFacts) -> Bool {
        guard let code = facts.address.investigation else { return false }
        return code.hasPrefix("08") && code != Self.notLivingThere
    }

    /// Whether a signal of the app is all that the people of an audience lack.
    private func isReachedByApp(_ audience: Audience) -> Bool {
        switch audience {
        case .noEmail, .bounce: true
        case .digidBasis, .dormant: false
        }
    }

    private func asksForEmail(_ audience: Audience) -> Bool {
        switch audience {
        case .noEmail: true
        case .digidBasis, .dormant, .bounce: false
        }
    }

    private func declinedLately(_ account: Account) -> Bool {
        account.emailDeclinedAt.map { !cutoffs.emailDeclined.isReached(by: $0) } ?? false
    }

    private func piecesWritten(_ audience: Audience, _ facts: RecipientFacts) -> Int {
        facts.history.count { $0.audience == audience && $0.countsAsWritten }
    }

    private func wasWrittenLately(_ audience: Audience, _ facts: RecipientFacts) -> Bool {
        let anyAudience =
            switch audience.product {
            case .card: cutoffs.bounceCard
            case .letter: cutoffs.anyAudience
            }
        return facts.history.contains { piece in
            guard let mailedOn = piece.mailedOn else { return false }
            return !anyAudience.isReached(by: mailedOn)
                || piece.audience == audience && !cutoffs.sameAudience.isReached(by: mailedOn)
        }
    }
}
