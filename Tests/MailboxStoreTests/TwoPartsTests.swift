import Foundation
import MailboxDomain
import MailboxStore
import TestSupport
import Testing

/// Extracts in two parts: accounts first, people for the candidates later.
@Suite struct TwoPartsTests {
    private static let aboutPeople = [
        "people", "partners", "addresses", "representatives", "suppressions", "preferences",
    ]
    private static let aboutAccounts = ["organisations", "accounts", "messages", "notifications"]

    /// One extract as its two parts; both know the accounts a1 and a2.
    private func parts() throws -> (accounts: ExtractBuilder, people: ExtractBuilder) {
        let (accounts, people) = (try ExtractBuilder(), try ExtractBuilder())
        accounts.add("accounts", ["account_id": "a2"])
        accounts.manifest["part"] = "accounts"
        people.manifest["part"] = "people"
        for file in Self.aboutPeople { accounts.rows[file] = .some(nil) }
        for file in Self.aboutAccounts { people.rows[file] = .some(nil) }
        try accounts.write()
        try people.write()
        return (accounts, people)
    }

    private func load(
        _ part: ExtractBuilder, into mailbox: String, candidates: Set<String>? = nil
    ) throws -> ImportSummary {
        var isCandidate: (@Sendable (AccountActivity) -> Bool)?
        if let candidates { isCandidate = { candidates.contains($0.account.id.rawValue) } }
        return try ExtractImport(
            folder: part.folder.path, mailbox: mailbox, rejects: part.rejects, isCandidate: isCandidate
        ).run()
    }

    private func codes(_ body: () throws -> ImportSummary) throws -> [String] {
        do {
            _ = try body()
            return []
        } catch ImportError.badInput(let refused) { return refused.findings.map(\.code) }
    }

    @Test func `after the first part the mailbox holds accounts and nobody's name`() throws {
        let (accounts, _) = try parts()
        #expect(try !load(accounts, into: accounts.mailbox).extract.holdsPeople)
        let mailbox = try Mailbox(openingAt: accounts.mailbox)
        let account = try #require(AccountID("a1"))
        #expect(!mailbox.extract.holdsPeople && mailbox.accountCount == 2)
        #expect(try mailbox.holder(of: account) == AccountHolder())
        #expect(try mailbox.activity(of: account)?.unopened.count == 1)
    }

    @Test func `the second part adds the people and changes nothing of the accounts`() throws {
        let (accounts, people) = try parts()
        _ = try load(accounts, into: accounts.mailbox)
        #expect(try load(people, into: accounts.mailbox, candidates: ["a1"]).extract.holdsPeople)
        let mailbox = try Mailbox(openingAt: accounts.mailbox)
        let account = try #require(AccountID("a1"))
        #expect(mailbox.extract.holdsPeople && mailbox.accountCount == 2)
        #expect(try mailbox.holder(of: account).person?.surname == "Voorbeeld")
        #expect(try mailbox.holder(of: account).addresses.count == 1)
        #expect(try mailbox.activity(of: account)?.unopened.count == 1)
        #expect(try load(people, into: accounts.mailbox, candidates: ["a1"]).files.allSatisfy { $0.accepted == 1 })
    }

    @Test func `a row about someone who is no candidate is a reject, and the mailbox stays as it was`() throws {
        let (accounts, people) = try parts()
        _ = try load(accounts, into: accounts.mailbox)
        let before = try Data(contentsOf: URL(filePath: accounts.mailbox))
        #expect(
            try Set(codes { try load(people, into: accounts.mailbox, candidates: ["a2"]) }) == ["not-a-candidate"])
        #expect(try Data(contentsOf: URL(filePath: accounts.mailbox)) == before)
    }

    @Test func `the second part needs the first, of the same moment`() throws {
        let (accounts, people) = try parts()
        #expect(try codes { try load(people, into: accounts.mailbox) } == ["part-missing"])
        _ = try load(accounts, into: accounts.mailbox)
        people.manifest["asOf"] = "2026-11-02T00:00:00+01:00"
        try people.write()
        #expect(try codes { try load(people, into: accounts.mailbox) } == ["other-extract"])
    }

    @Test func `a part with a file of the other part is refused`() throws {
        let (accounts, _) = try parts()
        accounts.rows["people"] = [["account_id": "a1"]]
        try accounts.write()
        #expect(try codes { try load(accounts, into: accounts.mailbox) } == ["file-of-other-part"])
    }
}
