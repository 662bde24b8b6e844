package import PaperMail

/// What a report does to what is known of its piece or batch.
package enum ReportEffect: Hashable, Sendable {
    case change
    /// Known already, or overtaken by what happened since.
    case nothingNew
    case impossible
}

extension PieceState {
    /// The state that a report puts a piece in; nil for what is said of whole batches only. What is in its envelope was
    /// printed, and waits for the post as before.
    package init?(_ status: FeedbackStatus) {
        switch status {
        case .received: self = .received
        case .printed, .inserted: self = .printed
        case .spoiled: self = .spoiled
        case .missing: self = .missing
        case .pulled: self = .pulled
        case .mailed: self = .mailed
        case .returned: self = .returned
        case .rejected, .deleted: return nil
        }
    }

    /// The one table of allowed changes. Reports may skip steps, and what was spoiled or missing may turn up again:
    /// vendors print again in line.
    private static let changes: [PieceState: Set<PieceState>] = [
        .sealed: [.received, .printed, .mailed, .spoiled, .missing, .pulled, .returned],
        .handedOver: [.received, .printed, .mailed, .spoiled, .missing, .pulled, .returned],
        .received: [.printed, .mailed, .spoiled, .missing, .pulled, .returned],
        .printed: [.mailed, .spoiled, .missing, .pulled, .returned],
        .spoiled: [.printed, .mailed, .missing, .pulled, .returned],
        .missing: [.printed, .mailed, .spoiled, .pulled, .returned],
        .mailed: [.returned],
    ]

    private static let receivedBefore: Set<PieceState> = [.printed, .spoiled, .missing]

    package func effect(of report: PieceState) -> ReportEffect {
        if Self.changes[self]?.contains(report) == true { return .change }
        if self == report || report == .received && Self.receivedBefore.contains(self) { return .nothingNew }
        return .impossible
    }
}

extension BatchState {
    /// The state that a report puts a batch in; nil for what is said of pieces only. A batch that is printed was received.
    package init?(_ status: FeedbackStatus) {
        switch status {
        case .received, .printed, .inserted: self = .received
        case .rejected: self = .rejected
        case .mailed: self = .mailed
        case .deleted: self = .deleted
        case .spoiled, .missing, .pulled, .returned: return nil
        }
    }

    /// The same table for batches. A rejected one may be sent again.
    private static let changes: [BatchState: Set<BatchState>] = [
        .sealed: [.received, .rejected, .mailed],
        .handedOver: [.received, .rejected, .mailed],
        .received: [.rejected, .mailed],
        .rejected: [.received, .deleted],
        .mailed: [.deleted],
        // That letters left all the same is believed; see decision 21.
        .cancelled: [.mailed],
    ]

    /// What a printer does with a batch that was cancelled.
    private static let endsOfCancelled: Set<BatchState> = [.rejected, .deleted]

    package func effect(of report: BatchState) -> ReportEffect {
        if Self.changes[self]?.contains(report) == true { return .change }
        if self == .cancelled, Self.endsOfCancelled.contains(report) { return .nothingNew }
        // A test ends so, and who has printed needs the files no longer. Whether it was mailed is still awaited.
        if self == .received, report == .deleted { return .nothingNew }
        return self == report ? .nothingNew : .impossible
    }
}
