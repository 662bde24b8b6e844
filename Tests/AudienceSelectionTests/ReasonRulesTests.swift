import MailboxDomain
import Testing

@testable import AudienceSelection

@Suite struct ReasonRulesTests {
    private func reason(
        _ audience: Audience = .dormant, _ activity: AccountActivity? = nil, _ facts: RecipientFacts = .of(),
        asOf: String = defaultAsOf
    ) throws -> Reason? {
        let account = try (activity ?? .of()).account
        return try selector(asOf: asOf).rules.firstReason(stopping: audience, account: account, facts: facts)
    }

    @Test(arguments: Audience.allCases)
    func `nothing stops an active, living adult with a name and an address`(audience: Audience) throws {
        #expect(try reason(audience) == nil)
    }

    @Test(arguments: Audience.allCases)
    func `a deactivated account is not active`(audience: Audience) throws {
        #expect(try reason(audience, .of(state: .deactivated)) == .accountNotActive)
    }

    @Test(arguments: ["2020", "2020-06", "2026-10-31"])
    func `any date of death is a death`(date: String) throws {
        let person = Person(surname: "Jansen", deathDate: PartialDate(date))
        #expect(try reason(facts: .of(person)) == .deceased)
    }

    @Test(
        arguments: [
            (Suspension.died, Reason.deceased, Reason.deceased),
            (.ministerialDecision, .registrationSuspended, .registrationSuspended),
            (.error, .registrationSuspended, .registrationSuspended), (.emigrated, nil, .registrationSuspended),
            (.registeredAsNonResident, nil, .registrationSuspended),
        ] as [(Suspension, Reason?, Reason?)])
    func `emigrants and non-residents are stopped only without a postal address`(
        suspension: Suspension, withAddress: Reason?, without: Reason?
    ) throws {
        let person = Person(surname: "Jansen", suspension: suspension)
        #expect(try reason(facts: .of(person)) == withAddress)
        #expect(try reason(facts: .of(person, address: .unusable)) == without)
        #expect(try reason(facts: .of(person, isWard: true, address: .representativeAddressMissing)) == without)
    }

    @Test(
        arguments: [
            ("2012-10-31", nil), ("2012-11-01", nil), ("2012-11-02", Reason.under14), ("2012-10", nil),
            ("2012-11", .under14), ("2011", nil), ("2012", .under14), ("1900", nil),
        ] as [(String, Reason?)])
    func `under 14 is asked on the day of the extract, a partial date in favour of the child`(
        birth: String, expected: Reason?
    ) throws {
        let person = Person(surname: "Jansen", birthDate: PartialDate(birth))
        #expect(try reason(facts: .of(person)) == expected)
    }

    @Test(arguments: [("2026-02-28", .under14), ("2026-03-01", nil)] as [(String, Reason?)])
    func `who is born on a leap day comes of age on 1 March`(today: String, expected: Reason?) throws {
        let person = Person(surname: "Jansen", birthDate: PartialDate("2012-02-29"))
        #expect(try reason(facts: .of(person), asOf: "\(today)T12:00:00+01:00") == expected)
    }

    @Test func `an unknown date of birth stops nobody`() throws {
        #expect(try reason(facts: .of(Person(surname: "Jansen"))) == nil)
    }

    @Test(arguments: [(0, .allOnPaper), (1, nil), (nil, nil)] as [(Int?, Reason?)])
    func `who gets all post on paper is left in peace`(senders: Int?, expected: Reason?) throws {
        #expect(try reason(.noEmail, .of(digitalSenders: senders)) == expected)
    }

    @Test(
        arguments: [
            (Audience.digidBasis, nil), (.dormant, nil), (.noEmail, Reason.reachedByApp), (.bounce, .reachedByApp),
        ] as [(Audience, Reason?)])
    func `the app reaches those who lack e-mail only`(audience: Audience, expected: Reason?) throws {
        #expect(try reason(audience, .of(push: true)) == expected)
    }

