import Foundation
import MailboxDomain
package import PaperMail
import StrictFiles

/// One of the processes that render batches side by side: draws what its parent orders, until that ends.
///
/// An order is a line on standard input, see `RenderOrder`. The answers are lines on standard output, see `RenderAnswer`.
package struct RenderWorker {
    private let folder: RunFolder
    private let run: RunID
    private let batches: [PlannedBatch]
    private let rendering: BatchRendering

    package init(for run: RunID, in workspace: Workspace) throws {
        self.run = run
        folder = workspace.folder(of: run)
        let plan = try ApprovedRun.plan(of: run, in: folder)
        batches = try plan.batches()
        rendering = try BatchRendering(plan: plan, fonts: workspace.fonts, time: workspace.clock.time)
    }

    package func serve() throws {
        Self.endWithParent()
        while let line = readLine() {
            guard let order = RenderOrder.Task(line), let batch = batches.first(where: { $0.id.number == order.batch })
            else { throw RunError.damagedPlan(folder.planDatabase) }
            let lock = try RenderLock(batch.id, in: folder)
            defer { lock.release() }
            let place = folder.batch(batch.id)
            var clock = StepClock()
            if try RenderedBatch.read(place) == nil {
                _ = try rendering.render(
                    batch, to: place, without: order.without, withdrawn: order.withdrawn
                ) { step in
                    switch step {
                    case .drawing(let piece): try StandardOutput.write(RenderAnswer.drawing(piece.number).line)
                    case .closing: try StandardOutput.write(RenderAnswer.closing.line)
                    case .finishing: try StandardOutput.write(RenderAnswer.drawn(clock.lap()).line)
                    }
                }
            }
            try StandardOutput.write(RenderAnswer.done(clock.lap()).line)
        }
    }

    /// Has this process die when its parent does, also in the middle of a batch: the other end of the input is gone then.
    static func endWithParent() {
        Thread.detachNewThread {
            var input = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
            while unsafe poll(&input, 1, -1) < 0, errno == EINTR {}
            _exit(0)
        }
    }
}

/// Tells how long each step took, one after the other.
private struct StepClock {
    private var begun = ContinuousClock.now

    mutating func lap() -> Duration {
        let now = ContinuousClock.now
        defer { begun = now }
        return now - begun
    }
}
