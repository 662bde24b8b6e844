package import PaperMail

/// What became of a batch that was printed again.
package struct ReprintedBatch: Sendable {
    package var id: BatchID
    /// What cannot be printed, and why.
    package var setAside: [(id: PieceID, reason: StepReason)]
    /// Whether anything of it is left to print, so that it stands in the outbox.
    package var isPrinted: Bool
    /// What was agreed with its printer; nil where nothing was.
    package var deadlines: BatchDeadlines?

    package init(
        id: BatchID, setAside: [(id: PieceID, reason: StepReason)] = [], isPrinted: Bool = true,
        deadlines: BatchDeadlines? = nil
    ) {
        (self.id, self.setAside, self.isPrinted, self.deadlines) = (id, setAside, isPrinted, deadlines)
    }
}