    @Test(
        arguments: [
            ("2026-10-31", nil), ("2026-11-01", Reason.suppressed), ("2026-11-02", .suppressed), (nil, .suppressed),
        ] as [(String?, Reason?)])
    func `a suppression holds until its last day, or for ever`(until: String?, expected: Reason?) throws {
        let ended = Suppression(reason: "asked", until: on("2020-01-01"))
        let suppression = Suppression(reason: "asked", until: until.map(on))
        #expect(try reason(facts: .of(suppressions: [ended, suppression])) == expected)
    }

    @Test func `who is unknown or nameless has no name`() throws {
        #expect(try reason(facts: .of(nil)) == .noName)
        #expect(try reason(facts: .of(hasName: false)) == .noName)
        #expect(try reason(facts: .of(nil, address: .unusable)) == .noName)
    }

    @Test(
        arguments: [
            (AddressSituation.unusable, Reason.noPostalAddress),
            (.usable(.residence, investigation: "089999"), .notLivingThere),
            (.usable(.letter, investigation: "089999"), .notLivingThere),
            (.usable(.residence, investigation: "081110"), .addressUnderInvestigation),
            (.usable(.letter, investigation: "080000"), .addressUnderInvestigation),
            (.usable(.residence, investigation: "010120"), nil), (.usable(.letter), nil),
            (.representativeAddressMissing, .representativeAddressMissing),
        ] as [(AddressSituation, Reason?)])
    func `the address that would be used is asked`(address: AddressSituation, expected: Reason?) throws {
        #expect(try reason(facts: .of(address: address)) == expected)
    }

    @Test func `mail that came back stops the same address`() throws {
        #expect(try reason(facts: .of(addressReturned: true)) == .addressReturned)
    }

    @Test(
        arguments: [
            ("2026-04-30T12:00:00+02:00", nil), ("2026-05-01T23:59:59.999+02:00", nil),
            ("2026-05-02T00:00:00+02:00", Reason.emailDeclined), ("2026-10-31T12:00:00+01:00", .emailDeclined),
        ] as [(String, Reason?)])
    func `a refusal of e-mail is respected for 6 months, in no-email only`(declined: String, expected: Reason?) throws {
        #expect(try reason(.noEmail, .of(email: .none, emailDeclined: declined)) == expected)
        #expect(try reason(.dormant, .of(email: .none, emailDeclined: declined)) == nil)
    }

    @Test func `two pieces in an audience are enough, however long ago`() throws {
        let one = EarlierPiece.mailed(.dormant, on: "2020-01-01")
        #expect(try reason(facts: .of(history: [one])) == nil)
        #expect(try reason(facts: .of(history: [one, one])) == .writtenEnough)
        #expect(try reason(.noEmail, facts: .of(history: [one, one])) == nil)
        #expect(try reason(facts: .of(history: [one, .mailed(.noEmail, on: "2020-03-01")])) == nil)
    }

    @Test func `a piece that will still be mailed counts as written, one that never left does not`() throws {
        let one = EarlierPiece.mailed(.dormant, on: "2020-01-01")
        #expect(try reason(facts: .of(history: [one, .underWay(.dormant)])) == .writtenEnough)
        #expect(try reason(facts: .of(history: [one, .neverLeft(.dormant), .neverLeft(.dormant)])) == nil)
    }

    @Test(arguments: Audience.allCases)
    func `a piece under way in any audience stops all`(audience: Audience) throws {
        #expect(try reason(audience, facts: .of(history: [.underWay(.noEmail)])) == .pieceUnderWay)
        #expect(try reason(audience, facts: .of(history: [.neverLeft(.noEmail)])) == nil)
    }

