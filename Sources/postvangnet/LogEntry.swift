import Foundation
import MailboxDomain

/// A line of a log for machines (`--log-format json`); keys without a value are left out.
struct LogEntry: Encodable {
    enum Level: String, Encodable { case info, warning, error }

    var time: String
    var level: Level
    var message: String
    /// The exit status that an error ends with.
    var status: Int32?
    var step: String?
    var part: String?
    var batches: Int?
    var ofBatches: Int?
    var done: Int?
    var of: Int?
    var unit: String?
    var perSecond: Double?
    var secondsLeft: Int?

    init(level: Level, message: String, status: Int32? = nil) {
        time = Instant.now.description
        (self.level, self.message, self.status) = (level, message, status)
    }

    init(_ pulse: StepPulse) {
        self.init(level: .info, message: pulse.line)
        let progress = pulse.progress
        (step, part, done) = (progress.step, progress.part, progress.done)
        (of, unit) = (progress.of, progress.unit)
        (batches, ofBatches) = (progress.batches?.done, progress.batches?.of)
        (perSecond, secondsLeft) = (pulse.rate.map { ($0 * 10).rounded() / 10 }, pulse.secondsLeft)
    }

    var line: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Nothing in it can fail to be encoded.
        return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }
}
