import Dispatch

/// One job at a time on a queue of its own: what is drawn keeps no request waiting that needs no drawing.
final class DrawingExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "drawing")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