    @Test(
        arguments: [
            ("2026-10-02", Reason.recentlyWritten, Reason.recentlyWritten), ("2026-10-01", .recentlyWritten, nil),
            ("2026-09-30", .recentlyWritten, nil), ("2026-05-02", .recentlyWritten, nil), ("2026-05-01", nil, nil),
            ("2026-04-30", nil, nil),
        ] as [(String, Reason?, Reason?)])
    func `a mailed piece stops every letter for 6 months and the card of bounce for 1`(
        mailed: String, letter: Reason?, card: Reason?
    ) throws {
        let facts = RecipientFacts.of(history: [.mailed(.dormant, on: mailed)])
        #expect(try reason(.dormant, facts: facts) == letter)
        #expect(try reason(.noEmail, facts: facts) == letter)
        #expect(try reason(.bounce, facts: facts) == card)
        let afterCard = RecipientFacts.of(history: [.mailed(.bounce, on: mailed)])
        #expect(try reason(.noEmail, facts: afterCard) == letter)
        #expect(try reason(.bounce, facts: afterCard) == letter, "a second card waits as long as any second piece")
    }

    @Test func `an audience that takes no part is the reason of who has no other`() throws {
        let selector = AccountSelector(
            policy: .default, takingPart: [.noEmail], asOf: at(defaultAsOf), time: try DutchTime())
        let account = try AccountActivity.of().account
        func reason(_ audience: Audience, _ facts: RecipientFacts) -> Reason? {
            selector.rules.firstReason(stopping: audience, account: account, facts: facts)
        }
        #expect(reason(.dormant, .of()) == .audienceLeftOut && reason(.noEmail, .of()) == nil)
        #expect(reason(.dormant, .of(hasName: false)) == .noName)
    }

    @Test func `reasons are asked in the order of the page`() throws {
        var account = try AccountActivity.of(email: .none).account
        var facts = RecipientFacts.of()
        let rules = try selector().rules
        let steps: [(Reason, () throws -> Void)] = [
            (.recentlyWritten, { facts.history = [.mailed(.noEmail, on: "2026-10-15")] }),
            (.pieceUnderWay, { facts.history.append(.underWay(.dormant)) }),
            (.writtenEnough, { facts.history.append(.mailed(.noEmail, on: "2020-10-15")) }),
            (.emailDeclined, { account.emailDeclinedAt = at("2026-10-30T12:00:00Z") }),
            (.representativeAddressMissing, { facts.address = .representativeAddressMissing }),
            (.addressReturned, { facts.addressReturned = true }),
            (.addressUnderInvestigation, { facts.address = .usable(.residence, investigation: "080000") }),
            (.notLivingThere, { facts.address = .usable(.residence, investigation: "089999") }),
            (.noPostalAddress, { facts.address = .unusable }),
            (.noName, { facts.hasName = false }),
            (.suppressed, { facts.suppressions = [Suppression(reason: "asked")] }),
            (.reachedByApp, { account.pushActive = true }),
            (.allOnPaper, { account.digitalSenders = 0 }),
            (.under14, { facts.birthDate = PartialDate("2020") }),
            (.registrationSuspended, { facts.suspension = .error }),
            (.deceased, { facts.deathDate = PartialDate("2026") }),
            (.accountNotActive, { account.state = .deactivated }),
        ]
        for (reason, step) in steps {
            try step()
            #expect(rules.firstReason(stopping: .noEmail, account: account, facts: facts) == reason)
        }
        #expect(
            [.reachedDigitally] + steps.reversed().map(\.0) + [.audienceLeftOut, .beyondLimit, .chosenElsewhere]
                == Reason.allCases)
    }

    @Test(arguments: [
        (RecipientFacts.of(), ProductKind.card), (.of(isWard: true), .letter), (.of(Person(secrecy: 1)), .letter),
        (.of(address: .usable(.letter)), .letter), (.of(address: .unusable), .card),
    ])
    func `a card becomes a closed letter for wards, secrecy and letter addresses`(
        facts: RecipientFacts, product: ProductKind
    ) {
        #expect(facts.product(for: .bounce) == product)
        #expect(facts.product(for: .dormant) == .letter)
    }
}

extension ReasonRulesTests {
    private func reason(_ audience: Audience = .dormant, facts: RecipientFacts, asOf: String = defaultAsOf) throws
        -> Reason?
    {
        try reason(audience, nil, facts, asOf: asOf)
    }
}
