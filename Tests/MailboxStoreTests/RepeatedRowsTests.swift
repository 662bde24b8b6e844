import Foundation
import MailboxDomain
import SyntheticExtract
import TestSupport
import Testing

@testable import MailboxStore

/// Rows that are about the same message, notification, relation or reason not to write.
@Suite struct RepeatedRowsTests {
    private func activity(of extract: ExtractBuilder, _ account: String = "a1") throws -> AccountActivity {
        let id = try #require(AccountID(account))
        return try #require(try Mailbox(openingAt: extract.mailbox).activity(of: id))
    }

    @Test(arguments: [
        (["delivered", "hard_bounce"], "hard_bounce"), (["hard_bounce", "delivered"], "hard_bounce"),
        (["soft_bounce", "delivered"], "delivered"), (["delivered", "delivered"], "delivered"),
        (["soft_bounce", "soft_bounce", "expired"], "expired"),
        (["soft_bounce", "soft_bounce", "soft_bounce"], "soft_bounce"),
    ])
    func `reports on one notification are accepted, told of, and count once`(outcomes: [String], counts: String) throws
    {
        let extract = try ExtractBuilder()
        extract.change("notifications", ["outcome": outcomes[0]])
        for outcome in outcomes.dropFirst() { extract.add("notifications", ["outcome": outcome]) }
        let summary = try extract.load()
        #expect(summary.files.first { $0.file == "notifications.csv" }?.accepted == outcomes.count)
        #expect(summary.rejects == [])
        // Each row against the first one of its notification.
        let differing = outcomes.dropFirst().count { $0 != outcomes[0] }
        let repeats = outcomes.count - 1 - differing
        #expect(
            summary.remarks.map(\.code)
                == (repeats > 0 ? ["repeated-notification"] : []) + (differing > 0 ? ["other-outcome"] : []))
        #expect(summary.remarks.last?.message.contains(": \(max(differing, repeats)). They count once") == true)
        #expect(try activity(of: extract).notifications.map(\.outcome.rawValue) == [counts])
    }

    @Test(arguments: [
        ("hard_bounce", "2.0.0", "soft_bounce"), ("hard_bounce", "4.2.2", "soft_bounce"),
        ("soft_bounce", "5.1.1", "hard_bounce"),
        ("delivered", "5.1.1", "hard_bounce"), ("delivered", "4.0.0", "soft_bounce"),
        ("soft_bounce", "2.0.0", "soft_bounce"),
        ("expired", "2.0.0", "soft_bounce"),
    ])
    func `an outcome that its status contradicts is told, and the status counts`(
        outcome: String, status: String, counts: String
    ) throws {
        let extract = try ExtractBuilder()
        extract.change("notifications", ["outcome": outcome, "status_code": status])
        let summary = try extract.load()
        #expect(summary.remarks.map(\.description).count == 1)
        #expect(summary.remarks.first?.code == "outcome-contradicts-status")
        #expect(summary.remarks.first?.place == .init(file: "notifications.csv", line: 2, column: "outcome"))
        #expect(try activity(of: extract).notifications.map(\.outcome.rawValue) == [counts])
    }

    @Test(arguments: [
        ("delivered", "2.1.5"), ("hard_bounce", "5.1.1"), ("soft_bounce", "4.2.2"), ("expired", "4.4.7"),
        ("expired", "5.4.7"),
    ])
    func `an outcome that goes with its status is no remark`(outcome: String, status: String) throws {
        let extract = try ExtractBuilder()
        extract.change("notifications", ["outcome": outcome, "status_code": status])
        #expect(try extract.load().remarks == [])
        #expect(try activity(of: extract).notifications.map(\.outcome.rawValue) == [outcome])
    }

    @Test func `a million contradictions are twenty lines and a count`() throws {
        let extract = try ExtractBuilder()
        for number in 1...50 {
            extract.add(
                "notifications", ["notification_id": "x\(number)", "outcome": "hard_bounce", "status_code": "2.0.0"])
        }
        let remarks = try extract.load().remarks
        #expect(remarks.count == 21)
        #expect(remarks[20].place.line == nil && remarks[20].message.hasPrefix("30 more rows"))
    }

    /// Orders of the same messages, in which some stand twice: sorted, shuffled, with the repeats at the end.
    enum Order: CaseIterable { case sorted, shuffled, repeatsLast }

    @Test(arguments: Order.allCases)
    func `a repeated message is the reject, wherever it stands, and no other row is`(order: Order) throws {
        var random = SplitMix64(seed: 7)
        let extract = try ExtractBuilder()
        let count = 2_000
        let repeated = [3, 500, 1_500, 1_999]
        var numbers = (1...count) + repeated
        switch order {
        case .sorted: numbers.sort()
        case .shuffled: numbers.shuffle(using: &random)
        case .repeatsLast: break
        }
        let ids = numbers.map { "m" + String(1_000_000 + $0) }
        extract.texts["messages"] =
            "message_id,account_id,organisation_id,delivered_at,opened_at\n"
            + ids.map { "\($0),a1,o1,2026-10-01T12:00:00+02:00,\n" }.joined()
        extract.promised["messages"] = ids.count
        let summary = try extract.load(tolerance: repeated.count)
        var seen: Set<String> = []
        let expected = ids.enumerated().filter { !seen.insert($0.element).inserted }.map { $0.offset + 2 }
        #expect(summary.rejects.map(\.place.line) == expected)
        #expect(summary.rejects.allSatisfy { $0.code == "duplicate-message" })
        #expect(
            try activity(of: extract).unopened.map(\.id.rawValue) == (1...count).map { "m" + String(1_000_000 + $0) })
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: extract.root.path).sorted() == [
                "extract", "mailbox.sqlite", "rejects.csv",
            ])
        #expect(try extract.refused(tolerance: repeated.count - 1)?.rejectedRows == repeated.count)
    }

    @Test func `a message that was refused before takes nobody's place`() throws {
        let extract = try ExtractBuilder()
        extract.change("messages", ["account_id": "nobody"])
        extract.add("messages", ["account_id": "a1"])
        let summary = try extract.load(tolerance: 1)
        #expect(summary.rejects.map(\.code) == ["unknown-account"])
        #expect(try activity(of: extract).unopened.map(\.id.rawValue) == ["m1"])
    }

    @Test func `reports on notifications in any order of ids are found`() throws {
        let extract = try ExtractBuilder()
        for number in [5, 3, 9, 3, 5] {
            extract.add("notifications", ["notification_id": "n\(number)", "outcome": "hard_bounce"])
        }
        extract.add("notifications", ["notification_id": "n9", "sent_at": "2026-10-03T12:00:00Z"])
        let summary = try extract.load(tolerance: 1)
        #expect(summary.rejects.map(\.code) == ["contradicting-notification"])
        #expect(summary.rejects.map(\.place.line) == [8])
        #expect(summary.remarks.first?.message.contains("notification: 2.") == true)
        #expect(try activity(of: extract).notifications.map(\.id.rawValue) == ["n1", "n3", "n5", "n9"])
    }

    @Test func `partners, representatives and suppressions may be told of twice`() throws {
        let extract = try ExtractBuilder()
        extract.change("partners", ["since": "1999-05-01"])
        extract.add("partners", ["until": "2010-01-01"])
        extract.change("representatives", ["kind": "curator", "since": "2020-01-01"])
        extract.add("representatives", ["until": "2025-01-01"])
        extract.change("suppressions", ["until": "2026-01-01"])
        extract.add("suppressions", ["until": "2027-01-01"])
        #expect(try extract.load().rejects == [])
        let account = try #require(AccountID("a1"))
        let holder = try Mailbox(openingAt: extract.mailbox).holder(of: account)
        #expect(holder.partners.map(\.until) == [PartialDate("2010-01-01")])
        #expect(holder.representatives.map(\.until) == [CalendarDate("2025-01-01")])
        #expect(holder.suppressions.contains { $0.holds(on: CalendarDate(daysSince1970: 20_700)) })
    }
}
