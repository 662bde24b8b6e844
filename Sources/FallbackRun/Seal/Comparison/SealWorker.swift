import Canvas
import Foundation
import MailLedger
import MailboxDomain
package import PaperMail
import StrictFiles
import SystemPackage

/// The process beside one that seals: computes batches again from the plan, as its parent orders, until that ends.
///
/// An order is a line on standard input, see `RenderOrder`; the answers are those of a `RenderWorker`.
package struct SealWorker {
    private let folder: RunFolder
    private let batches: [PlannedBatch]
    private let recomputation: BatchRecomputation

    /// - Parameters:
    ///   - reprint: the number of the order whose batches these are; nil for the first prints.
    ///   - acceptsOtherDrawing: whether these may look otherwise than the first prints.
    package init(for run: RunID, reprint: Int?, acceptsOtherDrawing: Bool, in workspace: Workspace) throws {
        folder = workspace.folder(of: run)
        let plan = try PlanDatabase(opening: folder.planDatabase)
        if let reprint {
            let orders = try Ledger.open(at: workspace.ledger.string).reprints(of: run)
            guard let order = orders.first(where: { $0.number == reprint }) else { throw RunError.notClosed(run) }
            batches = try order.planned(in: plan)
        } else {
            batches = try plan.batches()
        }
        recomputation = BatchRecomputation(
            rendering: try BatchRendering(
                plan: plan, fonts: workspace.fonts, time: workspace.clock.time,
                orWith: acceptsOtherDrawing ? PinnedFonts(of: workspace) : nil),
            every: try Configuration(of: workspace).redrawnEvery)
    }

    package func serve() throws {
        RenderWorker.endWithParent()
        while let line = readLine() {
            guard let order = RenderOrder.Task(line), let batch = batches.first(where: { $0.id.number == order.batch })
            else { throw RunError.damagedPlan(folder.planDatabase) }
            let begun = ContinuousClock.now
            try recomputation.run(
                batch, without: order.without, withdrawn: order.withdrawn, to: folder.recomputed(batch.id)
            ) { piece in
                // A sign of life now and then is enough.
                guard piece.number % Self.pace == 0 else { return }
                try StandardOutput.write(RenderAnswer.drawing(piece.number).line)
            }
            try StandardOutput.write(RenderAnswer.done(ContinuousClock.now - begun).line)
        }
    }

    private static let pace = 50
}
