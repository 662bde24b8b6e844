import LetterComposition
import MailLedger
import MailboxDomain
import PaperMail

extension ReprintOrder {
    /// Its batches as the plan would have them: each of the kind of the batches that its pieces were first in.
    func planned(in plan: PlanDatabase) throws -> [PlannedBatch] {
        let kinds = Dictionary(
            try plan.batches().map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        return try batches.map { batch in
            guard let home = batch.attempts.keys.first?.batch, let kind = kinds[home] else {
                throw RunError.damagedPlan(plan.path)
            }
            return PlannedBatch(id: batch.id, kind: kind, printingAgain: batch.attempts)
        }
    }

    /// Sorts pieces into batches, one kind in each.
    ///
    /// - Parameters:
    ///   - lost: in the order of their ids.
    ///   - lastBatch: the number of the run's last batch so far.
    init(
        of run: RunID, number: Int, for lost: [LedgerPiece], in plan: PlanDatabase, after lastBatch: Int,
        piecesPerBatch: Int, on day: CalendarDate, by name: String
    ) throws {
        let planned = try plan.batches()
        let kinds = Dictionary(planned.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        var batches: [Batch] = []
        for kind in planned.map(\.kind).uniqued {
            var open: Batch?
            for piece in lost where kinds[piece.id.batch] == kind {
                if open == nil || open?.attempts.count == piecesPerBatch {
                    if let open { batches.append(open) }
                    guard let id = BatchID(run: run, number: lastBatch + batches.count + 1) else {
                        throw RunError.tooManyBatches
                    }
                    open = Batch(id: id, product: ProductID(kind.product), attempts: [:])
                }
                open?.attempts[piece.id] = piece.deciding.attempt + 1
            }
            if let open { batches.append(open) }
        }
        self.init(run: run, number: number, day: day, by: name, batches: batches)
    }
}

extension [BatchKind] {
    /// Each once, in the order in which they come first.
    fileprivate var uniqued: [BatchKind] {
        var seen: Set<BatchKind> = []
        return filter { seen.insert($0).inserted }
    }
}
