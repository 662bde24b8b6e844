import AudienceSelection
import MailboxDomain
import PaperMail
import SyntheticExtract
import TestSupport
import Testing

@testable import FallbackRun

/// What events tell, and what a letter that was planned is worth after them.
@Suite struct AccountNewsTests {
    private static let now = "2026-12-10T12:00:00+01:00"

    private static func line(
        _ type: String, of account: String = "a1", at time: String = "2026-12-03T09:00:00+01:00", more: String = ""
    ) -> String {
        """
        {"specversion": "1.0", "id": "1", "source": "urn:nld:oin:1:mailbox", "type": "nl.postvangnet.\(type)", \
        "subject": "\(account)", "time": "\(time)"\(more)}
        """
    }

    private static func preference(_ name: String, holds: Bool) -> String {
        ", \"data\": {\"preference\": \"\(name)\", \"holds\": \(holds)}"
    }

    private func read(_ lines: [String]) throws -> EventFile {
        let now = try #require(Instant(Self.now))
        return try EventFile(Array(lines.joined(separator: "\n").utf8), named: "events.jsonl", now: now)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let lines: [String]
        let verdict: NeedJudge.Verdict
    }

    /// The extract is of 1 December; the reader has no e-mail address.
    private static let cases = [
        Case(testDescription: "died", lines: [line("person.died")], verdict: .notNeeded(.stopped(.deceased))),
        Case(
            testDescription: "died before the extract, which did not know",
            lines: [line("person.died", at: "2026-11-20T00:00:00Z")], verdict: .notNeeded(.stopped(.deceased))),
        Case(testDescription: "moved", lines: [line("person.moved")], verdict: .notNeeded(.moved)),
        Case(
            testDescription: "moved before the extract, which has the address",
            lines: [line("person.moved", at: "2026-11-20T00:00:00Z")], verdict: .needed(asPrinted: true)),
        Case(
            testDescription: "confirmed an address", lines: [line("account.address-confirmed")],
            verdict: .notNeeded(.left(.noEmail))),
        Case(
            testDescription: "logged in, which gives nobody an address", lines: [line("account.logged-in")],
            verdict: .needed(asPrinted: true)),
        Case(
            testDescription: "wants no letters",
            lines: [line("account.preference-changed", more: preference("no-letters", holds: true))],
            verdict: .notNeeded(.stopped(.suppressed))),
        Case(
            testDescription: "wants no e-mail",
            lines: [line("account.preference-changed", more: preference("no-email", holds: true))],
            verdict: .notNeeded(.stopped(.emailDeclined))),
        Case(
            testDescription: "has all on paper",
            lines: [line("account.preference-changed", more: preference("all-on-paper", holds: true))],
            verdict: .notNeeded(.stopped(.allOnPaper))),
        Case(
            testDescription: "wanted no letters, and wants them again",
            lines: [
                line(
                    "account.preference-changed", at: "2026-12-05T09:00:00+01:00",
                    more: preference("no-letters", holds: false)),
                line("account.preference-changed", more: preference("no-letters", holds: true)),
            ], verdict: .needed(asPrinted: true)),
        Case(
            testDescription: "of somebody else", lines: [line("person.died", of: "a2")],
            verdict: .needed(asPrinted: true)),
    ]

    @Test(arguments: cases)
    func `an event tells whether a letter is still needed`(_ tested: Case) throws {
        let planned = try PlannedNeed()
        let judge = try planned.judge(news: AccountNews.byAccount(read(tested.lines).events))
        #expect(try judge.verdict(on: planned.piece, in: .of()) == tested.verdict)
    }

    @Test func `who logged in is not dormant, and whose address works has no failures`() throws {
        let asOf = try #require(Instant("2026-12-01T00:00:00+01:00"))
        let news = AccountNews.byAccount(
            try read([Self.line("account.logged-in"), Self.line("account.address-confirmed")]).events)
        let id = try #require(AccountID("a1"))
        let account = try #require(news[id]).account(
            Account(
                id: id, state: .active, activatedOn: try #require(CalendarDate("2020-01-01")), digidLevel: .midden,
                loginMeans: nil, emailState: .none, emailVerifiedAt: nil), since: asOf)
        #expect(
            account.lastLoginAt == Instant("2026-12-03T08:00:00Z") && account.emailVerifiedAt == account.lastLoginAt)
        #expect(account.emailState == .validated)
    }

    @Test func `in whatever order events come and however often, they tell the same`() throws {
        var random = SplitMix64(seed: 26)
        let kinds = ["person.died", "person.moved", "account.logged-in", "account.address-confirmed"]
        let lines = (0..<400).map { _ in
            let account = "a\(Int.random(in: 1...40, using: &random))"
            let day = 10 + Int.random(in: 0...9, using: &random)
            let time = "2026-11-\(day)T0\(Int.random(in: 0...3, using: &random)):00:00Z"
            guard Bool.random(using: &random) else {
                return Self.line(kinds.randomElement(using: &random) ?? "", of: account, at: time)
            }
            let name = MailboxEvent.Preference.allCases.randomElement(using: &random)?.rawValue ?? ""
            return Self.line(
                "account.preference-changed", of: account, at: time,
                more: Self.preference(name, holds: Bool.random(using: &random)))
        }
        let news = AccountNews.byAccount(try read(lines).events)
        #expect(news.count == 40 && news.values.contains(where: \.hasDied))
        for _ in 0..<20 {
            let some = lines.filter { _ in Bool.random(using: &random) }
            let again = try read((lines + some).shuffled(using: &random))
            #expect(AccountNews.byAccount(again.events) == news)
        }
    }

    @Test func `an unknown type and an event to come are findings, and the rest is used`() throws {
        let file = try read([
            Self.line("person.died"), Self.line("person.married"), "",
            Self.line("person.died", at: "2026-12-11T00:00:00Z"),
        ])
        #expect(file.events.count == 1)
        #expect(file.findings.map(\.code) == ["event-type", "after-now"])
        #expect(file.findings.map(\.place.line) == [2, 4])
    }

    @Test(arguments: [
        ("{", "Not JSON"), ("[]", "a JSON object"), ("{\"specversion\": \"1.0\"}", "id must be a text"),
        (line("person.died").replacing("1.0", with: "0.3"), "specversion must be 1.0"),
        (line("person.died", of: "a 1"), "subject must be the identifier"),
        (line("person.died", at: "2026-12-03"), "time must be a time with an offset"),
        (line("person.died", more: ", \"time\": \"2026-12-03T09:00:00Z\""), "no key stands twice"),
        (line("account.preference-changed"), "data.preference must be one of"),
        (line("account.preference-changed", more: preference("e-mail", holds: true)), "data.preference must be one of"),
        (
            line("account.preference-changed", more: ", \"data\": {\"preference\": \"no-email\", \"holds\": 1}"),
            "data.holds must be true or false"
        ),
    ])
    func `a line that is no event refuses the file, and tells nothing of the person`(line: String, message: String)
        throws
    {
        #expect {
            try read([Self.line("person.died"), line])
        } throws: { error in
            let text = "\(error)"
            return (error as? RefusedEvents)?.findings.map(\.place.line) == [2] && text.contains(message)
                && !text.contains("a 1")
        }
    }

    @Test func `attributes of others are passed over`() throws {
        let line = Self.line(
            "person.died", more: ", \"nlbrpvolgindicatie\": true, \"data\": {\"x\": [1]}, \"dataref\": null")
        #expect(try read([line]).events.count == 1)
    }
}
