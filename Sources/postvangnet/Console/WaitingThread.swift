import Dispatch

/// The thread that the program begins on, which waits while others work.
///
/// With an asynchronous `main` it would end instead, and valgrind, which counts instructions, does not survive that.
enum WaitingThread {
    static func finish(_ work: sending @escaping () async -> Void) {
        let end = DispatchSemaphore(value: 0)
        Task.detached {
            await work()
            end.signal()
        }
        end.wait()
    }
}
