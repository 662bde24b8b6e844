import MailboxStore
import TestSupport
import Testing

@Suite struct OpeningsTests {
    /// Messages of one organisation each, in order of their number, to accounts of their own.
    private func counts(_ messages: [(delivered: String, opened: String)], enough: Int = 10) throws -> [OpeningCount] {
        let extract = try ExtractBuilder()
        extract.rows["messages"] = []
        for (number, message) in messages.enumerated() {
            extract.add("accounts", ["account_id": "b\(number)"])
            extract.add(
                "messages",
                [
                    "message_id": "m\(number)", "account_id": "b\(number)", "delivered_at": message.delivered,
                    "opened_at": message.opened,
                ])
        }
        try extract.load()
        return try Mailbox(openingAt: extract.mailbox).openings(withinWeeks: [1, 3, 6], countingAccountsTo: enough)
    }

    private func periods(_ messages: [(delivered: String, opened: String)]) throws -> [[Int]] {
        try #require(counts(messages).first).periods.map { [$0.messages, $0.opened] }
    }

    // The extract's moment is 2026-10-31T23:00:00Z.

    @Test func `a message counts for a period once it is that old, to the millisecond`() throws {
        #expect(try periods([("2026-10-24T23:00:00Z", "")]) == [[1, 0], [0, 0], [0, 0]])
        #expect(try periods([("2026-10-24T23:00:00.001Z", "")]) == [[0, 0], [0, 0], [0, 0]])
        // Six weeks of 7 x 24 hours, although the clocks change on 25 October.
        #expect(try periods([("2026-09-19T23:00:00Z", "")]) == [[1, 0], [1, 0], [1, 0]])
        #expect(try periods([("2026-09-19T23:00:00.001Z", "")]) == [[1, 0], [1, 0], [0, 0]])
    }

    @Test func `a message is opened in time up to the last millisecond of a period`() throws {
        let delivered = "2026-01-01T12:00:00Z"
        #expect(try periods([(delivered, "2026-01-08T12:00:00Z")]) == [[1, 1], [1, 1], [1, 1]])
        #expect(try periods([(delivered, "2026-01-08T12:00:00.001Z")]) == [[1, 0], [1, 1], [1, 1]])
        #expect(try periods([(delivered, "2026-01-22T12:00:00.001Z")]) == [[1, 0], [1, 0], [1, 1]])
        #expect(try periods([(delivered, "2026-02-12T12:00:00.001Z")]) == [[1, 0], [1, 0], [1, 0]])
    }

    @Test func `an opening of a message too young to count does not count either`() throws {
        #expect(try periods([("2026-10-30T12:00:00Z", "2026-10-30T12:05:00Z")]) == [[0, 0], [0, 0], [0, 0]])
    }

    @Test func `organisations of one category are counted together, and one without messages has zeros`() throws {
        let extract = try ExtractBuilder()
        extract.add("organisations", ["organisation_id": "o2"])
        extract.add("organisations", ["organisation_id": "o3", "category": "agency"])
        extract.change("messages", ["delivered_at": "2026-01-01T12:00:00Z"])
        extract.add(
            "messages", ["message_id": "m2", "organisation_id": "o2", "opened_at": "2026-01-01T12:00:01Z"])
        try extract.load()
        let counts = try Mailbox(openingAt: extract.mailbox).openings(withinWeeks: [6], countingAccountsTo: 10)
        #expect(counts.map(\.category) == ["agency", "municipality"])
        #expect(counts.map { $0.periods.map(\.messages) } == [[0], [2]])
        #expect(counts.map { $0.periods.map(\.opened) } == [[0], [1]])
        #expect(counts.map(\.accounts) == [0, 1])
    }

    @Test func `accounts are counted once, by messages that count in every period, and no further than asked`() throws {
        let old = Array(repeating: (delivered: "2026-01-01T12:00:00Z", opened: ""), count: 5)
        let young = Array(repeating: (delivered: "2026-10-15T12:00:00Z", opened: ""), count: 9)
        #expect(try counts(old + young).first?.accounts == 5)
        #expect(try counts(old + young, enough: 3).first?.accounts == 3)
    }
}
