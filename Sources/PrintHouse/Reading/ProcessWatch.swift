import Synchronization

/// Ends a process that gives no answer for too long, while somebody waits for one.
///
/// Time is counted in looks of the watch itself: where the whole command was stopped, or the machine slept, nobody waited.
package final class ProcessWatch: Sendable {
    /// Seconds.
    package let limit: Int
    private let state = Mutex(State())

    private struct State {
        var isWaiting = false
        var silence = 0
        var hasEnded = false
    }

    package init(limit: Int) { self.limit = limit }

    /// Whether it ended the process.
    package var hasEnded: Bool { state.withLock(\.hasEnded) }

    /// Begins anew where somebody waited already.
    package func beginWaiting() { state.withLock { ($0.isWaiting, $0.silence) = (true, 0) } }

    package func endWaiting() { state.withLock { $0.isWaiting = false } }

    /// Looks every second until it is cancelled, or ended the process.
    package func run(ending end: @Sendable () -> Void) async {
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
