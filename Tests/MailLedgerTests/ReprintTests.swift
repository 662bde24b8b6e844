import AudienceSelection
import MailLedger
import MailboxDomain
import PaperMail
import Testing

@Suite struct ReprintTests {
    @Test(
        arguments: [
            (nil, true), (.received, true), (.printed, true), (.spoiled, true), (.missing, true), (.mailed, false),
            (.pulled, false), (.returned, false),
        ] as [(FeedbackStatus?, Bool)])
    func `what did not leave is lost when its run is closed, and not before`(
        status: FeedbackStatus?, isLost: Bool
    ) throws {
        let run = try ClaimedRun()
        let piece = try run.piece(1)
        if let status {
            // A receipt is of a whole batch.
            let reason: ReturnReason? = status == .returned ? .moved : nil
            try run.take(run.claim(status, status.isOfPieces ? 1 : nil, reason: reason))
        }
        #expect(try run.ledger.lostPieces(of: run.run).isEmpty)
        try run.close()
        #expect(try run.ledger.lostPieces(of: run.run).map(\.id).contains(piece) == isLost)
        #expect(try run.ledger.piece(piece)?.deciding.isLost == isLost)
        let account = try #require(AccountID("A1"))
        #expect(try run.ledger.history(of: account, in: DutchTime()).map(\.isUnderWay) == [false])
    }

