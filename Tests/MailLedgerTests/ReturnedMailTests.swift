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
        #expect(digest == "1:" + hexadecimal(Array(salt) + Array("A1\nDam 1\n1012 JS  AMSTERDAM".utf8)))
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

    @Test func `digests of an earlier version get a key, and nothing of them stays in the file`() throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger.sqlite")
        let run = try ClaimedRun(at: path)
        try run.take(run.claim(.returned, 1, reason: .moved), run.claim(.returned, 2, reason: .unknown))
        let old = try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "UPDATE returned_mail SET address_digest = substr(address_digest, 3)")
            return try String.fetchAll(database, sql: "SELECT address_digest FROM returned_mail")
        }
        func holds(_ text: String) throws -> Bool {
            try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) != nil
        }
        #expect(try old.count == 2 && old.allSatisfy(holds))
        #expect(throws: LedgerError.self) { try run.ledger.returnedMail(digest: .readable) }

        let digest = AddressDigest.mirrored(keys: [7])
        try run.ledger.keyAddresses(with: digest)
        #expect(try !old.contains(where: holds))
        #expect(try run.ledger.addressKeys() == [AddressKeyID(7): 2])
        let returned = try run.ledger.returnedMail(digest: digest)
        let account = try #require(AccountID("A1"))
        #expect(returned.cameBack(to: account, from: ["Dam 1"]) && !returned.cameBack(to: account, from: ["Dam 2"]))
        let before = try Data(contentsOf: URL(filePath: path))
        try run.ledger.keyAddresses(with: .mirrored(keys: [8]))
        #expect(try Data(contentsOf: URL(filePath: path)) == before, "there is nothing left to do")
    }

    @Test func `each digest is compared with its own key, and without that any address counts as returned`() throws {
        let run = try ClaimedRun()
        func take(_ piece: Int, key: UInt64) throws {
            _ = try run.ledger.take(
                [run.claim(.returned, piece, reason: .moved)], at: moment("2026-12-01T00:00:00Z"),
                digest: .mirrored(keys: [key])
            ) { _ in ["Dam 1"] }
        }
        try take(1, key: 1)
        try take(2, key: 2)
        let accounts = try ["A1", "A2"].map { try #require(AccountID($0)) }
        func cameBack(_ keys: [UInt64], from address: String) throws -> [Bool] {
            let returned = try run.ledger.returnedMail(digest: .mirrored(keys: keys))
            return accounts.map { returned.cameBack(to: $0, from: [address]) }
        }
        #expect(try cameBack([1, 2], from: "Dam 1") == [true, true])
        #expect(try cameBack([1, 2], from: "Dam 2") == [false, false])
        #expect(try cameBack([2], from: "Dam 2") == [true, false])

        let time = try moment("2026-12-02T00:00:00Z")
        #expect(try run.ledger.giveUpAddresses(exceptOf: [AddressKeyID(2)], by: "J. Jansen", at: time) == 1)
        #expect(try run.ledger.addressKeys() == [AddressKeyID(2): 1])
        #expect(try cameBack([1, 2], from: "Dam 2") == [true, false])
        #expect(try run.ledger.giveUpAddresses(exceptOf: [AddressKeyID(2)], by: "J. Jansen", at: time) == 0)
        #expect(try run.ledger.doubtfulAddresses().count == 2, "who moved is still to be reported")
    }
}
