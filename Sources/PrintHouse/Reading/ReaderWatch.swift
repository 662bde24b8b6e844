import Synchronization

/// Ends a reader that gives no answer for too long, while somebody waits for one.
///
/// Time is counted in looks of the watch itself: where the whole command was stopped, or the machine slept, nobody waited.
final class ReaderWatch: Sendable {
    /// Seconds.
    private let limit: Int
    private let state = Mutex(State())

    private struct State {
        var isWaiting = false
        var silence = 0
        var hasEnded = false
    }

    init(limit: Int) { self.limit = limit }

    /// Whether it ended the reader.
    var hasEnded: Bool { state.withLock(\.hasEnded) }

    func beginWaiting() { state.withLock { ($0.isWaiting, $0.silence) = (true, 0) } }

    func endWaiting() { state.withLock { $0.isWaiting = false } }

    /// Looks every second until it is cancelled, or ended the reader.
    func run(ending end: @Sendable () -> Void) async {
        while !hasEnded, (try? await Task.sleep(for: .seconds(1))) != nil {
            let isOver = state.withLock { state in
                if state.isWaiting { state.silence += 1 }
                state.hasEnded = state.isWaiting && state.silence >= limit
                return state.hasEnded
            }
            if isOver { end() }
        }
    }
}
