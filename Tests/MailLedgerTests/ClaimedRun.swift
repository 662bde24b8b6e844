import AudienceSelection
import MailLedger
import MailboxDomain
import PaperMail
import Testing

/// What the ledger makes of claims, in a ledger of its own: batches of three pieces each, sealed unless told otherwise.
struct ClaimedRun {
    let ledger: Ledger
    let run: RunID
    let batches: [BatchID]

    static let owners = ["A1", "A2", "A3"]

    init(at path: String = ":memory:", batches count: Int = 1, unsealed: Set<Int> = [], failed: Set<Int> = []) throws {
        ledger = try Ledger.open(at: path)
        let run = try #require(RunID("2026-11"))
        self.run = run
        batches = try (1...count).map { try #require(BatchID(run: run, number: $0)) }
        let time = try moment("2026-11-02T09:00:00Z")
        try ledger.approve(
            run, ApprovalRecord(by: "J. Jansen", at: time, statement: nil),
            counts: RunCounts(accounts: 0, reachedDigitally: 0, matched: [:], chosen: [:], notChosen: [:]),
            batches: batches.map { ($0, ProductID.noEmail) },
            pieces: { add in
                for batch in batches {
                    for number in 1...3 {
                        let account = try #require(AccountID(count == 1 ? "A\(number)" : "A\(batch.number)-\(number)"))
                        try add(LedgerPiece(id: try piece(number, in: batch), account: account, audience: .noEmail))
                    }
                }
            }, decisions: { _ in })
        for batch in batches where !unsealed.contains(batch.number) {
            let setAside =
                failed.contains(batch.number) ? [(id: try piece(3, in: batch), reason: StepReason.tooLong)] : []
            try ledger.recordRendered(batch, setAside: setAside, at: time)
            try ledger.recordSealed(batch, at: time)
        }
    }

    /// Closes the run, and seals reprints of some pieces of each batch, in batches of their own.
    func closeAndPrintAgain(_ numbers: [Int], of batches: [(home: BatchID, again: BatchID)]) throws {
        let time = try moment("2026-11-12T09:00:00Z")
        _ = try ledger.close(run, by: "J. Jansen", at: time, acceptsUnreported: true)
        let order = ReprintOrder(
            run: run, number: 2, day: try #require(CalendarDate("2026-11-12")), by: "J. Jansen",
            batches: try batches.map { batch in
                ReprintOrder.Batch(
                    id: batch.again, product: .noEmail,
                    attempts: Dictionary(
                        uniqueKeysWithValues: try numbers.map { (try piece($0, in: batch.home), 2) }))
            })
        try ledger.enter(order, at: time)
        for batch in batches {
            try ledger.recordRendered(batch.again, setAside: [], at: time)
            try ledger.recordSealed(batch.again, at: time)
        }
    }

    func piece(_ number: Int, in batch: BatchID? = nil) throws -> PieceID {
        try #require(PieceID(batch: batch ?? batches[0], number: number))
    }

    func claim(
        _ status: FeedbackStatus, _ piece: Int?, day: Int = 10, reason: ReturnReason? = nil
    ) throws -> FeedbackClaim {
        FeedbackClaim(
            batch: batches[0], piece: try piece.map { try self.piece($0) }, status: status,
            at: try moment("2026-11-\(day)T09:00:00Z"), reason: reason)
    }

    @discardableResult
    func take(_ claims: FeedbackClaim..., addressLines: (PieceID) -> [String]? = { _ in ["Dam 1"] }) throws
        -> ClaimsTaken
    {
        try ledger.take(
            claims, at: moment("2026-12-01T00:00:00Z"), digest: .readable, addressLines: addressLines)
    }

    func states() throws -> [PieceState] {
        try (1...3).map { number in
            let piece = try piece(number)
            return try #require(try ledger.piece(piece)).state
        }
    }
}
