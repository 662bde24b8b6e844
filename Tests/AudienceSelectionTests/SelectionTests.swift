import MailboxDomain
import Testing

@testable import AudienceSelection

@Suite struct SelectionTests {
    /// Two pieces of long ago, which stop their audience and no other.
    private func enough(_ audience: Audience) -> RecipientFacts {
        .of(history: [.mailed(audience, on: "2020-01-01"), .mailed(audience, on: "2020-08-01")])
    }

    @Test func `an account in no audience is reached digitally`() throws {
        let selection = try selector().decide(.of())
        #expect(selection.decision == .leave(.reachedDigitally))
        #expect(selection.verdicts.isEmpty)
    }

    @Test func `the first audience that nothing stops is chosen, and the lower ones are chosen elsewhere`() throws {
        let selection = try selector().decide(.inThreeAudiences())
        #expect(selection.decision == .write(.digidBasis))
        #expect(
            selection.verdicts == [
                Verdict(audience: .digidBasis, reason: nil), Verdict(audience: .dormant, reason: .chosenElsewhere),
                Verdict(audience: .noEmail, reason: .chosenElsewhere),
            ])
        #expect(selection.verdicts.map(\.isChosen) == [true, false, false])
    }

    @Test func `a stopped audience gives way to the next, and keeps its reason`() throws {
        let selection = try selector().decide(.inThreeAudiences(), enough(.digidBasis))
        #expect(selection.decision == .write(.dormant))
        #expect(selection.verdicts.map(\.reason) == [.writtenEnough, nil, .chosenElsewhere])
    }

    @Test func `a lower audience that would be stopped is chosen elsewhere all the same`() throws {
        let selection = try selector().decide(.inThreeAudiences(), enough(.noEmail))
        #expect(selection.verdicts.map(\.reason) == [nil, .chosenElsewhere, .chosenElsewhere])
    }

    @Test func `where all are stopped the reason is that of the highest audience`() throws {
        let history = [
            EarlierPiece.mailed(.digidBasis, on: "2026-06-01"), .mailed(.dormant, on: "2020-01-01"),
            .mailed(.dormant, on: "2020-08-01"),
        ]
        var activity = try AccountActivity.inThreeAudiences()
        activity.account.pushActive = true
        let selection = try selector().decide(activity, .of(history: history))
        #expect(selection.decision == .leave(.recentlyWritten))
        #expect(selection.audience == nil && selection.reason == .recentlyWritten)
        #expect(selection.verdicts.map(\.reason) == [.recentlyWritten, .writtenEnough, .reachedByApp])
    }

    @Test func `who reads in the app gets no card`() throws {
        #expect(try selector().decide(.bouncing()).decision == .write(.bounce))
        #expect(try selector().decide(.bouncing(push: true)).decision == .leave(.reachedByApp))
        #expect(try selector().decide(.bouncing(digitalSenders: 0)).decision == .leave(.allOnPaper))
    }

    @Test func `the policy's order decides which audience is chosen`() throws {
        var policy = Policy.default
        policy.audiences.reverse()
        #expect(try selector(policy: policy).decide(.inThreeAudiences()).decision == .write(.noEmail))
    }

    @Test func `nobody is placed where a reason stops them`() throws {
        let selector = try selector()
        let activity = try AccountActivity.inThreeAudiences()
        let assessment = selector.assess(
            activity.account, selector.matches(activity), facts: enough(.digidBasis))
        #expect(assessment.candidate?.openings.map(\.audience) == [.dormant, .noEmail])
        let selection = assessment.selection(placedIn: .digidBasis)
        #expect(selection.decision == .leave(.writtenEnough))
        #expect(selection.verdicts.map(\.reason) == [.writtenEnough, .beyondLimit, .beyondLimit])
    }
}
