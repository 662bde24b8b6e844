import Foundation
import GRDB
import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

@Suite struct ReturnedMailTests {
    @Test func `what is digested is the salt of the ledger, the account and the lines of the address`() throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger.sqlite")
        let run = try ClaimedRun(at: path)
        let address = ["Dam 1", "1012 JS  AMSTERDAM"]
        try run.take(run.claim(.returned, 1, reason: .moved), addressLines: { _ in address })
        let (salt, digest) = try DatabaseQueue(path: path).read { database in
            (
                try #require(try Data.fetchOne(database, sql: "SELECT value FROM salt")),
                try String.fetchOne(database, sql: "SELECT address_digest FROM returned_mail")
            )
        }
        #expect(salt.count == 16)
        #expect(digest == hexadecimal(Array(salt) + Array("A1\nDam 1\n1012 JS  AMSTERDAM".utf8)))
        let returned = try run.ledger.returnedMail(digest: .readable)
        let (account, other) = (try #require(AccountID("A1")), try #require(AccountID("A2")))
        #expect(returned.cameBack(to: account, from: address) && !returned.cameBack(to: other, from: address))
    }

    @Test func `a doubtful address is told with the day and the reason`() throws {
        let run = try ClaimedRun()
        try run.take(
            run.claim(.returned, 1, day: 20, reason: .noSuchAddress), run.claim(.returned, 2, day: 19, reason: .moved),
            run.claim(.returned, 3, day: 18, reason: .refused))
        let doubtful = try run.ledger.doubtfulAddresses()
        #expect(doubtful.map(\.account.rawValue) == ["A2", "A1"])
        #expect(doubtful.map(\.reason) == [.moved, .noSuchAddress])
        #expect(try doubtful.map(\.returnedAt) == [moment("2026-11-19T09:00:00Z"), moment("2026-11-20T09:00:00Z")])
    }

    @Test func `who has died has no address to remember`() throws {
        let run = try ClaimedRun()
        try run.take(run.claim(.returned, 1, day: 19, reason: .moved))
        try run.take(run.claim(.returned, 1, day: 20, reason: .deceased))
        let returned = try run.ledger.returnedMail(digest: .readable)
        let account = try #require(AccountID("A1"))
        #expect(returned.isDeceased(account) && !returned.cameBack(to: account, from: ["Dam 1"]))
        #expect(returned.stops(account, at: ["Dam 2"]))
    }
}
