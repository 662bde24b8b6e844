import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import PaperMail

/// Finds out while a run is planned which letters cannot be laid out, so that nothing comes as a surprise when printing.
final class LetterTrial {
    private let settings: RunSettings
    private let date: CalendarDate
    private let library: FontLibrary
    private var letters: [BatchKind: BatchLetters] = [:]

    init(settings: RunSettings, date: CalendarDate, library: FontLibrary) {
        self.settings = settings
        self.date = date
        self.library = library
    }

    /// Whether only laying the letter out can tell that it fits.
    func mustTry(_ recipient: PlannedRecipient, in kind: BatchKind) throws -> Bool {
        try letters(of: kind).map { !(try $0.surelyFits(recipient)) } ?? true
    }

    /// Why the letter cannot be printed, as the code of a `LayoutError`; nil where it can.
    func fault(of piece: PlannedPiece, in batch: PlannedBatch) throws -> String? {
        do {
            _ = try letters(of: batch.kind)?.pages(of: piece)
            return nil
        } catch let error as LayoutError {
            return error.fault.rawValue
        }
    }

    private func letters(of kind: BatchKind) throws -> BatchLetters? {
        // The postage class changes nothing on the page.
        var kind = kind
        kind.postageClass = .domestic
        if let known = letters[kind] { return known }
        letters[kind] = BatchLetters(kind, settings: settings, date: date, library: library)
        return letters[kind]
    }
}
