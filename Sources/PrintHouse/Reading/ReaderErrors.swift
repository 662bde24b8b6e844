import Subprocess

/// The last of what a reader wrote to its standard error: enough to see whether it ran out of memory.
struct ReaderErrors: Sendable {
    private(set) var text = ""
    private static let kept = 4096

    /// Takes in all that comes, so that no reader waits for it, and keeps little.
    init(of stream: SubprocessOutputSequence) async {
        var tail: [UInt8] = []
        var chunks = stream.makeAsyncIterator()
        while let chunk = try? await chunks.next() {
            tail += unsafe chunk.withUnsafeBytes { unsafe Array($0) }
            if tail.count > Self.kept { tail.removeFirst(tail.count - Self.kept) }
        }
        text = String(decoding: tail, as: UTF8.self)
    }

    /// By the words of Poppler, the C++ library, the Swift runtime.
    var tellOfMemory: Bool {
        ["Out of memory", "bad_alloc", "Could not allocate memory", "Cannot allocate memory"].contains {
            text.contains($0)
        }
    }
}

extension TerminationStatus {
    /// Why a reader ended that nobody ended; nil where it ended by itself.
    func stop(_ bounds: ReaderBounds, _ errors: ReaderErrors) -> ReaderStop.Reason? {
        switch self {
        case .exited(0): nil
        case .signaled(ReaderSignal.processorTime): .overProcessorTime(seconds: bounds.processorSeconds)
        case _ where errors.tellOfMemory: .overMemory(bytes: bounds.memory)
        case .signaled(let signal): .died(signal: signal)
        case .exited: nil
        }
    }
}
