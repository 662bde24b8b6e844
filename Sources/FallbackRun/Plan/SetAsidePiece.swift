package import PaperMail

/// A piece that cannot be printed, and why: everybody else's goes on.
package struct SetAsidePiece: Codable, Hashable, Sendable {
    package var piece: PieceID
    /// Of a `LayoutError`, of what sealing would refuse (`SealTrial`), or `drawing-fails`: each process that drew it died.
    package var code: String
}
