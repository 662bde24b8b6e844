import MailboxDomain
import PaperMail

extension Manifest {
    /// Of a sheet, in millimetres.
    private static let sides = 50.0...1000.0

    /// Of the front of the folded sheet.
    private var front: Area {
        Area(
            xMm: 0, yMm: 0, widthMm: product.sheet.widthMm, heightMm: product.foldsMm.first ?? product.sheet.heightMm)
    }

    private var windowLiesOnSheet: Bool { product.envelope?.window.map(front.holds) ?? true }

    /// The carrier's machines see nothing outside it.
    private var codingShows: Bool {
        guard let coding = postage.coding else { return true }
        return (product.envelope?.window ?? front).holds(coding)
    }

    /// Values that are of the right type and still cannot be, or that contradict each other.
    func contradictions() -> [Finding] {
        let checks: [(holds: Bool, keyPath: String, sentence: String)] = [
            (batch.run == batch.id.run, "batch.run", "The run is not the one in the batch's id."),
            ((1...9999).contains(batch.revision), "batch.revision", "Revisions count from 1 to 9999."),
            (
                (1...max(1, batch.of)).contains(batch.number), "batch.number",
                "The number is not between 1 and batch.of."
            ),
            ((1...9999).contains(batch.of), "batch.of", "A run has this batch at least, and 9999 at most."),
            (batch.supersedes.allSatisfy { $0.run == batch.run }, "batch.supersedes", "A batch is of another run."),
            (mailing.mailFrom <= mailing.mailBy, "mailing.mailBy", "mailBy is before mailFrom."),
            (mailing.mailBy <= deleteBy, "deleteBy", "The files would be deleted before they are mailed."),
            ((product.kind == .card) == (product.envelope == nil), "product.envelope", "Letters alone have one."),
            (
                product.insertion == nil || product.envelope != nil, "product.insertion",
                "Only what goes into an envelope is inserted."
            ),
            (
                Self.sides.contains(product.sheet.widthMm) && Self.sides.contains(product.sheet.heightMm),
                "product.sheet", "A sheet has sides of 50 to 1000 mm."
            ),
            ((0...20).contains(product.bleedMm), "product.bleedMm", "A bleed has 0 to 20 mm."),
            (windowLiesOnSheet, "product.envelope.window", "A window lies on the folded sheet, above the first fold."),
            (
                (postage.sorting == .prenotified) == (postage.coding != nil), "postage.coding",
                "Codes have a place where pieces are prenotified, and nowhere else."
            ),
            (
                postage.sorting != .prenotified || postage.lot != nil, "postage.lot",
                "A carrier is told of lots, and of nothing else."
            ),
            (codingShows, "postage.coding", "The carrier's codes lie in the window, or on the sheet of a card."),
            (
                product.foldsMm.count == product.fold.count, "product.foldsMm",
                "These are not the folds of product.fold."
            ),
            (
                product.foldsMm == product.foldsMm.sorted()
                    && product.foldsMm.allSatisfy { $0 > 0 && $0 < product.sheet.heightMm },
                "product.foldsMm", "Folds lie on the sheet, from its top down."
            ),
            (
                (1...999_999).contains(counts.pieces) && counts.sheets >= counts.pieces
                    && counts.pages >= counts.sheets,
                "counts", "A batch has 1 to 999,999 pieces of a sheet or more, and a sheet has a page or two."
            ),
            (
                pieceWeightGrams > 0 && pieceWeightGrams <= 2000, "pieceWeightGrams",
                "A piece of mail weighs 2000 grams at most."
            ),
            (
                (3...50).contains(mark.sizeMm) && mark.xMm >= 0 && mark.yMm >= 0
                    && mark.xMm + mark.sizeMm <= product.sheet.widthMm
                    && mark.yMm + mark.sizeMm <= product.sheet.heightMm,
                "mark", "A mark has 3 to 50 mm and lies on the sheet."
            ),
            (
                variants.map { own in
                    own.reduce(0) { $0 + max(0, min($1.pieces, counts.pieces)) } == counts.pieces
                        && own.allSatisfy { $0.pieces >= 1 && (1...max(1, counts.pages)).contains($0.samplePage) }
                        && Set(own.map(\.samplePage)).count == own.count
                } ?? true, "variants", "Variants have a page each, and together all pieces."
            ),
            (files.allSatisfy { $0.bytes > 0 }, "files", "A file has bytes."),
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

extension Manifest.Area {
    /// Whether another lies in it, by a micrometre more or less.
    fileprivate func holds(_ other: Manifest.Area) -> Bool {
        let slack = 0.001
        return other.widthMm > 0 && other.heightMm > 0 && other.xMm >= xMm - slack && other.yMm >= yMm - slack
            && other.xMm + other.widthMm <= xMm + widthMm + slack
            && other.yMm + other.heightMm <= yMm + heightMm + slack
    }
}
