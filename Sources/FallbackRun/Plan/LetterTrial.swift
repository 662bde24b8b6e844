import Canvas
import LetterComposition
import MailboxDomain
import PageLayout
import PaperMail

/// Finds out while a run is planned which letters cannot be laid out or sealed, so that nothing comes as a surprise when
/// printing.
final class LetterTrial {
    private let settings: RunSettings
    /// Of the letters.
    let date: CalendarDate
    private let library: FontLibrary
    private let sealing: SealTrial
    private var letters: [BatchKind: BatchLetters] = [:]

    init(_ terms: PlanTerms, settings: RunSettings, library: FontLibrary) {
        self.settings = settings
        self.library = library
        date = terms.letterDate
        sealing = SealTrial(run: terms.run)
    }

    /// Whether only laying the letter out can tell that it fits, or it is known already that it cannot be sealed.
    func mustTry(_ recipient: PlannedRecipient, in kind: BatchKind) throws -> Bool {
        if sealing.fault(of: recipient, in: kind.postageClass) != nil { return true }
        return try letters(of: kind).map { !(try $0.surelyFits(recipient)) } ?? true
    }

    /// Why the letter cannot be printed, as the code of a `LayoutError` or of what sealing would refuse; nil where it can.
    func fault(of piece: PlannedPiece, in batch: PlannedBatch) throws -> String? {
        if let code = sealing.fault(of: piece.recipient, in: batch.postageClass) { return code }
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
