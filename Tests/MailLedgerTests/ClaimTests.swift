import AudienceSelection
import GRDB
import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

@Suite struct ClaimTests {
    @Test func `what is claimed of a batch is claimed of its pieces, and the counts follow`() throws {
        let run = try ClaimedRun(failed: [1])
        let taken = try run.take(run.claim(.mailed, nil), run.claim(.spoiled, 2, day: 11))
        #expect(try run.states() == [.mailed, .spoiled, .failed])
        #expect(
            try run.ledger.pieceCounts(of: run.run).filter { $0.value > 0 } == [.mailed: 1, .spoiled: 1, .failed: 1])
        let standing = try #require(taken.batches.first)
        #expect(standing.pieces == [.mailed: 1, .spoiled: 1, .failed: 1] && standing.everSpoiled == 1)
        #expect(standing.before == .sealed && standing.state == .mailed)
        #expect(standing.changes.values.reduce(0, +) == 2)
    }

    @Test func `what was taken before is nothing new, also twice in one file`() throws {
        let run = try ClaimedRun()
        let mailed = try run.claim(.mailed, 1)
        #expect(try run.take(mailed, mailed).outcomes.map(\.isNew) == [true, false])
        let again = try run.take(mailed)
        #expect(again.outcomes.map(\.isNew) == [false] && again.outcomes[0].objection == nil)
        #expect(again.batches.first?.changes.isEmpty == true)
        #expect(try run.states() == [.mailed, .sealed, .sealed])
    }

    @Test func `nothing is taken of a batch or piece that is not known, or not there`() throws {
        let run = try ClaimedRun(batches: 2)
        let unknownBatch = FeedbackClaim(
            batch: try #require(BatchID("2026-11-0009")), piece: nil, status: .mailed,
            at: try moment("2026-11-10T09:00:00Z"))
        let unknownPiece = try run.claim(.mailed, 4)
        var elsewhere = try run.claim(.mailed, 1)
        elsewhere.batch = run.batches[1]
        let taken = try run.take(unknownBatch, unknownPiece, elsewhere)
        #expect(
            taken.outcomes.map(\.objection)
                == [.unknownBatch, .unknownPiece, .pieceOfAnotherBatch(run.batches[0])])
        #expect(taken.outcomes.allSatisfy { !$0.isNew } && taken.batches.isEmpty)
        #expect(try run.ledger.pieceCounts(of: run.run)[.sealed] == 6)
    }

    @Test func `a claim that cannot be is kept, does not count, and is told each time it is brought`() throws {
        let run = try ClaimedRun()
        try run.take(run.claim(.pulled, 1))
        for isNew in [true, false] {
            let outcomes = try run.take(run.claim(.mailed, 1, day: 12)).outcomes
            #expect(outcomes.map(\.isNew) == [isNew] && outcomes.map(\.objection) == [.piece(.pulled)])
        }
        #expect(try run.states()[0] == .pulled)
    }

    @Test func `a claim that no longer counts because of a new one is told with that one`() throws {
        let run = try ClaimedRun()
        let mailed = try run.claim(.mailed, 1, day: 12)
        try run.take(mailed)
        let taken = try run.take(run.claim(.pulled, 1))
        #expect(taken.overturned == [mailed: .piece(.pulled)])
        #expect(try run.states()[0] == .pulled)
        #expect(try run.take(run.claim(.pulled, 1)).overturned.isEmpty)
    }

    @Test func `what a batch cannot have done for some pieces is told once, with their number`() throws {
        let run = try ClaimedRun()
        let taken = try run.take(
            run.claim(.returned, 1, reason: .moved), run.claim(.returned, 2, reason: .moved),
            run.claim(.mailed, nil, day: 12))
        #expect(
            taken.outcomes.map(\.objection)
                == [nil, nil, .piecesOfBatch(count: 2, first: try run.piece(1), .returned)])
        #expect(try run.states() == [.returned, .returned, .mailed])
    }

    @Test func `what a batch cannot have done, its pieces have not done either`() throws {
        let run = try ClaimedRun()
        let taken = try run.take(run.claim(.rejected, nil), run.claim(.mailed, nil, day: 12))
        #expect(taken.outcomes.map(\.objection) == [nil, .batch(.rejected)])
        #expect(try run.states() == [.sealed, .sealed, .sealed])
        try run.take(run.claim(.received, nil, day: 11))
        #expect(try run.states() == [.mailed, .mailed, .mailed])
    }

    @Test func `feedback that is quicker than our own sealing counts from the sealing on`() throws {
        let run = try ClaimedRun(unsealed: [1])
        let time = try moment("2026-11-03T09:00:00Z")
        #expect(try run.take(run.claim(.mailed, 1)).outcomes.map(\.objection) == [.piece(.approved)])
        try run.ledger.recordRendered(run.batches[0], setAside: [], at: time)
        #expect(try run.states() == [.rendered, .rendered, .rendered])
        try run.ledger.recordSealed(run.batches[0], at: time)
        #expect(try run.states() == [.mailed, .sealed, .sealed])
    }

    @Test func `a batch counts as mailed when the last of its pieces is`() throws {
        let run = try ClaimedRun()
        #expect(try run.take(run.claim(.mailed, 1), run.claim(.pulled, 2)).batches.first?.state == .sealed)
        #expect(try run.take(run.claim(.returned, 3, reason: .moved)).batches.first?.state == .mailed)
        #expect(try run.ledger.batches(of: run.run).map(\.state) == [.mailed])
    }

    @Test func `a batch of which all was taken out is not mailed, and what its printer says of it is no contradiction`()
        throws
    {
        let run = try ClaimedRun(unsealed: [1])
        let time = try moment("2026-11-02T09:00:00Z")
        let terms = BatchDeadlines(
            receiveWithinDays: 1, mailBy: try #require(CalendarDate("2026-11-12")), mailWithinDays: 1)
        try run.ledger.recordRendered(run.batches[0], setAside: [], at: time)
        try run.ledger.recordSealed(run.batches[0], deadlines: terms, at: time)
        try run.take(run.claim(.received, nil), run.claim(.pulled, 1, day: 11), run.claim(.pulled, 2, day: 11))
        #expect(try run.ledger.awaitedBatches(in: DutchTime()).map(\.state) == [.received])
        #expect(try run.take(run.claim(.pulled, 3, day: 11)).batches.map(\.state) == [.received])
        #expect(try run.ledger.awaitedBatches(in: DutchTime()).isEmpty)
        let told = try run.take(run.claim(.printed, nil, day: 12), run.claim(.mailed, nil, day: 13))
        #expect(told.batches.map(\.state) == [.mailed] && told.outcomes.allSatisfy { $0.objection == nil })
        #expect(try run.states() == [.pulled, .pulled, .pulled])
    }

    @Test func `selection hears of the day of mailing and of what came back`() throws {
        let run = try ClaimedRun()
        let time = try DutchTime()
        try run.take(
            run.claim(.mailed, nil), run.claim(.returned, 1, day: 20, reason: .deceased),
            run.claim(.returned, 2, day: 20, reason: .refused))
        let accounts = try ClaimedRun.owners.map { try #require(AccountID($0)) }
        let day = CalendarDate("2026-11-10")
        for account in accounts {
            #expect(try run.ledger.history(of: account, in: time).map(\.mailedOn) == [day])
            #expect(try run.ledger.history(of: account, in: time).map(\.isUnderWay) == [false])
        }
        let returned = try run.ledger.returnedMail(digest: .readable)
        #expect(accounts.map(returned.isDeceased) == [true, false, false])
        #expect(accounts.map { returned.cameBack(to: $0, from: ["Dam 1"]) } == [false, true, false])
        #expect(!returned.cameBack(to: accounts[1], from: ["Dam 2"]) && !returned.cameBack(to: accounts[1], from: nil))
        #expect(try run.ledger.doubtfulAddresses().isEmpty, "a refusal says nothing of the address")
    }

    @Test func `an address that is gone holds for every address, until it is known again`() throws {
        let run = try ClaimedRun()
        let account = try #require(AccountID("A1"))
        let moved = try run.claim(.returned, 1, reason: .moved)
        let unknown = try run.take(moved, addressLines: { _ in nil })
        #expect(unknown.withoutAddress == [try run.piece(1)])
        #expect(try run.ledger.returnedMail(digest: .readable).cameBack(to: account, from: ["Dam 2"]))
        #expect(try run.take(moved).withoutAddress.isEmpty)
        #expect(try !run.ledger.returnedMail(digest: .readable).cameBack(to: account, from: ["Dam 2"]))
        #expect(try run.ledger.doubtfulAddresses().map(\.account) == [account])
    }

    @Test func `a return that turns out not to be possible stops nobody`() throws {
        let run = try ClaimedRun()
        let account = try #require(AccountID("A1"))
        try run.take(run.claim(.returned, 1, day: 20, reason: .deceased))
        #expect(try run.ledger.returnedMail(digest: .readable).isDeceased(account))
        try run.take(run.claim(.pulled, 1))
        #expect(try !run.ledger.returnedMail(digest: .readable).isDeceased(account))
    }

    @Test func `a ledger of the version before knows where its pieces and batches stand`() throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger.sqlite")
        let run = try ClaimedRun(at: path, batches: 3, unsealed: [2], failed: [3])
        let counts = try run.ledger.pieceCounts(of: run.run)
        let batches = try run.ledger.batches(of: run.run)
        try DatabaseQueue(path: path).write { database in
            let ofFirst = [
                "run_events", "batches", "batch_events", "pieces", "piece_events", "run_counts", "decisions",
            ]
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb%' ORDER BY name DESC")
            for view in ["prints", "counting_claims"] { try database.execute(sql: "DROP VIEW \(view)") }
            for table in tables where !ofFirst.contains(table) {
                try database.execute(sql: "DROP TABLE \(table)")
            }
            try database.execute(sql: "ALTER TABLE piece_events DROP COLUMN attempt")
            try database.execute(sql: "ALTER TABLE decisions DROP COLUMN lot")
            try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier <> '1'")
        }
        #expect(throws: LedgerError.self) { try Ledger.open(at: path) }
        let again = try Ledger.bringForward(at: path)
        #expect(try again.pieceCounts(of: run.run) == counts && counts[.failed] == 1 && counts[.approved] == 3)
        #expect(try again.batches(of: run.run) == batches)
    }
}
