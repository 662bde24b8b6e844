package import Canvas
package import LetterComposition
import PageLayout
import PaperMail
package import Stationery

/// The letter of one piece in words, from the plan that holds it, for who reads it otherwise than on paper.
///
/// Belongs to one thread, like its font library.
package struct PlannedLetter {
    package let order: ReadingOrder
    package let sender: Sender
    /// The lines of the address, as they go under each other.
    package let envelope: [String]
    package let drawings: [String: LineDrawing]
    package let library: FontLibrary
    /// Of its pages as they are laid out here; nil where other fonts than those of then leave no room.
    let pages: FileDigest?

    init(of piece: PlannedPiece, in batch: PlannedBatch, by rendering: BatchRendering) throws {
        let letters = try rendering.letters(of: batch)
        order = ReadingOrder(of: try letters.letter(of: piece))
        sender = rendering.stationery.sender
        envelope = piece.recipient.envelope
        drawings = rendering.stationery.drawings
        library = rendering.library
        pages = try Self.digest(of: piece, letters)
    }

    private static func digest(of piece: PlannedPiece, _ letters: BatchLetters) throws -> FileDigest? {
        do { return PageDigest.of(try letters.pages(of: piece)) } catch is LayoutError { return nil }
    }
}
