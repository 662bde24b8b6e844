import AudienceSelection
import MailLedger
import MailboxDomain
import PaperMail
import Testing

/// A run that is ended, and pieces that are taken out of one, as the ledger keeps them.
@Suite struct CancellingTests {
    private func cancellation(printerConfirms: Bool = false) throws -> RunCancellation {
        RunCancellation(
            by: "A. Bakker", reason: "wrong letters", printerConfirms: printerConfirms,
            at: try moment("2026-11-05T09:00:00Z"))
    }

    private func history(_ run: ClaimedRun, of account: String) throws -> [EarlierPiece] {
        try run.ledger.history(of: try #require(AccountID(account)), in: try DutchTime())
    }

    @Test func `nobody of a cancelled run has a letter under way, and the ledger keeps who and why`() throws {
        let run = try ClaimedRun(failed: [1])
        #expect(try history(run, of: "A1").map(\.isUnderWay) == [true])
        #expect(try run.ledger.cancel(run.run, cancellation()) == nil)
        #expect(try run.states() == [.cancelled, .cancelled, .failed])
        #expect(try history(run, of: "A1").map(\.countsAsWritten) == [false])
        #expect(try run.ledger.state(of: run.run) == .cancelled)
        #expect(try run.ledger.batches(of: run.run).map(\.state) == [.cancelled])
        #expect(try run.ledger.sealedPieces(of: run.run).isEmpty)
        #expect(try run.ledger.cancellation(of: run.run) == cancellation())
        // Again, and by somebody else: the first word stands.
        let again = RunCancellation(
            by: "C. Dekker", reason: "again", printerConfirms: false, at: try moment("2026-11-06T09:00:00Z"))
        #expect(try run.ledger.cancel(run.run, again) == nil)
        #expect(try run.ledger.cancellation(of: run.run)?.by == "A. Bakker")
    }

    @Test func `a run that a printer has is cancelled on their word only`() throws {
        let copied = try ClaimedRun()
        try copied.ledger.recordDeparture(of: copied.batches, at: moment("2026-11-04T09:00:00Z"))
        let handedOver = try ClaimedRun()
        try handedOver.ledger.recordHandedOver(
            handedOver.batches, on: #require(CalendarDate("2026-11-04")), by: "B", at: moment("2026-11-04T09:00:00Z"))
        let reported = try ClaimedRun()
        try reported.take(reported.claim(.printed, 2))
        for run in [copied, handedOver, reported] {
            #expect(try run.ledger.cancel(run.run, cancellation()) == .leftUs(batches: 1))
            #expect(try run.ledger.cancellation(of: run.run) == nil)
            #expect(try run.ledger.cancel(run.run, cancellation(printerConfirms: true)) == nil)
            #expect(try run.states() == [.cancelled, .cancelled, .cancelled])
        }
    }

    @Test func `a run of which something was mailed, or that was closed, is not cancelled`() throws {
        let mailed = try ClaimedRun()
        try mailed.take(mailed.claim(.mailed, 1), mailed.claim(.returned, 2, reason: .moved))
        #expect(try mailed.ledger.cancel(mailed.run, cancellation(printerConfirms: true)) == .mailed(pieces: 2))
        let closed = try ClaimedRun()
        _ = try closed.ledger.close(
            closed.run, by: "B", at: moment("2026-11-12T09:00:00Z"), acceptsUnreported: true)
        #expect(try closed.ledger.cancel(closed.run, cancellation(printerConfirms: true)) == .closed)
        let unknown = try #require(RunID("2027-01"))
        #expect(try closed.ledger.cancel(unknown, cancellation()) == .notApproved)
    }

    @Test func `that a cancelled piece left all the same is believed and told`() throws {
        let run = try ClaimedRun()
        _ = try run.ledger.cancel(run.run, cancellation())
        let taken = try run.take(run.claim(.mailed, 1), run.claim(.printed, 2))
        #expect(taken.outcomes.map(\.objection) == [.despiteCancelling, .piece(.cancelled)])
        #expect(try run.states() == [.mailed, .cancelled, .cancelled])
        #expect(try history(run, of: "A1").map { $0.mailedOn == nil } == [false])
        let all = try run.take(run.claim(.mailed, nil))
        #expect(all.outcomes.map(\.objection) == [.despiteCancelling])
        #expect(try run.states() == [.mailed, .mailed, .mailed])
        #expect(try run.ledger.state(of: run.run) == .cancelled)
    }

    private func withdraw(_ number: Int, of run: ClaimedRun) throws {
        let piece = try run.piece(number)
        let print = try #require(try run.ledger.piece(piece)).deciding
        try run.ledger.recordWithdrawal(
            PieceWithdrawal(
                of: try #require(AccountID("A\(number)")), piece: piece, by: "A. Bakker", reason: "asked for",
                at: moment("2026-11-05T09:00:00Z")), of: print)
    }

    @Test func `a piece is taken out of its file before it is sealed, and called back after that`() throws {
        let run = try ClaimedRun(unsealed: [1])
        try withdraw(1, of: run)
        let time = try moment("2026-11-05T10:00:00Z")
        try run.ledger.recordRendered(run.batches[0], setAside: [], at: time)
        try withdraw(2, of: run)
        try run.ledger.recordSealed(run.batches[0], at: time)
        try withdraw(3, of: run)
        #expect(try run.states() == [.withdrawn, .withdrawn, .pulled])
        #expect(try run.ledger.withdrawnPieces(of: run.run) == [run.piece(1), run.piece(2)])
        #expect(try run.ledger.recalledPieces(of: run.run) == [run.batches[0]: [run.piece(3)]])
        #expect(try run.ledger.sealedPieces(of: run.run) == [run.batches[0]: 1])
        for number in 1...3 {
            #expect(try history(run, of: "A\(number)").map(\.countsAsWritten) == [false])
            try withdraw(number, of: run)
        }
        #expect(try run.ledger.withdrawals(of: run.run).map(\.by) == Array(repeating: "A. Bakker", count: 3))
        #expect(try run.states() == [.withdrawn, .withdrawn, .pulled])
    }
}
