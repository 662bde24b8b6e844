import PaperMail

/// A batch that a worker is to render, and what is known of workers that died of it.
struct RenderOrder: Sendable {
    let batch: PlannedBatch
    /// Numbers of pieces that are left out: no worker outlives them.
    private(set) var without: Set<Int> = []
    /// Numbers of pieces that a person took out.
    let withdrawn: Set<Int>
    private var deaths: [Int: Int] = [:]
    private var unexplainedDeaths = 0

    /// A worker can be killed for other reasons, such as a lack of memory; of the same piece three times is no accident.
    private static let deathsOfPiece = 3
    private static let unexplainedDeathsAllowed = 3

    init(_ batch: PlannedBatch, without: Set<Int> = [], withdrawn: Set<Int> = []) {
        (self.batch, self.without, self.withdrawn) = (batch, without, withdrawn)
    }

    /// What the worker reads: the batch's number, and the numbers of the pieces to leave out, with commas: those that kill
    /// it, and behind a minus sign those that were taken out (`7 12,40 -3`).
    var line: String {
        func list(_ numbers: Set<Int>, after sign: String) -> String {
            numbers.isEmpty ? "" : sign + numbers.sorted().map(String.init).joined(separator: ",")
        }
        return "\(batch.id.number)\(list(without, after: " "))\(list(withdrawn, after: " -"))\n"
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
        let withdrawn: Set<Int>

        init?(_ line: String) {
            var parts = line.split(separator: " ", omittingEmptySubsequences: false)[...]
            guard let batch = parts.popFirst().flatMap({ Int($0) }) else { return nil }
            self.batch = batch
            let last = parts.last?.hasPrefix("-") == true ? parts.popLast()?.dropFirst() : nil
            guard parts.count <= 1, let without = Self.numbers(parts.first), let withdrawn = Self.numbers(last) else {
                return nil
            }
            (self.without, self.withdrawn) = (without, withdrawn)
        }

        /// Nil for another form.
        private static func numbers(_ list: Substring?) -> Set<Int>? {
            let numbers = (list?.split(separator: ",") ?? []).map { Int($0) }
            return numbers.contains(nil) ? nil : Set(numbers.compactMap(\.self))
        }
    }
}
