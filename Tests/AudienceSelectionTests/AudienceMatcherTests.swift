import MailboxDomain
import Testing

@testable import AudienceSelection

@Suite struct AudienceMatcherTests {
    private func audiences(_ activity: AccountActivity, asOf: String = defaultAsOf, policy: Policy = .default) throws
        -> [Audience]
    {
        try selector(asOf: asOf, policy: policy).matches(activity).map(\.audience)
    }

    @Test func `an account that logs in, has a confirmed address and a high enough level is in no audience`() throws {
        #expect(try audiences(.of()).isEmpty)
    }

    // digid-basis

    @Test(arguments: [
        (Account.DigiDLevel.basis, true), (.none, false), (.midden, false), (.substantieel, false), (.hoog, false),
    ])
    func `of those who log in, level basis alone is in digid-basis`(level: Account.DigiDLevel, matches: Bool) throws {
        #expect(try audiences(.of(digid: level)) == (matches ? [.digidBasis] : []))
    }

    @Test(arguments: [
        ("2023-10-31T12:00:00+01:00", true), ("2023-11-01T23:59:59.999+01:00", true),
        ("2023-11-02T00:00:00+01:00", false), ("2023-11-01T22:59:59Z", true), ("2023-11-01T23:00:00Z", false),
    ])
    func `without DigiD the last login is 36 months ago or more`(login: String, matches: Bool) throws {
        #expect(try audiences(.of(lastLogin: login, digid: .none)) == (matches ? [.digidBasis] : []))
        #expect(try audiences(.of(lastLogin: login, digid: .midden)).isEmpty)
    }

    @Test(arguments: [("2023-10-31", true), ("2023-11-01", true), ("2023-11-02", false)])
    func `without DigiD and without a login the activation is 36 months ago or more`(day: String, matches: Bool) throws
    {
        let activity = try AccountActivity.of(activatedOn: day, lastLogin: nil, digid: .none)
        #expect(try audiences(activity) == (matches ? [.digidBasis] : []))
    }

    @Test(arguments: [(Account.LoginMeans.recognised, false), (.digidOnly, true), (nil, true)])
    func `who can log in with another recognised means is not in digid-basis, whatever their DigiD`(
        means: Account.LoginMeans?, matches: Bool
    ) throws {
        for activity in [
            try AccountActivity.of(digid: .basis, loginMeans: means),
            try .of(lastLogin: "2020-01-01T12:00:00+01:00", digid: .none, loginMeans: means),
        ] {
            #expect(try audiences(activity) == (matches ? [.digidBasis] : []))
            let word = means?.rawValue ?? "not known"
            #expect(try selector().matcher.facts(about: activity).contains(Fact(.loginMeans, .word(word))))
        }
    }

    // dormant

    @Test(arguments: [
        ("2025-10-31T12:00:00+01:00", true), ("2025-11-01T23:59:59+01:00", true), ("2025-11-02T00:00:00+01:00", false),
    ])
    func `dormant asks a last login of 12 months ago or more`(login: String, matches: Bool) throws {
        let message = try Message.delivered("2026-08-01T12:00:00+02:00")
        #expect(try audiences(.of(lastLogin: login, unopened: [message])) == (matches ? [.dormant] : []))
        #expect(try audiences(.of(lastLogin: login)).isEmpty)
    }

    @Test(arguments: [("2025-10-31", true), ("2025-11-01", true), ("2025-11-02", false)])
    func `dormant asks the activation where there was no login`(day: String, matches: Bool) throws {
        let message = try Message.delivered("2026-08-01T12:00:00+02:00")
        let activity = try AccountActivity.of(activatedOn: day, lastLogin: nil, unopened: [message])
        #expect(try audiences(activity) == (matches ? [.dormant] : []))
    }

    @Test(arguments: [
        ("2026-09-19T12:00:00+02:00", true), ("2026-09-20T23:59:59+02:00", true), ("2026-09-21T00:00:00+02:00", false),
        ("2026-10-30T12:00:00+01:00", false),
    ])
    func `an unopened message counts from 6 weeks on`(delivered: String, matches: Bool) throws {
        let activity = try AccountActivity.of(
            lastLogin: "2024-06-01T12:00:00+02:00", unopened: [.delivered(delivered)])
        #expect(try audiences(activity) == (matches ? [.dormant] : []))
    }

    @Test(arguments: [
        ("2024-06-01T11:59:59+02:00", false), ("2024-06-01T12:00:00+02:00", true), ("2024-06-01T12:00:01+02:00", true),
    ])
    func `an unopened message counts if it came since the last login`(delivered: String, matches: Bool) throws {
        let activity = try AccountActivity.of(
            lastLogin: "2024-06-01T12:00:00+02:00", unopened: [.delivered(delivered)])
        #expect(try audiences(activity) == (matches ? [.dormant] : []))
    }

    @Test(arguments: [("2024-05-31T23:59:59+02:00", false), ("2024-06-01T00:00:00+02:00", true)])
    func `an unopened message counts from the day of activation where there was no login`(
        delivered: String, matches: Bool
    ) throws {
        let activity = try AccountActivity.of(
            activatedOn: "2024-06-01", lastLogin: nil, unopened: [.delivered(delivered)])
        #expect(try audiences(activity) == (matches ? [.dormant] : []))
    }

