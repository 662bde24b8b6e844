import Synchronization

/// Ends a worker that shows no sign of life for too long, so that whoever waits for it sees it as one that died.
///
/// Time is counted in looks of the watch itself: where the whole command was stopped, or the machine slept, its workers were
/// not silent.
final class WorkerWatch: Sendable {
    /// Seconds.
    let limit: Int
    private let state = Mutex(State())

    private struct State {
        var silence = 0
        var hasEnded = false
    }

    init(limit: Int) { self.limit = limit }

    /// Whether it ended the worker.
    var hasEnded: Bool { state.withLock(\.hasEnded) }

    func sawLife() { state.withLock { $0.silence = 0 } }

    /// Looks every second until it is cancelled, or ended the worker.
    func run(ending end: @Sendable () -> Void) async {
        while !hasEnded, (try? await Task.sleep(for: .seconds(1))) != nil {
            let isOver = state.withLock { state in
                state.silence += 1
                state.hasEnded = state.silence >= limit
                return state.hasEnded
            }
            if isOver { end() }
        }
    }
}
