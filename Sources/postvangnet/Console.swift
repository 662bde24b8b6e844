import FallbackRun
import Foundation

/// What a command tells people while it works: on standard error, so that answers can be piped.
struct Console {
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

    func say(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }

    /// One line that is written over on a terminal, a line a batch elsewhere.
    func show(_ progress: RunProgress) {
        show(
            "\(progress.step) \(progress.batch): \(progress.done) of \(progress.of) batches",
            isLast: progress.done == progress.of)
    }

    func show(_ line: String, isLast: Bool) {
        guard isTerminal else { return say(line) }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line)\(isLast ? "\n" : "")".utf8))
    }
}
