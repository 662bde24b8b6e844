package import MailLedger
package import PaperMail
package import PrintHouse

/// A print of a piece as it was sealed: where it stands in its batch, and the digests by which both are known.
package struct SealedPrint: Hashable, Sendable {
    package var attempt: Int
    package var batch: BatchID
    package var state: PieceState
    /// Whether the piece stands where this print does.
    package var decides: Bool
    /// Of letters.pdf.
    package var letters: FileDigest
    /// Pages of letters.pdf, from 1.
    package var firstPage: Int
    package var lastPage: Int
    /// Of the piece's pages as they were placed.
    package var content: FileDigest
    package var template: Manifest.Template
}

extension LedgerPiece.Print {
    /// Whether it ever stood in a sealed batch, whatever became of it.
    var wasSealed: Bool {
        switch ownState {
        case .approved, .failed, .rendered, .withdrawn, .cancelled: false
        case .sealed, .handedOver, .received, .printed, .mailed, .spoiled, .missing, .pulled, .returned: true
        }
    }
}
