import Foundation
package import PrintHouse
import SystemPackage

/// One of the processes that render batches side by side: draws what its parent orders, until that ends.
///
/// An order is a line on standard input, see `RenderOrder`. The answer on standard output is the number of each piece
/// before it is drawn, a line each, then `finishing` and `done`: whoever reads it knows which piece a process died of, or
/// that it died of none.
package struct RenderWorker {
    private let folder: RunFolder
    private let run: RunID
    private let batches: [PlannedBatch]
    private let rendering: BatchRendering

    static let finishing = "finishing"
    static let done = "done"

    package init(for run: RunID, in workspace: Workspace) throws {
        self.run = run
        folder = workspace.folder(of: run)
        _ = try Approval.check(folder, of: run)
        let plan = try PlanDatabase(opening: folder.planDatabase)
        batches = try plan.batches()
        rendering = try BatchRendering(plan: plan, fonts: workspace.fonts)
    }

    package func serve() throws {
        Self.endWithParent()
        let answers = FileDescriptor.standardOutput
        while let line = readLine() {
            guard let order = RenderOrder.Task(line), let batch = batches.first(where: { $0.id.number == order.batch })
            else { throw RunError.damagedPlan(folder.planDatabase) }
            let lock = try RenderLock(batch.id, in: folder)
            defer { lock.release() }
            let place = folder.batch(batch.id)
            if try RenderedBatch.read(place) == nil {
                _ = try rendering.render(batch, to: place, without: order.without) { step in
                    switch step {
                    case .drawing(let piece): _ = try answers.writeAll("\(piece.number)\n".utf8)
                    case .finishing: _ = try answers.writeAll("\(Self.finishing)\n".utf8)
                    }
                }
            }
            _ = try answers.writeAll("\(Self.done)\n".utf8)
        }
    }

    /// Has this process die when its parent does, also in the middle of a batch: the other end of the input is gone then.
    private static func endWithParent() {
        Thread.detachNewThread {
            var input = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
            while poll(&input, 1, -1) < 0, errno == EINTR {}
            _exit(0)
        }
    }
}
