/// A moment of a step as a line on a terminal: never so long that it wraps, because a line that wraps cannot be written over.
struct StepBar {
    let pulse: StepPulse
    /// Of the terminal.
    let columns: Int

    /// What a line says, the most telling first; a narrow terminal gets a later one.
    private static let choices: [(details: [StepPulse.Detail], hasBar: Bool)] = [
        ([.batches, .rate, .time], true), ([.rate, .time], true), ([.time], true), ([.rate, .time], false),
        ([.time], false), ([], false),
    ]
    private static let cells = (fewest: 5, most: 24)
    /// Rate and time at their longest, with their commas: what is chosen stays the same while a step goes on.
    private static let reserved: [StepPulse.Detail: Int] = [
        .rate: ", 999999/s".count, .time: ", 0:00:00 left".count,
    ]

    // Some terminals wrap as soon as the last column is written.
    private var room: Int { max(0, columns - 1) }

    /// Whatever is longer than foreseen is cut off.
    var text: String { String(whole.prefix(room)) }

    private var whole: String {
        if pulse.progress.isLast {
            return Self.choices.map { pulse.line(with: $0.details) }.first { $0.count <= room } ?? pulse.line(with: [])
        }
        for choice in Self.choices {
            let spare = room - longest(choice.details)
            let line = pulse.line(with: choice.details, compact: true)
            if choice.hasBar {
                let cells = min(Self.cells.most, spare - "[] ".count)
                if cells >= Self.cells.fewest { return "\(bar(of: cells)) \(line)" }
            } else if spare >= 0 {
                return line
            }
        }
        return pulse.line(with: [])
    }

    private func longest(_ details: [StepPulse.Detail]) -> Int {
        let counts = details.filter { Self.reserved[$0] == nil }
        return pulse.line(with: counts, compact: true).count + details.compactMap { Self.reserved[$0] }.reduce(0, +)
    }

    private func bar(of cells: Int) -> String {
        let progress = pulse.progress
        let filled = progress.of > 0 ? min(cells, cells * progress.done / progress.of) : cells
        return "[\(String(repeating: "#", count: filled))\(String(repeating: ".", count: cells - filled))]"
    }
}
