import ArgumentParser
import FallbackRun
import MailboxDomain
import StrictFiles
import Synchronization

/// What a command tells people and machines while it works: on standard error, so that answers can be piped.
final class Console: Sendable {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    private enum Manner { case bar, lines, json }

    private let manner: Manner
    private let pace = Mutex(Pace())

    init(format: Format) {
        manner =
            switch format {
            case .json: .json
            case .text: Terminal.errors.canWriteOver ? .bar : .lines
            }
    }

    /// A remark that asks for attention.
    func say(_ message: String) {
        if manner == .json {
            write(LogEntry(level: .warning, message: message))
        } else {
            write("\(clearedBar)\(message)\n")
        }
    }

    func fail(_ failure: CommandFailure) {
        if manner == .json {
            write(LogEntry(level: .error, message: failure.message, status: failure.exitStatus.rawValue))
        } else {
            write("\(clearedBar)postvangnet: \(failure.message)\n")
        }
    }

    func show(_ event: RunEvent) {
        switch event {
        case .progress(let progress): show(StepProgress(progress))
        case .rendered(let batch, let times): if manner == .json { write(LogEntry(rendered: batch, in: times)) }
        case .planning(let progress): show(StepProgress(progress))
        case .workerDied(let batch, nil): say("A process that rendered the batch \(batch) died; another goes on.")
        case .workerDied(_, let piece?):
            say("A process died while it drew the piece \(piece); another begins the batch again.")
        case .workerSilent(let batch, nil, let seconds):
            say("A process that rendered the batch \(batch) did nothing for \(seconds) seconds; another goes on.")
        case .workerSilent(_, let piece?, let seconds):
            say(
                "A process did nothing for \(seconds) seconds after it began the piece \(piece); another begins the batch again."
            )
        case .setAside(let piece):
            say("The piece \(piece) is set aside: each process that drew it died or hung.")
        }
    }

    /// One line that is written over on a terminal; elsewhere a line now and then.
    func show(_ progress: StepProgress) {
        guard let pulse = pace.withLock({ $0.pulse(of: progress, isBar: manner == .bar) }) else { return }
        switch manner {
        case .bar:
            // Written over and only then cut off: a line that is emptied first flickers.
            let bar = StepBar(pulse: pulse, columns: Terminal.errors.columns).text
            write("\r\(bar)\(Terminal.clearToEnd)\(progress.isLast ? "\n" : "")")
        case .lines: write("\(pulse.line)\n")
        case .json: write(LogEntry(pulse))
        }
    }

    /// Takes away what stands on the terminal's line.
    private var clearedBar: String { manner == .bar ? "\r\(Terminal.clearToEnd)" : "" }

    private func write(_ entry: LogEntry) { write(entry.line) }

    private func write(_ text: String) { StandardError.write(text) }
}

/// Which moments of a step are shown: all of them would flood a log, and a terminal too.
private struct Pace {
    private var title = ""
    private var begun = ContinuousClock.now
    private var shown: ContinuousClock.Instant?
    private var isOver = false

    /// Nil for a moment that is not shown. The last of a step always is, and nothing after it; the first is on a terminal.
    mutating func pulse(of progress: StepProgress, isBar: Bool) -> StepPulse? {
        let now = ContinuousClock.now
        if progress.title != title { (title, begun, shown, isOver) = (progress.title, now, nil, false) }
        let pause: Duration = isBar ? .milliseconds(100) : .seconds(10)
        if isOver { return nil }
        if let before = shown ?? (isBar ? nil : begun), now - before < pause, !progress.isLast { return nil }
        (shown, isOver) = (now, progress.isLast)
        return StepPulse(progress, after: now - begun)
    }
}

/// The option of commands that work for long.
struct LogOption: ParsableArguments {
    @Option(
        name: .customLong("log-format"),
        help: "How to tell what goes on, on standard error: text, or json (an object a line).")
    var format = Console.Format.text

    var console: Console { Console(format: format) }
}

protocol LoggingCommand: ParsableCommand {
    var log: LogOption { get }
}
