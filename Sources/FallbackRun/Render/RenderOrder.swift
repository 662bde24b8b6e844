import PaperMail

/// A batch that a worker is to render, and what is known of workers that died of it.
struct RenderOrder: Sendable {
    let batch: PlannedBatch
    /// Numbers of pieces that are left out: no worker outlives them.
    private(set) var without: Set<Int> = []
    private var deaths: [Int: Int] = [:]
    private var unexplainedDeaths = 0

    /// A worker can be killed for other reasons, such as a lack of memory; of the same piece three times is no accident.
    private static let deathsOfPiece = 3
    private static let unexplainedDeathsAllowed = 3

    init(_ batch: PlannedBatch, without: Set<Int> = []) { (self.batch, self.without) = (batch, without) }

    /// What the worker reads: the batch's number, and the numbers of the pieces to leave out, with commas.
    var line: String {
        "\(batch.id.number)\(without.isEmpty ? "" : " ")\(without.sorted().map(String.init).joined(separator: ","))\n"
    }

    /// Takes note that a worker died.
    ///
    /// - Parameter piece: the number of the piece that it was drawing; nil where it was not drawing any.
    mutating func workerDied(at piece: Int?) throws(RunError) {
        if let piece {
            deaths[piece, default: 0] += 1
            if deaths[piece] == Self.deathsOfPiece { without.insert(piece) }
        } else {
            unexplainedDeaths += 1
        }
        let scattered = deaths.filter { !without.contains($0.key) }.values.reduce(0, +)
        guard unexplainedDeaths <= Self.unexplainedDeathsAllowed,
            scattered <= Self.unexplainedDeathsAllowed + Self.deathsOfPiece
        else { throw .workersDie(batch.id) }
    }

    /// An order as a worker reads it.
    struct Task {
        let batch: Int
        let without: Set<Int>

        init?(_ line: String) {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), let batch = Int(parts[0]) else { return nil }
            let numbers = parts.count == 1 ? [] : parts[1].split(separator: ",").map { Int($0) }
            guard !numbers.contains(nil) else { return nil }
            self.batch = batch
            without = Set(numbers.compactMap(\.self))
        }
    }
}
