import FallbackRun
import MailboxStore

/// How far a step is, in the units that it counts.
struct StepProgress {
    var step: String
    /// What of the step is counted, where it has parts with counts of their own.
    var part: String?
    /// Done by this command, of what it has to do.
    var done: Int
    var of: Int
    var unit: String
    /// Batches that are finished, of those of the run; nil for steps without.
    var batches: (done: Int, of: Int)?

    init(step: String, part: String? = nil, done: Int, of: Int, unit: String) {
        (self.step, self.part, self.done, self.of, self.unit) = (step, part, done, of, unit)
    }

    init(_ progress: RunProgress) {
        self.init(step: progress.step, done: progress.pieces, of: progress.ofPieces, unit: "pieces")
        batches = (progress.done, progress.of)
    }

    init(_ progress: PlanProgress) {
        let unit =
            switch progress.part {
            case .waves, .decisions: "accounts"
            case .batches: "pieces"
            case .letters: "letters"
            }
        self.init(step: "plan", part: progress.part.rawValue, done: progress.done, of: progress.of, unit: unit)
    }

    init(_ progress: ImportProgress) {
        let isReading = progress.file != nil
        self.init(
            step: "import", part: isReading ? nil : "indexes", done: progress.done, of: progress.of,
            unit: isReading ? "rows" : "steps")
    }

    /// What the step is called: `render`, or with its part `plan (letters)`.
    var title: String { step + (part.map { " (\($0))" } ?? "") }

    var isLast: Bool { batches.map { $0.done == $0.of } ?? (done == of) }
}
