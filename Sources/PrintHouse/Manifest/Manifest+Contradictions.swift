import MailboxDomain
import PaperMail

extension Manifest {
    /// Values that are of the right type and still cannot be, or that contradict each other.
    func contradictions() -> [Finding] {
        let checks: [(holds: Bool, keyPath: String, sentence: String)] = [
            (batch.run == batch.id.run, "batch.run", "The run is not the one in the batch's id."),
            (batch.revision >= 1, "batch.revision", "Revisions count from 1."),
            (
                (1...max(1, batch.of)).contains(batch.number), "batch.number",
                "The number is not between 1 and batch.of."
            ),
            (batch.of >= 1, "batch.of", "A run has at least this batch."),
            (batch.supersedes.allSatisfy { $0.run == batch.run }, "batch.supersedes", "A batch is of another run."),
            (mailing.mailFrom <= mailing.mailBy, "mailing.mailBy", "mailBy is before mailFrom."),
            (mailing.mailBy <= deleteBy, "deleteBy", "The files would be deleted before they are mailed."),
            ((product.kind == .card) == (product.envelope == nil), "product.envelope", "Letters alone have one."),
            (product.sheet.widthMm > 0 && product.sheet.heightMm > 0, "product.sheet", "A sheet has a size."),
            (product.bleedMm >= 0, "product.bleedMm", "A bleed is not negative."),
            (
                product.foldsMm.count == product.fold.count, "product.foldsMm",
                "These are not the folds of product.fold."
            ),
            (
                product.foldsMm == product.foldsMm.sorted()
                    && product.foldsMm.allSatisfy { $0 > 0 && $0 < product.sheet.heightMm },
                "product.foldsMm", "Folds lie on the sheet, from its top down."
            ),
            (pieceWeightGrams > 0, "pieceWeightGrams", "A piece weighs something."),
            (mark.sizeMm > 0 && mark.xMm >= 0 && mark.yMm >= 0, "mark", "The mark lies on the sheet."),
            ((0...100).contains(maximumReprintPercent), "maximumReprintPercent", "A percentage is 0 to 100."),
            (Set(files.map(\.name)).count == files.count, "files", "A file stands here twice."),
            (Set(omitted).count == omitted.count, "omitted", "A piece stands here twice."),
            (Set(controlPieces).count == controlPieces.count, "controlPieces", "A piece stands here twice."),
        ]
        return checks.filter { !$0.holds }.map {
            Finding(
                code: BatchFault.manifestContradiction, place: .init(file: Self.fileName, column: $0.keyPath),
                message: $0.sentence)
        }
    }
}
