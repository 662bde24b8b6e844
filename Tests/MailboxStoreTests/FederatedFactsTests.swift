import Foundation
import MailboxDomain
import TestSupport
import Testing

@testable import MailboxStore

/// What senders and a profile service tell where no table in the middle has all messages and preferences.
struct FederatedFactsTests {
    private func mailbox(_ extract: ExtractBuilder) throws -> Mailbox {
        try extract.load()
        return try Mailbox(openingAt: extract.mailbox)
    }

    private func senders(_ mailbox: Mailbox, _ account: String) throws -> Int? {
        try mailbox.activity(of: #require(AccountID(account)))?.account.digitalSenders
    }

    @Test func `preferences by organisation go before a number of digital senders`() throws {
        let extract = try ExtractBuilder()
        // Out of order, so that the accounts are numbered anew after they are read.
        for account in ["a9", "a3", "a2"] { extract.add("accounts", ["account_id": account, "digital_senders": "4"]) }
        extract.add("organisations", ["organisation_id": "o2"])
        for (account, organisation, digital) in [
            ("a3", "o1", "true"), ("a2", "o1", "false"), ("a9", "o2", "true"), ("a2", "o2", "false"),
            ("a9", "o1", "true"),
        ] {
            extract.add("reachability", ["account_id": account, "organisation_id": organisation, "digital": digital])
        }
        let found = try mailbox(extract)
        #expect(try ["a1", "a2", "a3", "a9"].map { try senders(found, $0) } == [nil, 0, 1, 2])
        // Rows that only said so are kept nowhere.
        #expect(
            try !String(decoding: Data(contentsOf: URL(filePath: extract.mailbox)), as: UTF8.self).contains(
                "reachability"))
    }

    @Test func `without a row a number stands as it was told`() throws {
        let extract = try ExtractBuilder()
        extract.change("accounts", ["digital_senders": "4"])
        extract.add("accounts", ["account_id": "a2"])
        extract.add("reachability", ["account_id": "a2", "organisation_id": "o1", "digital": "false"])
        let found = try mailbox(extract)
        #expect(try senders(found, "a1") == 4 && senders(found, "a2") == 0)
    }

    @Test(arguments: [
        ("organisation_id", "o9", "unknown-organisation"), ("account_id", "a9", "unknown-account"),
        ("digital", "", "missing-value"), ("digital", "ja", "unknown-value"),
    ])
    func `a bad preference is a reject, and its file goes with the accounts`(
        column: String, value: String, code: String
    ) throws {
        let extract = try ExtractBuilder()
        extract.add(
            "reachability",
            ["account_id": "a1", "organisation_id": "o1", "digital": "true"].merging([column: value]) { $1 })
        #expect(try extract.refused()?.findings.map(\.code) == [code])
        #expect(ExtractManifest.Part.accounts.files.contains(.reachability))
        #expect(!ExtractManifest.Part.people.files.contains(.reachability))
    }

    @Test(arguments: [
        (["read_state": "unread"], false), (["read_state": ""], false), ([:], false),
        (["read_state": "unread", "read_changed_at": "2026-10-02T12:00:00Z"], false),
        (["read_state": "read", "read_changed_at": "2026-10-02T12:00:00Z"], true),
        // When it was opened is told: the mark of now does not undo that.
        (["read_state": "unread", "opened_at": "2026-10-02T12:00:00Z"], true),
        (["read_state": "read", "opened_at": "2026-10-02T12:00:00Z"], true),
    ])
    func `a message that is marked as read is opened`(fields: [String: String], isOpened: Bool) throws {
        let extract = try ExtractBuilder()
        extract.change("messages", fields)
        let found = try mailbox(extract)
        #expect(try found.activity(of: #require(AccountID("a1")))?.unopened.isEmpty == isOpened)
        let openings = try found.openings(withinWeeks: [1], countingAccountsTo: 1)
        #expect(openings.map { $0.periods[0].opened } == [isOpened ? 1 : 0])
    }

    @Test func `read without a moment is a reject`() throws {
        let extract = try ExtractBuilder()
        extract.change("messages", ["read_state": "read"])
        let finding = try #require(try extract.refused()?.findings.first)
        #expect(finding.code == "missing-value" && finding.place.column == "read_changed_at")
    }

    @Test(
        arguments: [
            ("message_id,account_id,organisation_id,delivered_at,read_state,read_changed_at", ",unread,", nil),
            ("message_id,account_id,organisation_id,delivered_at,read_state", ",unread", nil),
            ("message_id,account_id,organisation_id,delivered_at,opened_at", ",", nil),
            // Nothing would tell whether anybody read anything.
            ("message_id,account_id,organisation_id,delivered_at", "", "missing-column"),
            ("message_id,account_id,organisation_id,delivered_at,read_changed_at", ",", "missing-column"),
        ] as [(String, String, String?)])
    func `one of opened_at and read_state must be there`(header: String, fields: String, code: String?) throws {
        let extract = try ExtractBuilder()
        extract.texts["messages"] = "\(header)\nm1,a1,o1,2026-10-01T12:00:00+02:00\(fields)\n"
        #expect(try extract.refused()?.findings.map(\.code) == code.map { [$0] })
    }
}
