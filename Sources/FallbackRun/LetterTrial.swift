import Canvas
import LetterComposition
import MailboxDomain
import PageLayout

/// Finds out while a run is planned which letters cannot be laid out, so that nothing comes as a surprise when printing.
final class LetterTrial {
    private struct Kind: Hashable {
        var product: Product
        var layout: String
    }

    private let stationery: Stationery
    private let date: CalendarDate
    private let library: FontLibrary
    private var letters: [Kind: BatchLetters] = [:]

    init(stationery: Stationery, date: CalendarDate, library: FontLibrary) {
        self.stationery = stationery
        self.date = date
        self.library = library
    }

    /// Whether only laying the letter out can tell that it fits.
    func mustTry(_ recipient: PlannedRecipient, _ product: Product, layout: String) throws -> Bool {
        try letters(product, layout).map { !(try $0.surelyFits(recipient)) } ?? true
    }

    /// Why the letter cannot be printed, as the code of a `LayoutError`; nil where it can.
    func fault(of piece: PlannedPiece, in batch: PlannedBatch) throws -> String? {
        do {
            _ = try letters(batch.product, batch.layout)?.pages(of: piece)
            return nil
        } catch let error as LayoutError {
            return error.code
        }
    }

    private func letters(_ product: Product, _ layout: String) throws -> BatchLetters? {
        let kind = Kind(product: product, layout: layout)
        if let known = letters[kind] { return known }
        letters[kind] = BatchLetters(product, layout: layout, stationery: stationery, date: date, library: library)
        return letters[kind]
    }
}
