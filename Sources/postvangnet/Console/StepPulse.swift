/// A moment of a step, with its speed.
struct StepPulse {
    let progress: StepProgress
    /// Units a second; nil before anything is done.
    let rate: Double?
    /// Since the step began.
    let seconds: Double

    init(_ progress: StepProgress, after time: Duration) {
        self.progress = progress
        seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        rate = progress.done > 0 && seconds > 0 ? Double(progress.done) / seconds : nil
    }

    var secondsLeft: Int? {
        // An extract can have more rows than it promised.
        rate.map { Int((Double(max(0, progress.of - progress.done)) / $0).rounded(.up)) }
    }

    /// What a line can say besides how much is done.
    enum Detail: CaseIterable { case batches, rate, time }

    var line: String { line(with: Detail.allCases) }

    /// - Parameter compact: whether it is for a bar, where numbers that grow are as wide as they can become.
    func line(with details: [Detail], compact: Bool = false) -> String {
        func share(_ done: Int, _ of: Int) -> String {
            let text = "\(done) of \(of)"
            return String(repeating: " ", count: compact ? max(0, "\(of) of \(of)".count - text.count) : 0) + text
        }
        var parts = ["\(share(progress.done, progress.of)) \(progress.unit)"]
        if details.contains(.batches), let batches = progress.batches {
            parts.insert("\(share(batches.done, batches.of)) batches", at: 0)
        }
        if details.contains(.rate), let rate {
            parts.append(
                (rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate))") + (compact ? "/s" : " a second"))
        }
        if details.contains(.time) {
            if progress.isLast {
                parts.append("in \(Self.clock(Int(seconds.rounded(.up))))")
            } else if let secondsLeft {
                parts.append("\(Self.clock(secondsLeft)) left")
            }
        }
        return "\(progress.title): " + parts.joined(separator: ", ")
    }

    /// As `1:05` or `2:00:07`.
    private static func clock(_ seconds: Int) -> String {
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return (hours > 0 ? "\(hours):\(padded(minutes))" : "\(minutes)") + ":\(padded(seconds % 60))"
    }
}
