package import PrintHouse

/// One print of a piece: the first, or one that was ordered again because those before it did not leave.
package struct PrintOfPiece: Hashable, Sendable {
    /// 1 to 9.
    package var attempt: Int
    package var batch: BatchID
    package var state: PieceState
}
