import PaperMail

/// How many pieces of a run cannot be printed, as far as is known: by its plan, and by the batches that are rendered.
struct RunFailures {
    private(set) var count = 0
    /// Those that the plan knows, by batch.
    private(set) var planned: [BatchID: Int] = [:]

    init(of batches: [PlannedBatch], in plan: PlanDatabase, _ folder: RunFolder) throws {
        for piece in try plan.setAside() { planned[piece.piece.batch, default: 0] += 1 }
        for batch in batches {
            count += try RenderedBatch.read(folder.batch(batch.id))?.failures ?? planned[batch.id] ?? 0
        }
    }
}
