package import PaperMail

/// A batch after claims were taken.
package struct BatchStanding: Hashable, Sendable {
    package struct Change: Hashable, Sendable {
        package var from: PieceState
        package var to: PieceState
    }

    package var id: BatchID
    package var before: BatchState
    package var state: BatchState
    /// How many pieces went from one state to another.
    package var changes: [Change: Int]
    /// How many pieces are in each state; those without a piece are left out.
    package var pieces: [PieceState: Int]
    /// How many pieces on its pull list the printer has not confirmed.
    package var unconfirmedPulls: Int
    /// How many pieces were ever reported spoiled.
    package var everSpoiled: Int
}
