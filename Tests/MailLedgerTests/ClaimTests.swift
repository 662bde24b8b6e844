import AudienceSelection
import GRDB
import MailLedger
import MailboxDomain
import PrintHouse
import TestSupport
import Testing

/// What the ledger makes of claims, in a ledger of its own: batches of three pieces each, sealed unless told otherwise.
private struct ClaimedRun {
    let ledger: Ledger
    let run: RunID
    let batches: [BatchID]

    static let owners = ["A1", "A2", "A3"]

    init(at path: String = ":memory:", batches count: Int = 1, unsealed: Set<Int> = [], failed: Set<Int> = []) throws {
        ledger = try Ledger(at: path)
        let run = try #require(RunID("2026-11"))
        self.run = run
        batches = try (1...count).map { try #require(BatchID(run: run, number: $0)) }
        let time = try moment("2026-11-02T09:00:00Z")
        try ledger.approve(
            run, by: "J. Jansen", at: time,
            counts: RunCounts(accounts: 0, reachedDigitally: 0, matched: [:], chosen: [:], notChosen: [:]),
            batches: batches.map { ($0, "no-email") },
            pieces: { add in
                for batch in batches {
                    for number in 1...3 {
                        let account = try #require(AccountID(count == 1 ? "A\(number)" : "A\(batch.number)-\(number)"))
                        try add(LedgerPiece(id: try piece(number, in: batch), account: account, audience: "no-email"))
                    }
                }
            }, decisions: { _ in })
        for batch in batches where !unsealed.contains(batch.number) {
            let setAside = failed.contains(batch.number) ? [(id: try piece(3, in: batch), code: "too-long")] : []
            try ledger.recordRendered(batch, setAside: setAside, at: time)
            try ledger.recordSealed(batch, at: time)
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
        try ledger.take(claims, at: moment("2026-12-01T00:00:00Z"), addressLines: addressLines)
    }

    func states() throws -> [PieceState] {
        try (1...3).map { number in
            let piece = try piece(number)
            return try #require(try ledger.piece(piece)).state
        }
    }
}

private func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }

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

    @Test func `selection hears of the day of mailing and of what came back`() throws {
        let run = try ClaimedRun()
        let time = try #require(DutchTime())
        try run.take(
            run.claim(.mailed, nil), run.claim(.returned, 1, day: 20, reason: .deceased),
            run.claim(.returned, 2, day: 20, reason: .refused))
        let accounts = try ClaimedRun.owners.map { try #require(AccountID($0)) }
        let day = CalendarDate("2026-11-10")
        for account in accounts {
            #expect(try run.ledger.history(of: account, in: time).map(\.mailedOn) == [day])
            #expect(try run.ledger.history(of: account, in: time).map(\.isUnderWay) == [false])
        }
        let returned = try run.ledger.returnedMail()
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
        #expect(try run.ledger.returnedMail().cameBack(to: account, from: ["Dam 2"]))
        #expect(try run.take(moved).withoutAddress.isEmpty)
        #expect(try !run.ledger.returnedMail().cameBack(to: account, from: ["Dam 2"]))
        #expect(try run.ledger.doubtfulAddresses().map(\.account) == [account])
    }

    @Test func `a return that turns out not to be possible stops nobody`() throws {
        let run = try ClaimedRun()
        let account = try #require(AccountID("A1"))
        try run.take(run.claim(.returned, 1, day: 20, reason: .deceased))
        #expect(try run.ledger.returnedMail().isDeceased(account))
        try run.take(run.claim(.pulled, 1))
        #expect(try !run.ledger.returnedMail().isDeceased(account))
    }

    @Test func `a ledger of the version before knows where its pieces and batches stand`() throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger.sqlite")
        let run = try ClaimedRun(at: path, batches: 3, unsealed: [2], failed: [3])
        let counts = try run.ledger.pieceCounts(of: run.run)
        let batches = try run.ledger.batches(of: run.run)
        try DatabaseQueue(path: path).write { database in
            for table in ["claims", "piece_states", "batch_states", "returned_mail", "salt"] {
                try database.execute(sql: "DROP TABLE \(table)")
            }
            try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '2'")
        }
        let again = try Ledger(at: path)
        #expect(try again.pieceCounts(of: run.run) == counts && counts[.failed] == 1 && counts[.approved] == 3)
        #expect(try again.batches(of: run.run) == batches)
    }
}