    @Test func `a reprint is told as it was ordered, with the batches that it goes in place of`() throws {
        let run = try ClaimedRun()
        let (home, again) = (run.batches[0], try run.again())
        try run.closeAndPrintAgain([1, 2], of: [(home, again)])
        let (first, second) = (try run.piece(1), try run.piece(2))
        #expect(
            try run.ledger.reprints(of: run.run) == [
                ReprintOrder(
                    run: run.run, number: 2, day: #require(CalendarDate("2026-11-12")), by: "J. Jansen",
                    batches: [
                        ReprintOrder.Batch(
                            id: again, product: .noEmail, attempts: [first: 2, second: 2], supersedes: [home])
                    ])
            ])
        #expect(try run.ledger.batches(of: run.run).map(\.id) == [home, again])
        #expect(try run.ledger.batches(of: run.run).map(\.pieces) == [3, 2])
    }

    @Test func `a piece is counted once, where its last print stands`() throws {
        let run = try ClaimedRun()
        let (home, again) = (run.batches[0], try run.again())
        try run.closeAndPrintAgain([1, 2], of: [(home, again)])
        let piece = try #require(try run.ledger.piece(run.piece(1)))
        #expect(piece.prints.map(\.attempt) == [1, 2] && piece.prints.map(\.batch) == [home, again])
        #expect(piece.prints.map(\.state) == [.missing, .sealed] && piece.prints.map(\.isLost) == [true, false])
        #expect(piece.deciding == piece.print(ofAttempt: 2) && piece.print(ofAttempt: 3) == nil)
        #expect(try run.ledger.lostPieces(of: run.run).map(\.id) == [run.piece(3)])
        #expect(
            try run.ledger.pieceCounts(of: run.run).filter { $0.value > 0 } == [.sealed: 2, .missing: 1])
    }

    @Test(
        arguments: [
            (nil, nil, 2), (nil, .mailed, 2), (.mailed, .mailed, 2), (.spoiled, .spoiled, 2),
            // What was mailed or came back says more than what was ordered later.
            (.mailed, nil, 1), (.mailed, .spoiled, 1), (.returned, .mailed, 1), (.returned, .returned, 2),
        ] as [(FeedbackStatus?, FeedbackStatus?, Int)])
    func `of two prints one says where the piece stands`(
        first: FeedbackStatus?, second: FeedbackStatus?, deciding: Int
    ) throws {
        let run = try ClaimedRun()
        let again = try run.again()
        try run.closeAndPrintAgain([1], of: [(run.batches[0], again)])
        if let first { try run.take(run.claim(first, 1, reason: first == .returned ? .moved : nil)) }
        if let second {
            var claim = try run.claim(second, 1, day: 15, reason: second == .returned ? .moved : nil)
            claim.batch = again
            try run.take(claim)
        }
        let piece = try #require(try run.ledger.piece(run.piece(1)))
        #expect(piece.deciding.attempt == deciding)
        #expect(piece.prints.count(where: \.decides) == 1)
    }

    @Test func `a run with a reprint that is not sealed is closed only by giving that up`() throws {
        let run = try ClaimedRun()
        let again = try run.again()
        try run.close()
        try run.ledger.enter(
            ReprintOrder(
                run: run.run, number: 2, day: #require(CalendarDate("2026-11-12")), by: "J. Jansen",
                batches: [ReprintOrder.Batch(id: again, product: .noEmail, attempts: [run.piece(1): 2])]),
            at: moment("2026-11-12T10:00:00Z"))
        #expect(try run.ledger.openReprint(of: run.run)?.batches.map(\.id) == [again])
        let late = try moment("2026-11-12T11:00:00Z")
        let error = #expect(throws: LedgerError.self) {
            try run.ledger.close(run.run, by: "tester", at: late, acceptsUnreported: false)
        }
        #expect(error?.description.contains("not sealed yet") == true)
        let order = try #require(try run.ledger.openReprint(of: run.run))
        for _ in 1...2 {
            try run.ledger.recordSealed(order, [ReprintedBatch(id: again)], at: moment("2026-11-12T12:00:00Z"))
            #expect(try run.ledger.openReprint(of: run.run) == nil)
        }
        #expect(try run.ledger.runSteps()[run.run]?.map(\.state) == [.approved, .closed, .sealed])
        try run.close()
        #expect(try run.ledger.pieceCounts(of: run.run)[.missing] == 3)
    }

    @Test func `a reprint that an earlier version cut off before the run's step is open, until its batches are closed`()
        throws
    {
        let run = try ClaimedRun()
        let again = try run.again()
        // Each of these is a transaction of its own, and the run's step is missing.
        try run.closeAndPrintAgain([1, 2], of: [(run.batches[0], again)])
        #expect(try run.ledger.openReprint(of: run.run)?.batches.map(\.id) == [again])
        #expect(try run.ledger.state(of: run.run) == .closed)
        try run.ledger.recordHandedOver(
            [again], on: #require(CalendarDate("2026-11-13")), by: "J. Jansen", at: moment("2026-11-13T09:00:00Z"))
        let open = try #require(try run.ledger.openReprint(of: run.run))
        try run.ledger.recordSealed(open, [ReprintedBatch(id: again)], at: moment("2026-11-13T10:00:00Z"))
        #expect(try run.ledger.openReprint(of: run.run) == nil)
        #expect(try run.ledger.state(of: run.run) == .sealed)
        #expect(try run.ledger.batches(of: run.run).map(\.ownState) == [.sealed, .handedOver])

        let other = try ClaimedRun()
        try other.closeAndPrintAgain([1, 2], of: [(other.batches[0], other.again())])
        try other.close()
        #expect(try other.ledger.openReprint(of: other.run) == nil, "nobody waits for it any more")
    }

    @Test func `an order of which every piece was set aside is done, and its run stays closed`() throws {
        let run = try ClaimedRun()
        let again = try run.again()
        try run.close()
        let (first, second) = (try run.piece(1), try run.piece(2))
        try run.ledger.enter(
            ReprintOrder(
                run: run.run, number: 2, day: #require(CalendarDate("2026-11-12")), by: "J. Jansen",
                batches: [ReprintOrder.Batch(id: again, product: .noEmail, attempts: [first: 2, second: 2])]),
            at: moment("2026-11-12T10:00:00Z"))
        let order = try #require(try run.ledger.openReprint(of: run.run))
        try run.ledger.recordSealed(
            order,
            [ReprintedBatch(id: again, setAside: [(first, .tooLong), (second, .tooLong)], isPrinted: false)],
            at: moment("2026-11-12T12:00:00Z"))
        #expect(try run.ledger.openReprint(of: run.run) == nil)
        #expect(try run.ledger.state(of: run.run) == .closed)
        #expect(try run.ledger.piece(first)?.state == .failed)
        #expect(try run.ledger.lostPieces(of: run.run).map(\.id) == [run.piece(3)])
    }

    @Test func `a plan hears of reprints that were ordered since it was made`() throws {
        let run = try ClaimedRun()
        try run.closeAndPrintAgain([1, 3], of: [(run.batches[0], run.again())])
        let last = try run.ledger.lastRunEvent()
        let accounts = try Set(["A1", "A3"].map { try #require(AccountID($0)) })
        #expect(try run.ledger.accountsReprinted(since: last) == accounts)
        #expect(try run.ledger.accountsReprinted(since: last + 1).isEmpty)
    }

    @Test(
        arguments: [
            // A later piece that left, or may still leave.
            (nil, false, true), (.mailed, false, true), (.missing, false, true), (.mailed, true, true),
            (.returned, true, true),
            // It never left.
            (.pulled, false, false), (.missing, true, false), (nil, true, false),
        ] as [(FeedbackStatus?, Bool, Bool)])
    func `an account was written to since, unless that never left either`(
        status: FeedbackStatus?, isClosed: Bool, wasWrittenTo: Bool
    ) throws {
        let run = try ClaimedRun()
        let (account, other) = (try #require(AccountID("A1")), try #require(AccountID("A2")))
        let first = try run.piece(1)
        #expect(try !run.ledger.wasWrittenTo(account, after: first))
        let december = try run.december(for: account)
        if let status {
            try run.take(
                FeedbackClaim(
                    batch: december.batch, piece: december, status: status, at: moment("2026-12-10T09:00:00Z"),
                    reason: status == .returned ? .refused : nil))
        }
        if isClosed {
            _ = try run.ledger.close(
                december.batch.run, by: "J. Jansen", at: moment("2026-12-20T09:00:00Z"), acceptsUnreported: true)
        }
        #expect(try run.ledger.wasWrittenTo(account, after: first) == wasWrittenTo)
        #expect(try !run.ledger.wasWrittenTo(other, after: run.piece(2)))
        #expect(try !run.ledger.wasWrittenTo(account, after: december), "what came before is not since")
    }
}

extension ClaimedRun {
    /// The batch of the first reprint.
    func again() throws -> BatchID { try #require(BatchID(run: run, number: batches.count + 1)) }

    /// Closes the run, whatever was not reported.
    func close() throws {
        let time = try moment("2026-11-12T09:00:00Z")
        _ = try ledger.close(run, by: "J. Jansen", at: time, acceptsUnreported: true)
    }

    /// Seals a run of the month after, with one piece.
    func december(for account: AccountID) throws -> PieceID {
        let time = try moment("2026-12-02T09:00:00Z")
        let batch = try #require(RunID("2026-12").flatMap { BatchID(run: $0, number: 1) })
        let piece = try piece(1, in: batch)
        try ledger.approve(
            batch.run, ApprovalRecord(by: "J. Jansen", at: time, statement: nil),
            counts: RunCounts(accounts: 0, reachedDigitally: 0, matched: [:], chosen: [:], notChosen: [:]),
            batches: [(batch, ProductID.noEmail)],
            pieces: { try $0(LedgerPiece(id: piece, account: account, audience: .noEmail)) },
            decisions: { try $0(LedgerDecision(account: account, decision: .write(.noEmail))) })
        try ledger.recordRendered(batch, setAside: [], at: time)
        try ledger.recordSealed(batch, at: time)
        return piece
    }
}
