package import PrintHouse

/// One print of a piece: the first, or one that was ordered again because those before it did not leave.
package struct PrintOfPiece: Hashable, Sendable {
    /// 1 to 9.
    package var attempt: Int
    package var batch: BatchID
    package var state: PieceState
    /// Whether this print says where the piece stands: one that came back or was mailed, or else the last.
    package var decides: Bool
}
