import AudienceSelection
import GRDB
import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

@Suite struct RecallTests {
    @Test func `what is called back counts as pulled, and the printer has still to confirm it`() throws {
        let run = try ClaimedRun()
        try run.recall([1, 3])
        #expect(try run.states() == [.pulled, .sealed, .pulled])
        #expect(try run.ledger.pieces(of: run.run).map(\.deciding.isRecalled) == [true, false, true])
        #expect(try run.take(run.claim(.received, nil)).batches.map(\.unconfirmedPulls) == [2])
        #expect(try run.take(run.claim(.pulled, 1)).batches.map(\.unconfirmedPulls) == [1])
        #expect(try run.states() == [.pulled, .received, .pulled])
    }

    @Test func `called back again is nothing new, also for another reason`() throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger.sqlite")
        let run = try ClaimedRun(at: path)
        try run.recall([1])
        let before = try run.ledger.pieces(of: run.run)
        try run.recall([1], because: .tooLong, day: 10)
        #expect(try run.ledger.pieces(of: run.run) == before)
        let reasons = try DatabaseQueue(path: path).read { database in
            try String.fetchAll(database, sql: "SELECT reason FROM piece_events WHERE state = 'pulled'")
        }
        #expect(reasons == ["moved"])
    }

    @Test func `only what stands in the outbox or at the printer can be called back`() throws {
        let unsealed = try ClaimedRun(unsealed: [1])
        try unsealed.recall([1])
        #expect(try unsealed.states() == [.approved, .approved, .approved])
        let failed = try ClaimedRun(failed: [1])
        try failed.recall([3])
        #expect(try failed.states() == [.sealed, .sealed, .failed])
        let handedOver = try ClaimedRun()
        try handedOver.ledger.recordHandedOver(
            handedOver.batches, on: #require(CalendarDate("2026-11-04")), by: "J. Jansen",
            at: moment("2026-11-04T09:00:00Z"))
        try handedOver.recall([1])
        #expect(try handedOver.states() == [.pulled, .handedOver, .handedOver])
    }

    @Test(
        arguments: [
            (.pulled, .pulled, nil),
            // It may fall out before it is looked for.
            (.spoiled, .pulled, nil), (.missing, .pulled, nil),
            (.printed, .pulled, .piece(.pulled)),
            // Believed, so that its reader does not get the next one too soon.
            (.mailed, .mailed, .despiteRecall), (.returned, .returned, .despiteRecall),
        ] as [(FeedbackStatus, PieceState, ClaimObjection?)])
    func `what is reported of a piece that was called back`(
        status: FeedbackStatus, state: PieceState, objection: ClaimObjection?
    ) throws {
        let run = try ClaimedRun()
        try run.recall([1])
        let claim = try run.claim(status, 1, reason: status == .returned ? .moved : nil)
        for isNew in [true, false] {
            let outcomes = try run.take(claim).outcomes
            #expect(outcomes.map(\.isNew) == [isNew] && outcomes.map(\.objection) == [objection])
        }
        #expect(try run.states() == [state, .sealed, .sealed])
    }

    @Test func `a batch is mailed when the printer has confirmed what was called back of it`() throws {
        let run = try ClaimedRun()
        try run.recall([3])
        #expect(try run.take(run.claim(.mailed, 1), run.claim(.mailed, 2)).batches.map(\.state) == [.sealed])
        #expect(try run.take(run.claim(.pulled, 3)).batches.map(\.state) == [.mailed])
    }

    @Test func `who was called back from was not written to`() throws {
        let run = try ClaimedRun()
        let account = try #require(AccountID("A1"))
        try run.recall([1])
        let history = try run.ledger.history(of: account, in: DutchTime())
        #expect(history.map(\.isUnderWay) == [false] && history.map(\.mailedOn) == [nil])
    }
}

extension ClaimedRun {
    /// Calls back pieces of the first batch.
    func recall(_ numbers: [Int], because reason: StepReason = .moved, day: Int = 9) throws {
        let prints = try numbers.map { RecalledPrint(piece: try piece($0), batch: batches[0], reason: reason) }
        try ledger.recordRecalled(prints, at: moment("2026-11-\(day < 10 ? "0" : "")\(day)T08:00:00Z"))
    }
}
