import MailboxDomain
import PDFFinishing
import PageLayout
import PageRendering
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// Lays a batch out again from its plan, and draws a sample of its pages anew.
///
/// It reads nothing that rendering wrote: what both come to is the same only where nothing was changed in between.
struct BatchRecomputation {
    let rendering: BatchRendering
    /// Of so many pieces one is drawn, beside those that show something for the first time.
    let every: Int

    /// - Parameters:
    ///   - without: numbers of pieces that rendering set aside untried.
    ///   - withdrawn: numbers of pieces that a person took out, as the ledger has them.
    ///   - folder: which is there; it gets the value as `recomputed.json`, the pages as `redrawn.pdf` and what stands on all as `pages.records`.
    ///   - didPlace: is told of each piece.
    func run(
        _ batch: PlannedBatch, without: Set<Int>, withdrawn: Set<Int>, to folder: FilePath,
        didPlace: (PieceID) throws -> Void
    ) throws {
        let placement = try rendering.placement(of: batch, without: without, withdrawn: withdrawn)
        let drawn = folder.appending(".drawn.pdf")
        let pdf = try rendering.pdf(of: batch, at: drawn, bleed: placement.letters.bleed)
        var sample = RedrawnSample(every: every)
        var pages = PlannedPages(bleed: placement.letters.bleed)
        var rows: [PieceRow] = []
        var redrawn = RedrawnPages()
        var last: BatchPlacement.PlacedPiece?
        let setAside = try placement.forEachPiece(willPlace: didPlace) { piece in
            rows.append(piece.row)
            for page in piece.pages { pages.add(page) }
            if sample.takes(piece.pages) {
                try pdf.write(redrawn.add(piece))
                last = nil
            } else {
                last = piece
            }
        }
        if let last { try pdf.write(redrawn.add(last)) }
        try pdf.finish()
        let list = PieceList(rows).bytes
        if !rows.isEmpty {
            let pages = folder.appending(RecomputedBatch.redrawnPages)
            try rendering.finish(
                drawn, to: pages, of: batch, redrawn.parts, bleed: placement.letters.bleed, list: list, isPlain: true)
        }
        let recomputed = RecomputedBatch(
            list: FileDigest(of: list), pieces: rows.count, sheets: rows.reduce(0) { $0 + $1.sheets },
            setAside: setAside, redrawn: redrawn.numbers)
        try TextFile.write(pages.bytes, to: folder.appending(RecomputedBatch.pages))
        try RecordFile.write(recomputed, to: folder.appending(RecomputedBatch.fileName))
    }
}

/// The pages of the sample that something stands on.
private struct RedrawnPages {
    /// In letters.pdf, from 1.
    private(set) var numbers: [Int] = []
    private(set) var parts: [DocumentPart] = []

    mutating func add(_ piece: BatchPlacement.PlacedPiece) -> [Page] {
        let pages = zip(piece.row.firstPage..., piece.pages).filter { !$0.1.isBlank }
        numbers += pages.map(\.0)
        parts.append(DocumentPart(name: "\(piece.row.piece)", pages: pages.map { _ in .drawn }))
        return pages.map(\.1)
    }
}
