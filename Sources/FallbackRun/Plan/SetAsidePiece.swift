package import PaperMail

/// A piece that cannot be printed, and why: everybody else's goes on.
package struct SetAsidePiece: Codable, Hashable, Sendable {
    package var piece: PieceID
    /// Of a `LayoutError`, of what sealing would refuse (`SealTrial`), `drawing-fails`: each process that drew it died; or
    /// `withdrawn`: a person took it out.
    package var code: String

    static let withdrawn = "withdrawn"

    package var isWithdrawn: Bool { code == Self.withdrawn }
}
