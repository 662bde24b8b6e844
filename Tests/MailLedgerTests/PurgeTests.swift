import AudienceSelection
import Foundation
import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

@Suite struct PurgeTests {
    private let time: Instant

    init() throws { time = try moment("2027-11-02T09:00:00Z") }

    @Test(
        arguments: [
            ([], nil), ([(1, .mailed, 10)], nil), ([(1, .mailed, 12), (2, .mailed, 10)], "2026-11-12T09:00:00Z"),
            // The printer has destroyed what it refused.
            ([(1, .mailed, 10), (2, .rejected, 11)], nil),
            ([(1, .mailed, 10), (2, .rejected, 11), (2, .deleted, 13)], "2026-11-13T09:00:00Z"),
            // What it destroys after the mailing, as its contract says, was mailed when it was mailed.
            ([(1, .mailed, 10), (2, .mailed, 12), (1, .deleted, 20), (2, .deleted, 21)], "2026-11-12T09:00:00Z"),
            ([(1, .mailed, 10), (1, .deleted, 20), (2, .mailed, 12)], "2026-11-12T09:00:00Z"),
        ] as [([(batch: Int, status: FeedbackStatus, day: Int)], String?)])
    func `a run is all mailed when the last of its batches was mailed or destroyed`(
        claims: [(batch: Int, status: FeedbackStatus, day: Int)], at: String?
    ) throws {
        let run = try ClaimedRun(batches: 2)
        for claim in claims {
            try run.take(
                FeedbackClaim(
                    batch: run.batches[claim.batch - 1], piece: nil, status: claim.status,
                    at: moment("2026-11-\(claim.day)T09:00:00Z")))
        }
        #expect(try run.ledger.allMailed(of: run.run) == at.map { try moment($0) })
    }

    @Test func `the steps of each run are told in their order`() throws {
        let run = try ClaimedRun()
        let december = try run.december(for: #require(AccountID("A1")))
        try run.ledger.record(.rendered, of: run.run, after: .approved, by: "render", at: time)
        try run.close()
        let steps = try run.ledger.runSteps()
        let expected: [RunID: [RunState]] = [
            run.run: [.approved, .rendered, .closed], december.batch.run: [.approved],
        ]
        #expect(steps.mapValues { $0.map(\.state) } == expected)
        #expect(try steps[run.run]?.first?.at == moment("2026-11-02T09:00:00Z"))
    }

    @Test func `a run is purged when what it wrote is gone, once, and stays so when it is closed`() throws {
        let run = try ClaimedRun()
        try run.ledger.recordPurge(of: "outbox", run: run.run, endsRun: false, by: "purge", at: time)
        try run.ledger.recordPurge(of: "mailbox", run: nil, endsRun: false, by: "purge", at: time)
        #expect(try run.ledger.state(of: run.run) == .approved)
        for _ in 1...2 {
            try run.ledger.recordPurge(of: "run", run: run.run, endsRun: true, by: "purge", at: time)
            #expect(try run.ledger.state(of: run.run) == .purged)
        }
        try run.close()
        #expect(try run.ledger.state(of: run.run) == .purged)
        #expect(try run.ledger.runSteps()[run.run]?.map(\.state) == [.approved, .purged, .closed])
        #expect(try !run.ledger.hasForgotten(run.run), "its accounts and pieces are another matter")
    }

    @Test func `of a forgotten run the totals stay, and nobody`() throws {
        let run = try ClaimedRun(failed: [1])
        let account = try #require(AccountID("A1"))
        try run.take(
            run.claim(.mailed, nil), run.claim(.returned, 1, day: 20, reason: .deceased),
            run.claim(.returned, 2, day: 20, reason: .moved))
        let (counts, batches) = (try run.ledger.pieceCounts(of: run.run), try run.ledger.batches(of: run.run))
        try run.ledger.forget(run.run, by: "purge", at: time)
        #expect(try run.ledger.hasForgotten(run.run))
        #expect(try run.ledger.pieceCounts(of: run.run) == counts)
        #expect(counts.filter { $0.value > 0 } == [.returned: 2, .failed: 1])
        #expect(try run.ledger.batches(of: run.run).map(\.state) == batches.map(\.state))
        #expect(try run.ledger.pieces(of: run.run).isEmpty)
        #expect(try run.ledger.pieces(of: account).isEmpty)
        #expect(try run.ledger.piece(run.piece(1)) == nil)
        #expect(try run.ledger.history(of: account, in: DutchTime()).isEmpty)
        #expect(try run.ledger.returnedMail(digest: .readable).isEmpty)
        #expect(try run.ledger.doubtfulAddresses().isEmpty)
        let again = try run.take(run.claim(.mailed, nil), run.claim(.mailed, 1))
        #expect(again.outcomes.map(\.isNew) == [false, false] && again.outcomes[1].objection == .unknownPiece)
    }

    @Test func `forgetting one run leaves the others whole`() throws {
        let run = try ClaimedRun()
        let account = try #require(AccountID("A1"))
        let december = try run.december(for: account)
        try run.ledger.forget(run.run, by: "purge", at: time)
        #expect(try run.ledger.pieces(of: account).map(\.id) == [december])
        #expect(
            try run.ledger.decision(on: account, in: december.batch.run)
                == LedgerDecision(account: account, decision: .write(.noEmail)))
        #expect(try run.ledger.pieceCounts(of: december.batch.run)[.sealed] == 1)
        #expect(try !run.ledger.hasForgotten(december.batch.run))
    }

    @Test func `what must follow a forgetting is known until it is recorded as done`() throws {
        let run = try ClaimedRun()
        let december = try run.december(for: #require(AccountID("A1")))
        try run.ledger.recordPurge(of: "mailbox", run: nil, endsRun: false, by: "purge", at: time)
        #expect(try !run.ledger.hasAfterwork())
        for forgotten in [run.run, december.batch.run] {
            try run.ledger.forget(forgotten, by: "purge", at: time)
            #expect(try run.ledger.hasAfterwork())
            try run.ledger.compact()
            #expect(try run.ledger.hasAfterwork(), "a purge may be cut off here")
            try run.ledger.recordAfterwork(by: "purge", at: time)
            #expect(try !run.ledger.hasAfterwork())
        }
    }

    @Test func `nothing of a forgotten piece is left in the file`() throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger.sqlite")
        let run = try ClaimedRun(at: path)
        let id = Data(try run.piece(1).description.utf8)
        #expect(try Data(contentsOf: URL(filePath: path)).range(of: id) != nil)
        try run.ledger.forget(run.run, by: "purge", at: time)
        try run.ledger.compact()
        #expect(try Data(contentsOf: URL(filePath: path)).range(of: id) == nil)
    }
}
