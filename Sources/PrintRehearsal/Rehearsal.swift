package import MailboxDomain
package import PaperMail
import PrintHouse
import StrictFiles
import SyntheticExtract
package import SystemPackage

/// A print house that is played: what it would say of the batches it got, and the post room of mail that came back.
///
///     outbox -> delivery -> what happens to each piece -> feedback-01.csv ... returned-1.csv ... expected.json
///
/// The same outbox, shares and seed give the same bytes. A batch's fate depends on no later batch: what is played again
/// with further batches says the same of the first ones.
package struct Rehearsal: Sendable {
    /// What becomes of each piece in the end, by batch.
    package private(set) var outcomes: [BatchID: [PieceID: FeedbackStatus]] = [:]
    /// By the names of files; they are meant to come in this order, and may in any.
    package let files: [(name: String, bytes: [UInt8])]

    /// - Parameter end: before it everything has happened, in its order, a second apart: for a mailing that is still to
    ///   come, of which nothing can be reported yet. Nil for the days of the manifests.
    package init(
        of delivery: Delivery, shares: RehearsalShares, seed: UInt64, time: DutchTime, until end: Instant? = nil
    ) throws {
        var (spoiled, missing) = (ShareTaking(shares.spoiled), ShareTaking(shares.missing))
        var (reprinted, returned) = (ShareTaking(shares.reprinted), ShareTaking(shares.returned))
        var played: [PlayedBatch] = []
        for batch in delivery.batches {
            var random = SplitMix64(seed: seed, stream: batch.id.stream)
            let all = random.shuffled(batch.rows)
            func isPulled(_ row: PieceRow) -> Bool {
                delivery.pulled.contains(PullList.Row(batch: batch.id, piece: row.piece))
            }
            let pieces = all.filter { !isPulled($0) }
            let lost = (spoiled: spoiled.next(pieces.count), missing: missing.next(pieces.count))
            let again = reprinted.next(lost.spoiled)
            let mailed = pieces.count - lost.spoiled + again - lost.missing
            let fate = PlayedBatch(
                batch, pieces: pieces, pulled: all.filter(isPulled),
                counts: .init(
                    spoiled: lost.spoiled, reprinted: again, missing: lost.missing, returned: returned.next(mailed)),
                time: time, random: &random)
            outcomes[batch.id] = fate.outcomes
            played.append(fate)
        }
        if let end {
            let moments = played.reduce(into: Set<Instant>()) { $0.formUnion($1.moments) }.sorted()
            let moved = moments.enumerated().map { index, moment in
                (moment, Instant(milliseconds: end.milliseconds - Int64(moments.count - index) * 1000))
            }
            for index in played.indices { played[index].move(Dictionary(uniqueKeysWithValues: moved)) }
        }
        var random = SplitMix64(seed: seed, stream: 0)
        files = FeedbackPost(random: &random).files(of: played)
    }

    /// How many pieces end which way.
    package var totals: [FeedbackStatus: Int] {
        outcomes.values.flatMap(\.values).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Fills a folder that appears whole or not at all.
    package func write(to place: FilePath) async throws {
        try await PartialFolder.fillNew(place) { folder in
            for file in files { try folder.write(file.bytes, to: file.name) }
            try folder.write(try StrictJSON.bytes(of: expected), to: "expected.json")
        }
    }

    private var expected: [String: [String: String]] {
        Dictionary(
            uniqueKeysWithValues: outcomes.map { batch, pieces in
                let states = pieces.map { ($0.key.description, $0.value.rawValue) }
                return (batch.description, Dictionary(uniqueKeysWithValues: states))
            })
    }
}

extension BatchID {
    /// A number of its own for each batch of any run.
    fileprivate var stream: Int {
        let letter = run.letter.flatMap { $0.asciiValue }.map { Int($0) } ?? 0
        return ((run.year * 100 + run.month) * 1_000 + letter) * 10_000 + number
    }
}
