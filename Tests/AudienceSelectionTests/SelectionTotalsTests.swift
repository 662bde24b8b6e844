import MailboxDomain
import Testing

@testable import AudienceSelection

@Suite struct SelectionTotalsTests {
    @Test func `every known code appears, zeros too`() {
        let totals = SelectionTotals()
        #expect(Set(totals.chosen.keys) == Set(Audience.allCases))
        #expect(Set(totals.notChosen.keys) == Set(Reason.allCases).subtracting([.reachedDigitally]))
        #expect(totals.chosen.values.allSatisfy { $0 == 0 } && totals.notChosen.values.allSatisfy { $0 == 0 })
        #expect(totals.balances)
    }

    @Test func `each account is counted once`() throws {
        let selector = try selector()
        var totals = SelectionTotals()
        totals.add(try selector.decide(.of()))
        totals.add(try selector.decide(.inThreeAudiences()))
        totals.add(try selector.decide(.bouncing(), .of(nil)))
        totals.addReachedDigitally(2)
        #expect(totals.accounts == 5 && totals.considered == 2 && totals.reachedDigitally == 3)
        #expect(totals.chosen[.digidBasis] == 1 && totals.notChosen[.noName] == 1)
        #expect(totals.balances)
    }

    @Test func `who moves or is left because an audience takes no part is counted by that audience`() throws {
        let selector = AccountSelector(
            policy: .default, takingPart: [.noEmail], asOf: at(defaultAsOf), time: try DutchTime())
        var totals = SelectionTotals()
        totals.add(try selector.decide(.inThreeAudiences("acc-1")))
        totals.add(try selector.decide(.bouncing("acc-2")))
        totals.add(try selector.decide(.bouncing("acc-3"), .of(nil)))
        totals.add(try selector.decide(.of("acc-4")))
        #expect(totals.chosen[.noEmail] == 1 && totals.moved == [.digidBasis: [.noEmail: 1]])
        #expect(totals.leftOut == [.bounce: 1] && totals.notChosen[.audienceLeftOut] == 1)
        #expect(totals.reachedDigitally == 1 && totals.notChosen[.noName] == 1)
        #expect(totals.stopped[.bounce] == [.audienceLeftOut: 1, .noName: 1] && totals.matched[.bounce] == 2)
        #expect(totals.balances)
    }

    @Test func `codes are those of the page`() {
        #expect(Audience.allCases.map(\.rawValue) == ["digid-basis", "dormant", "no-email", "bounce"])
        #expect(
            Reason.allCases.map(\.rawValue) == [
                "reached-digitally", "account-not-active", "deceased", "registration-suspended", "under-14",
                "all-on-paper", "reached-by-app", "suppressed", "no-name", "no-postal-address", "not-living-there",
                "address-under-investigation", "address-returned", "representative-address-missing", "email-declined",
                "written-enough", "piece-under-way", "recently-written", "audience-left-out", "beyond-limit",
                "chosen-elsewhere",
            ])
    }
}
