import LetterComposition
import PageLayout
import PaperMail
import PrintHouse

/// The pieces of a batch in their order, laid out from the plan alone: rendering draws them, and sealing lays them out
/// again to compare.
struct BatchPlacement {
    let plan: PlanDatabase
    let batch: PlannedBatch
    let letters: BatchLetters
    /// Numbers of pieces that are set aside untried: drawing them kills the process.
    let without: Set<Int>
    /// Numbers of pieces that a person took out.
    let withdrawn: Set<Int>

    struct PlacedPiece {
        /// Blank backs and marks included.
        let pages: [Page]
        let row: PieceRow
    }

    /// The code of a piece that no worker outlives.
    static let killsProcess = "drawing-fails"

    /// Hands over each piece that can be printed; returns those that are set aside, by id and code.
    ///
    /// - Parameter willPlace: is told of each piece before it is laid out.
    func forEachPiece(
        willPlace: (PieceID) throws -> Void = { _ in }, _ body: (PlacedPiece) throws -> Void
    ) throws -> [SetAsidePiece] {
        let known = Dictionary(
            try plan.setAside(in: batch.id).map { ($0.piece, $0.code) }, uniquingKeysWith: { first, _ in first })
        let sealing = SealTrial(run: plan.terms.run)
        var setAside: [SetAsidePiece] = []
        var last: PieceRow?
        try plan.forEachPiece(of: batch) { piece, attempt in
            // Plans of older versions were not asked what sealing would refuse.
            if let code = known[piece.id] ?? (withdrawn.contains(piece.id.number) ? SetAsidePiece.withdrawn : nil)
                ?? (without.contains(piece.id.number) ? Self.killsProcess : nil)
                ?? sealing.fault(of: piece.recipient, in: batch.postageClass)
            {
                setAside.append(SetAsidePiece(piece: piece.id, code: code))
                return
            }
            try willPlace(piece.id)
            do {
                let pages = try letters.pages(of: piece, attempt: attempt)
                let row = try row(of: piece, attempt: attempt, pages: pages, after: last)
                last = row
                try body(PlacedPiece(pages: pages, row: row))
            } catch let error as LayoutError {
                setAside.append(SetAsidePiece(piece: piece.id, code: error.fault.rawValue))
            }
        }
        return setAside
    }

    private func row(of piece: PlannedPiece, attempt: Int, pages: [Page], after last: PieceRow?) throws -> PieceRow {
        let sheets = letters.sheets(pages)
        guard let mark = SheetMark(piece: piece.id, sheet: 1, sheets: sheets, attempt: attempt) else {
            throw RunError.damagedPlan(plan.path)
        }
        let firstPage = (last?.lastPage ?? 0) + 1
        return PieceRow(
            piece: piece.id, sequence: (last?.sequence ?? 0) + 1, firstPage: firstPage,
            lastPage: firstPage + pages.count - 1, sheets: sheets, postageClass: batch.postageClass,
            country: piece.recipient.country, postcode: piece.recipient.postcode,
            houseNumber: piece.recipient.houseNumber, houseSuffix: piece.recipient.houseSuffix, mark: mark,
            content: PageDigest.of(pages))
    }
}