@Suite struct ClaimOrderTests {
    /// The sequence of Steele, Lea and Flood: the same numbers on every machine.
    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// Up to twelve claims about one batch and its pieces, at five moments, so that many fall together.
    private func sequence(_ batch: BatchID, _ random: inout SplitMix) throws -> [FeedbackClaim] {
        try (0..<Int.random(in: 1...12, using: &random)).map { _ in
            let number = Int.random(in: 0...3, using: &random)
            let known = FeedbackStatus.allCases.filter { number == 0 ? $0.isOfBatches : $0.isOfPieces }
            let status = try #require(known.randomElement(using: &random))
            return FeedbackClaim(
                batch: batch, piece: number == 0 ? nil : PieceID(batch: batch, number: number),
                status: status, at: try moment("2026-11-1\(Int.random(in: 0...4, using: &random))T09:00:00Z"),
                reason: status == .returned ? ReturnReason.allCases.randomElement(using: &random) : nil)
        }
    }

    private static let count = 2000

    private func ledger() throws -> ClaimedRun {
        let numbers = Array(1...Self.count)
        return try ClaimedRun(
            batches: Self.count, unsealed: Set(numbers.filter { $0 % 20 == 0 }),
            failed: Set(numbers.filter { $0 % 7 == 0 }))
    }

    /// Everything of the ledger that others read, and that the order of claims could change.
    private func everything(_ run: ClaimedRun) throws -> [String] {
        let time = try #require(DutchTime())
        let returned = try run.ledger.returnedMail()
        var lines = try run.ledger.batches(of: run.run).map { "\($0)" }
        for batch in run.batches {
            for number in 1...3 {
                let id = try run.piece(number, in: batch)
                let state = try #require(try run.ledger.piece(id)).state
                let account = try #require(AccountID("A\(batch.number)-\(number)"))
                let history = try run.ledger.history(of: account, in: time)
                let cameBack = returned.cameBack(to: account, from: ["\(id)"])
                lines.append("\(id) \(state) \(history) \(returned.isDeceased(account)) \(cameBack)")
            }
        }
        return lines + (try run.ledger.doubtfulAddresses().map { "\($0)" })
    }

    @Test func `two thousand sequences lead to the same ledger and findings in any order and with repeats`() throws {
        var random = SplitMix(state: 2611)
        let (sorted, shuffled) = (try ledger(), try ledger())
        let now = try moment("2026-12-01T00:00:00Z")
        var parts: [[FeedbackClaim]] = [[], [], []]
        var all: Set<FeedbackClaim> = []
        for batch in sorted.batches {
            let sequence = try sequence(batch, &random)
            all.formUnion(sequence)
            for claim in sequence {
                for _ in 0..<Int.random(in: 1...2, using: &random) {
                    parts[Int.random(in: 0...2, using: &random)].append(claim)
                }
            }
        }
        let claims = all.sorted()
        let first = try sorted.ledger.take(claims, at: now) { ["\($0)"] }
        var told: Set<FeedbackClaim> = []
        for part in parts {
            let part = part.shuffled(using: &random)
            let taken = try shuffled.ledger.take(part, at: now) { ["\($0)"] }
            told.formUnion(zip(part, taken.outcomes).filter { $0.1.objection != nil }.map(\.0))
            told.formUnion(taken.overturned.keys)
        }
        let (expected, found) = (try everything(sorted), try everything(shuffled))
        #expect(zip(expected, found).filter { $0 != $1 }.prefix(3).map { "\($0) | \($1)" } == [])
        #expect(expected.count == found.count)

        let again = try shuffled.ledger.take(claims, at: now) { ["\($0)"] }
        #expect(again.outcomes.map(\.objection) == first.outcomes.map(\.objection))
        #expect(again.outcomes.allSatisfy { !$0.isNew } && again.batches.allSatisfy(\.changes.isEmpty))
        #expect(again.overturned.isEmpty && first.overturned.isEmpty)
        // Whatever does not count in the end was told when it came, or when it stopped to count.
        let standing = Set(zip(claims, first.outcomes).filter { $0.1.objection != nil }.map(\.0))
        #expect(standing.subtracting(told).isEmpty)
        // The sequences are not all alike.
        #expect(standing.count > 1000)
        let counts = try shuffled.ledger.pieceCounts(of: shuffled.run)
        for state in [PieceState.received, .printed, .mailed, .spoiled, .missing, .pulled, .returned] {
            #expect(counts[state] ?? 0 > 50, "\(state)")
        }
    }
}