    @Test func `messages of organisations in the policy do not count`() throws {
        let messages = try [
            Message.delivered("2026-02-01T12:00:00+01:00", by: "belastingdienst"),
            .delivered("2026-03-01T12:00:00+01:00", by: "uwv"),
        ]
        let activity = try AccountActivity.of(lastLogin: "2024-06-01T12:00:00+02:00", unopened: messages)
        var policy = Policy.default
        policy.uncountedOrganisations = [try identifier("belastingdienst")]
        let match = try #require(try selector(policy: policy).matches(activity).first)
        #expect(match.waitingSince == at("2026-03-01T12:00:00+01:00"))
        #expect(match.facts.contains(Fact(.unopenedThatCount, .count(1))))
        policy.uncountedOrganisations.insert(try identifier("uwv"))
        #expect(try audiences(activity, policy: policy).isEmpty)
        policy.uncountedOrganisations = []
        policy.thresholds.unopenedMessages = 3
        #expect(try audiences(activity, policy: policy).isEmpty)
    }

    // no-email

    @Test(arguments: [(Account.EmailState.none, true), (.unvalidated, true), (.validated, false)])
    func `no address or an unconfirmed one is in no-email`(state: Account.EmailState, matches: Bool) throws {
        #expect(try audiences(.of(email: state)) == (matches ? [.noEmail] : []))
    }

    // waiting since, and what was compared

    @Test func `each audience says since when the person waits`() throws {
        let login = "2022-06-01T12:34:56+02:00"
        let cases: [(AccountActivity, String)] = try [
            (.of(lastLogin: login, digid: .none), login),
            (.of(activatedOn: "2020-07-01", lastLogin: nil, digid: .basis), "2020-07-01T00:00:00+02:00"),
            (
                .of(
                    lastLogin: login,
                    unopened: [.delivered("2022-05-01T12:00:00Z"), .delivered("2024-02-03T04:05:06Z")]),
                "2024-02-03T04:05:06Z"
            ),
            (
                .of(
                    lastLogin: login,
                    unopened: [.delivered("2024-02-03T04:05:06Z"), .delivered("2025-02-03T04:05:06Z")]),
                "2024-02-03T04:05:06Z"
            ),
            (.of(email: .unvalidated, emailChanged: "2026-01-31T23:30:00Z"), "2026-02-01T00:00:00+01:00"),
            (.of(activatedOn: "2020-07-01", email: .none), "2020-07-01T00:00:00+02:00"),
            (.bouncing(), "2026-10-01T12:00:00+02:00"),
        ]
        for (activity, since) in cases {
            #expect(try selector().matches(activity).map(\.waitingSince) == [at(since)])
        }
    }

    @Test func `a match carries the values and the thresholds that were compared`() throws {
        let activity = try AccountActivity.of(
            lastLogin: "2025-10-31T23:30:00Z", unopened: [.delivered("2026-02-01T12:00:00+01:00")])
        let match = try #require(try selector().matches(activity).first)
        let time = try DutchTime()
        let compared = match.facts.map { ($0.name, $0.compared(in: time)) }
        let expected: [(Fact.Name, Fact.Value?)] = [
            (.lastLogin, .day(on("2025-11-01"))), (.activatedOn, .day(on("2015-05-01"))),
            (.dormantCutoff, .day(on("2025-11-01"))), (.unopenedThatCount, .count(1)),
            (.unopenedNeeded, .count(1)), (.oldestUnopened, .day(on("2026-02-01"))),
            (.unopenedCutoff, .day(on("2026-09-20"))),
        ]
        #expect(compared.map(\.0) == expected.map(\.0))
        #expect(compared.map(\.1) == expected.map(\.1))
    }

    @Test func `what was compared is told for an account in no audience too, each name once`() throws {
        let matcher = try selector().matcher
        let names = try matcher.facts(about: .of()).map(\.name)
        #expect(Set(names).count == names.count)
        // A digest tells of organisations, and of no number of messages.
        var told = try AccountActivity.of()
        told.unread = [
            OldestUnread(organisation: try #require(OrganisationID("o1")), deliveredAt: at("2026-08-01T12:00:00Z"))
        ]
        let ofDigest = matcher.facts(about: told).map(\.name)
        #expect(Set(names).subtracting(ofDigest) == [.unopenedThatCount])
        #expect(Set(names).union(ofDigest) == Set(Fact.Name.allCases))
    }

    // order and choice of audiences

    @Test func `audiences come in the policy's order, and one that is not named matches nobody`() throws {
        let activity = try AccountActivity.inThreeAudiences()
        #expect(try audiences(activity) == [.digidBasis, .dormant, .noEmail])
        var policy = Policy.default
        policy.audiences.reverse()
        #expect(try audiences(activity, policy: policy) == [.noEmail, .dormant, .digidBasis])
        #expect(try audiences(activity, policy: policy.limited(to: [.dormant, .noEmail])) == [.noEmail, .dormant])
    }
}
