import MailLedger
import MailboxDomain
import PaperMail
import SyntheticExtract
import Testing

@Suite struct ClaimOrderTests {
    /// Up to twelve claims about one batch and its pieces, at five moments, so that many fall together.
    ///
    /// - Parameter home: the batch that the pieces were first in, for a batch in which they are printed again.
    private func sequence(
        _ batch: BatchID, home: BatchID? = nil, _ random: inout SplitMix64
    ) throws -> [FeedbackClaim] {
        try (0..<Int.random(in: 1...12, using: &random)).map { _ in
            let number = Int.random(in: 0...(home == nil ? 3 : 2), using: &random)
            let known = FeedbackStatus.allCases.filter { number == 0 ? $0.isOfBatches : $0.isOfPieces }
            let status = try #require(known.randomElement(using: &random))
            return FeedbackClaim(
                batch: batch, piece: number == 0 ? nil : PieceID(batch: home ?? batch, number: number),
                status: status, at: try moment("2026-11-1\(Int.random(in: 0...4, using: &random))T09:00:00Z"),
                reason: status == .returned ? ReturnReason.allCases.randomElement(using: &random) : nil)
        }
    }

    private static let count = 2000

    /// - Parameter reprints: whether the run was closed, and two pieces of every third batch were printed again.
    private func ledger(reprints: Bool) throws -> ClaimedRun {
        let numbers = Array(1...Self.count)
        let run = try ClaimedRun(
            batches: Self.count, unsealed: reprints ? [] : Set(numbers.filter { $0 % 20 == 0 }),
            failed: Set(numbers.filter { $0 % 7 == 0 }))
        if reprints {
            try run.closeAndPrintAgain(
                [1, 2], of: run.batches.filter { $0.number % 3 == 0 }.map { ($0, try again($0)) })
        }
        return run
    }

    /// The batch in which pieces of another are printed again.
    private func again(_ batch: BatchID) throws -> BatchID {
        try #require(BatchID(run: batch.run, number: batch.number + Self.count))
    }

    /// Everything of the ledger that others read, and that the order of claims could change.
    private func everything(_ run: ClaimedRun) throws -> [String] {
        let time = try DutchTime()
        let returned = try run.ledger.returnedMail(digest: .readable)
        var lines = try run.ledger.batches(of: run.run).map { "\($0)" }
        for batch in run.batches {
            for number in 1...3 {
                let id = try run.piece(number, in: batch)
                let piece = try #require(try run.ledger.piece(id))
                let account = try #require(AccountID("A\(batch.number)-\(number)"))
                let history = try run.ledger.history(of: account, in: time)
                let cameBack = returned.cameBack(to: account, from: ["\(id)"])
                lines.append(
                    "\(id) \(piece.state) \(piece.prints) \(history) \(returned.isDeceased(account)) \(cameBack)")
            }
        }
        return lines + (try run.ledger.doubtfulAddresses().map { "\($0)" })
    }

    @Test(arguments: [false, true])
    func `two thousand sequences lead to the same ledger and findings in any order and with repeats`(
        reprints: Bool
    ) throws {
        var random = SplitMix64(seed: 2611)
        let (sorted, shuffled) = (try ledger(reprints: reprints), try ledger(reprints: reprints))
        let now = try moment("2026-12-01T00:00:00Z")
        var parts: [[FeedbackClaim]] = [[], [], []]
        var all: Set<FeedbackClaim> = []
        for batch in sorted.batches {
            var sequence = try sequence(batch, &random)
            if reprints, batch.number % 3 == 0 {
                sequence += try self.sequence(try again(batch), home: batch, &random)
            }
            all.formUnion(sequence)
            for claim in sequence {
                for _ in 0..<Int.random(in: 1...2, using: &random) {
                    parts[Int.random(in: 0...2, using: &random)].append(claim)
                }
            }
        }
        let claims = all.sorted()
        let first = try sorted.ledger.take(claims, at: now, digest: .readable) { ["\($0)"] }
        var told: Set<FeedbackClaim> = []
        for part in parts {
            let part = part.shuffled(using: &random)
            let taken = try shuffled.ledger.take(part, at: now, digest: .readable) { ["\($0)"] }
            told.formUnion(zip(part, taken.outcomes).filter { $0.1.objection != nil }.map(\.0))
            told.formUnion(taken.overturned.keys)
        }
        let (expected, found) = (try everything(sorted), try everything(shuffled))
        #expect(zip(expected, found).filter { $0 != $1 }.prefix(3).map { "\($0) | \($1)" } == [])
        #expect(expected.count == found.count)

        let again = try shuffled.ledger.take(claims, at: now, digest: .readable) { ["\($0)"] }
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
            // What is received or printed when a run is closed is missing then; only in reprints it is not.
            #expect(counts[state] ?? 0 > (reprints ? 5 : 50), "\(state)")
        }
        #expect(counts.values.reduce(0, +) == 3 * Self.count)
        let beside = first.outcomes.count { if case .besideReprint = $0.objection { true } else { false } }
        #expect(reprints ? beside > 100 : beside == 0)
    }
}
