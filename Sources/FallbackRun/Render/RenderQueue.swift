import PaperMail

/// The batches that wait for a worker, and how far all workers together are.
actor RenderQueue {
    private let folder: RunFolder
    private var waiting: [RenderOrder]
    private var failed: Int
    private let planned: [BatchID: Int]
    private let failuresAllowed: Int
    private let report: @Sendable (RunEvent) -> Void
    private var progress: RunProgress

    /// - Parameters:
    ///   - failures: those that are known before any of these batches is rendered.
    ///   - withdrawn: pieces that were taken out, of all batches.
    init(
        _ batches: [PlannedBatch], of all: Int, in folder: RunFolder, _ failures: RunFailures, failuresAllowed: Int,
        withdrawn: Set<PieceID>, report: @escaping @Sendable (RunEvent) -> Void
    ) {
        self.folder = folder
        let numbers = withdrawn.numbersByBatch
        waiting = batches.reversed().map { RenderOrder($0, withdrawn: numbers[$0.id] ?? []) }
        failed = failures.count
        planned = failures.planned
        self.failuresAllowed = failuresAllowed
        self.report = report
        progress = RunProgress(
            step: "render", done: all - batches.count, of: all, pieces: 0,
            ofPieces: batches.reduce(0) {
                $0 + $1.pieces - (failures.planned[$1.id] ?? 0) - (numbers[$1.id]?.count ?? 0)
            })
    }

    func next() -> RenderOrder? { waiting.popLast() }

    /// Takes note of pieces that are being drawn. A batch that is begun again does not count twice.
    func drew(_ pieces: Int) {
        progress.pieces = min(progress.pieces + pieces, progress.ofPieces)
        report(.progress(progress))
    }

    func finish(_ order: RenderOrder, _ times: RenderTimes) throws {
        guard let rendered = try RenderedBatch.read(folder.batch(order.batch.id)) else {
            throw RunError.notRendered(order.batch.id)
        }
        // Those that no worker outlives were counted as each was found.
        failed += rendered.failures - (planned[order.batch.id] ?? 0) - order.without.count
        try checkFailures()
        report(.rendered(order.batch.id, times))
        progress.done += 1
        progress.batch = order.batch.id
        report(.progress(progress))
    }

    /// The order to give to the next worker after one died, or was ended after so many seconds of silence.
    func again(_ order: RenderOrder, diedAt piece: Int?, drawn: Int, silence: Int?) throws -> RenderOrder {
        var order = order
        let id = piece.flatMap { PieceID(batch: order.batch.id, number: $0) }
        report(
            silence.map { .workerSilent(order.batch.id, drawing: id, seconds: $0) }
                ?? .workerDied(order.batch.id, drawing: id))
        try order.workerDied(at: piece)
        if let piece, let id, order.without.contains(piece) {
            failed += 1
            report(.setAside(id))
        }
        progress.pieces -= drawn
        try checkFailures()
        return order
    }

    private func checkFailures() throws(RunError) {
        guard failed <= failuresAllowed else { throw .tooManyFailed(failed, allowed: failuresAllowed) }
    }
}

extension Set<PieceID> {
    /// The numbers of the pieces in each batch.
    var numbersByBatch: [BatchID: Set<Int>] {
        reduce(into: [:]) { $0[$1.batch, default: []].insert($1.number) }
    }
}
