import GRDB
import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

@Suite struct CorrectionTests {
    @discardableResult
    private func takeBack(_ run: ClaimedRun, _ claims: FeedbackClaim...) throws -> ClaimsTaken {
        try correct(run, ClaimCorrection(wrong: claims, restored: [], by: "J. Jansen"))
    }

    private func restore(_ run: ClaimedRun, _ claims: FeedbackClaim...) throws -> ClaimsTaken {
        try correct(run, ClaimCorrection(wrong: [], restored: claims, by: "K. Klaassen"))
    }

    private func correct(_ run: ClaimedRun, _ correction: ClaimCorrection) throws -> ClaimsTaken {
        try run.ledger.take(
            [], correcting: correction, at: moment("2026-12-02T00:00:00Z"), digest: .readable
        ) { _ in ["Dam 1"] }
    }

    @Test func `what was taken back does not count any more, and the piece stands as without it`() throws {
        let run = try ClaimedRun()
        try run.take(run.claim(.mailed, 1), run.claim(.spoiled, 2))
        let taken = try takeBack(run, run.claim(.mailed, 1), run.claim(.spoiled, 2))
        #expect(taken.takenBack.map(\.isNew) == [true, true] && taken.outcomes.isEmpty)
        #expect(try run.states() == [.sealed, .sealed, .sealed])
        let standing = try #require(taken.batches.first)
        #expect(standing.pieces == [.sealed: 3] && standing.everSpoiled == 0 && standing.changes.count == 2)
    }

    @Test func `what was said of a whole batch can be taken back, and what was said of its pieces stays`() throws {
        let run = try ClaimedRun()
        try run.take(run.claim(.mailed, nil, day: 12), run.claim(.spoiled, 2, day: 11))
        let taken = try takeBack(run, run.claim(.mailed, nil, day: 12))
        #expect(try run.states() == [.sealed, .spoiled, .sealed])
        #expect(taken.batches.map(\.before) == [.mailed] && taken.batches.map(\.state) == [.sealed])
    }

    @Test func `a return that was taken back stops nobody, and leaves no doubtful address`() throws {
        let run = try ClaimedRun()
        let account = try #require(AccountID("A1"))
        for reason in [ReturnReason.moved, .deceased] {
            let claim = try run.claim(.returned, 1, reason: reason)
            try run.take(run.claim(.mailed, 1, day: 10), claim)
            #expect(try run.ledger.returnedMail(digest: .readable).stops(account, at: ["Dam 1"]))
            try takeBack(run, claim)
            #expect(try run.states()[0] == .mailed)
            #expect(try !run.ledger.returnedMail(digest: .readable).stops(account, at: ["Dam 1"]))
            #expect(try run.ledger.doubtfulAddresses().isEmpty)
        }
    }

    @Test func `the same again is nothing new, and a row that was never taken cannot be taken back`() throws {
        let run = try ClaimedRun()
        try run.take(run.claim(.mailed, 1))
        try takeBack(run, run.claim(.mailed, 1))
        let again = try takeBack(run, run.claim(.mailed, 1), run.claim(.mailed, 2), run.claim(.mailed, 1, day: 11))
        #expect(again.takenBack.map(\.isNew) == [false, false, false])
        let meant = try run.claim(.mailed, 1)
        #expect(again.takenBack.map(\.objection) == [nil, .neverTaken(meant: nil), .neverTaken(meant: meant)])
        #expect(again.batches.isEmpty)
    }

    @Test func `a row that was taken back does not come in again, and another one about the same piece does`() throws {
        let run = try ClaimedRun()
        try run.take(run.claim(.mailed, 1, day: 12))
        try takeBack(run, run.claim(.mailed, 1, day: 12))
        let taken = try run.take(run.claim(.mailed, 1, day: 12), run.claim(.mailed, 1, day: 11))
        #expect(taken.outcomes.map(\.objection) == [nil, nil])
        #expect(taken.outcomes.map(\.isTakenBack) == [true, false])
        #expect(taken.outcomes.map(\.isNew) == [false, true])
        #expect(try run.states()[0] == .mailed)
    }

    @Test func `who took back too much restores it, and the last word decides`() throws {
        let run = try ClaimedRun()
        let account = try #require(AccountID("A1"))
        let claim = try run.claim(.returned, 1, reason: .deceased)
        try run.take(claim)
        try takeBack(run, claim)
        let restored = try restore(run, claim, run.claim(.mailed, 2))
        #expect(restored.restored.map(\.isNew) == [true, false])
        #expect(restored.restored.map(\.objection) == [nil, .neverTaken(meant: nil)])
        #expect(try run.states()[0] == .returned)
        #expect(try run.ledger.returnedMail(digest: .readable).isDeceased(account))
        #expect(try restore(run, claim).restored.map(\.isNew) == [false])
        #expect(try takeBack(run, claim).takenBack.map(\.isNew) == [true])
        #expect(try run.states()[0] == .sealed)
        #expect(try run.take(claim).outcomes.map(\.isTakenBack) == [true])
    }

    @Test func `what no longer counts because another row was taken back is told`() throws {
        let run = try ClaimedRun()
        let deleted = try run.claim(.deleted, nil, day: 12)
        try run.take(run.claim(.rejected, nil, day: 11), deleted)
        let taken = try takeBack(run, run.claim(.rejected, nil, day: 11))
        #expect(taken.overturned == [deleted: .batch(.sealed)])
    }

    @Test func `who took what back, and when, stays in the ledger until the run is forgotten`() throws {
        let folder = try ScratchFolder()
        let run = try ClaimedRun(at: folder.path("ledger.sqlite"))
        try run.take(run.claim(.mailed, 1))
        try takeBack(run, run.claim(.mailed, 1))
        let database = try DatabaseQueue(path: folder.path("ledger.sqlite"))
        func rows() throws -> [String] {
            try database.read { database in
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT corrections.by || ' ' || corrections.recorded_at || ' ' || status || ' ' || counts
                        FROM corrections JOIN claims ON claim = claims.number
                        """)
            }
        }
        #expect(try rows() == ["J. Jansen 2026-12-02T00:00:00Z mailed 0"])
        try run.ledger.forget(run.run, by: "J. Jansen", at: moment("2032-01-01T00:00:00Z"))
        #expect(try rows() == [])
    }
}
