import MailboxDomain
import Testing

@testable import AudienceSelection

@Suite struct BounceRuleTests {
    private typealias Sent = (String, NotificationEmail.Outcome)

    private func match(_ sent: [Sent], email: Account.EmailState = .validated, emailChanged: String? = nil) throws
        -> AudienceMatch?
    {
        let notifications = try sent.map { try NotificationEmail.sent($0.0, $0.1) }
        let activity = try AccountActivity.of(email: email, emailChanged: emailChanged, notifications: notifications)
        return try selector().matches(activity).first { $0.audience == .bounce }
    }

    private let twoDays: [Sent] = [
        ("2026-10-01T12:00:00+02:00", .hardBounce), ("2026-10-02T12:00:00+02:00", .expired),
    ]

    @Test func `two final failures on two days match`() throws {
        let match = try #require(try match(twoDays))
        #expect(match.waitingSince == at("2026-10-01T12:00:00+02:00"))
        #expect(match.facts.contains(Fact(.failures, .count(2))))
        #expect(match.facts.contains(Fact(.failureDays, .count(2))))
    }

    @Test(arguments: [
        ("2026-10-01T00:00:00+02:00", "2026-10-01T23:59:59+02:00", false),
        // One day in UTC, two in Amsterdam, in summer and in winter.
        ("2026-10-01T21:59:59Z", "2026-10-01T22:00:00Z", true), ("2026-01-05T22:59:59Z", "2026-01-05T23:00:00Z", true),
        // Two days in UTC, one in Amsterdam.
        ("2026-10-01T22:30:00Z", "2026-10-02T00:30:00Z", false),
        ("2026-01-05T23:30:00Z", "2026-01-06T00:30:00Z", false),
        // The days of 25 and of 23 hours.
        ("2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", false), ("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", true),
        ("2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", false), ("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", true),
    ])
    func `failures count by the calendar day in Amsterdam`(first: String, second: String, matches: Bool) throws {
        #expect(try (match([(first, .hardBounce), (second, .hardBounce)]) != nil) == matches)
    }

    @Test(arguments: [
        ("2026-10-01T12:00:00+02:00", true), ("2026-10-01T12:00:01+02:00", false), ("2026-10-03T12:00:00+02:00", false),
    ])
    func `failures before the address was last verified do not count`(verified: String, matches: Bool) throws {
        let notifications = try twoDays.map { try NotificationEmail.sent($0.0, $0.1) }
        let activity = try AccountActivity.of(emailVerified: verified, notifications: notifications)
        #expect(try (selector().matches(activity).isEmpty) == !matches)
    }

    @Test func `one failure is not enough, three on one day neither`() throws {
        #expect(try match([twoDays[0]]) == nil)
        #expect(try match((1...3).map { ("2026-10-01T1\($0):00:00+02:00", .hardBounce) }) == nil)
    }

    @Test func `a soft bounce counts for nothing`() throws {
        let soft: Sent = ("2026-10-03T12:00:00+02:00", .softBounce)
        #expect(try match([twoDays[0], soft]) == nil)
        #expect(try match([soft, ("2026-10-04T12:00:00+02:00", .softBounce)]) == nil)
        let match = try #require(try match(twoDays + [soft]))
        #expect(match.facts.contains(Fact(.failures, .count(2))))
    }

    @Test func `only failures after the last delivered notification count`() throws {
        #expect(try match(twoDays + [("2026-10-03T12:00:00+02:00", .delivered)]) == nil)
        #expect(try match([twoDays[0], ("2026-10-01T13:00:00+02:00", .delivered), twoDays[1]]) == nil)
        #expect(try match([("2026-10-01T12:00:00+02:00", .delivered)] + twoDays) == nil)
        #expect(try match([("2026-10-01T11:59:59+02:00", .delivered)] + twoDays) != nil)
    }

    @Test(arguments: [
        ("2026-10-01T11:59:59+02:00", true), ("2026-10-01T12:00:00+02:00", true), ("2026-10-01T12:00:01+02:00", false),
    ])
    func `failures before the address last changed do not count`(changed: String, matches: Bool) throws {
        #expect(try (match(twoDays, emailChanged: changed) != nil) == matches)
    }

    @Test func `a new address that fails too is counted from its change`() throws {
        let later: [Sent] = [("2026-10-08T12:00:00+02:00", .expired), ("2026-10-09T12:00:00+02:00", .hardBounce)]
        let match = try #require(try match(twoDays + later, emailChanged: "2026-10-05T12:00:00+02:00"))
        #expect(match.waitingSince == at("2026-10-08T12:00:00+02:00"))
        #expect(match.facts.contains(Fact(.failures, .count(2))))
    }

    @Test(arguments: [Account.EmailState.none, .unvalidated])
    func `an address that was never confirmed does not bounce`(state: Account.EmailState) throws {
        #expect(try match(twoDays, email: state) == nil)
    }

    @Test func `the order of the notifications does not matter`() throws {
        let sent = twoDays + [("2026-09-30T12:00:00+02:00", .delivered)]
        #expect(try match(sent.reversed())?.waitingSince == at("2026-10-01T12:00:00+02:00"))
    }
}
