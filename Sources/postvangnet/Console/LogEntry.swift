import FallbackRun
import Foundation
import MailboxDomain
import PaperMail

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
    /// The batch that was rendered, and how long a worker was at it.
    var batch: String?
    var drawingSeconds: Double?
    var finishingSeconds: Double?

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

    init(rendered batch: BatchID, in times: RenderTimes) {
        self.init(level: .info, message: "The batch \(batch) is rendered.")
        self.batch = batch.description
        (drawingSeconds, finishingSeconds) = (Self.seconds(times.drawing), Self.seconds(times.finishing))
    }

    private static func seconds(_ duration: Duration) -> Double { (duration / .milliseconds(1)).rounded() / 1000 }

    var line: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Nothing in it can fail to be encoded.
        return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }
}
