import FallbackRun

/// How far a step is, in the units that it counts.
struct StepProgress {
    var step: String
    /// Done by this command, of what it has to do.
    var done: Int
    var of: Int
    var unit: String
    /// Batches that are finished, of those of the run; nil for steps without.
    var batches: (done: Int, of: Int)?

    init(step: String, done: Int, of: Int, unit: String) {
        (self.step, self.done, self.of, self.unit) = (step, done, of, unit)
    }

    init(_ progress: RunProgress) {
        self.init(step: progress.step, done: progress.pieces, of: progress.ofPieces, unit: "pieces")
        batches = (progress.done, progress.of)
    }

    var isLast: Bool { batches.map { $0.done == $0.of } ?? (done == of) }
}

/// A moment of a step, with its speed.
struct StepPulse {
    let progress: StepProgress
    /// Units a second; nil before anything is done.
    let rate: Double?
    let secondsLeft: Int?

    init(_ progress: StepProgress, after time: Duration) {
        self.progress = progress
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        let rate = progress.done > 0 && seconds > 0 ? Double(progress.done) / seconds : nil
        self.rate = rate
        secondsLeft = rate.map { Int((Double(progress.of - progress.done) / $0).rounded(.up)) }
    }

    var line: String {
        let batches = progress.batches.map { "\($0.done) of \($0.of) batches, " } ?? ""
        return "\(progress.step): \(batches)\(progress.done) of \(progress.of) \(progress.unit)\(speed)"
    }

    var bar: String {
        let width = 24
        let filled = progress.of > 0 ? width * progress.done / progress.of : width
        return "[\(String(repeating: "#", count: filled))\(String(repeating: ".", count: width - filled))] \(line)"
    }

    private var speed: String {
        guard let rate, let secondsLeft else { return "" }
        let speed = rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate))"
        return ", \(speed) a second" + (progress.isLast ? "" : ", \(Self.clock(secondsLeft)) left")
    }

    /// As `1:05` or `2:00:07`.
    private static func clock(_ seconds: Int) -> String {
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return (hours > 0 ? "\(hours):\(padded(minutes))" : "\(minutes)") + ":\(padded(seconds % 60))"
    }
}
