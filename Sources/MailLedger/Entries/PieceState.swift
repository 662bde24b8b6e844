/// What became of a piece. The names are those of reports and feedback.
package enum PieceState: String, CaseIterable, Sendable {
    case approved, failed, rendered, sealed
    case handedOver = "handed-over"
    case received, printed, mailed, spoiled, missing, pulled, returned

    /// Whether it may still reach its reader, who so gets no other.
    package var isUnderWay: Bool {
        switch self {
        case .approved, .rendered, .sealed, .handedOver, .received, .printed, .spoiled, .missing: true
        case .failed, .mailed, .pulled, .returned: false
        }
    }

    /// Whether it left us and nobody has said yet what became of it.
    package var isAwaited: Bool {
        switch self {
        case .sealed, .handedOver, .received, .printed: true
        case .approved, .failed, .rendered, .mailed, .spoiled, .missing, .pulled, .returned: false
        }
    }
}

/// What became of a batch.
package enum BatchState: String, CaseIterable, Sendable {
    case planned, rendered, sealed
    case handedOver = "handed-over"
    case received, rejected, mailed, deleted
}

/// How far a run has come.
package enum RunState: String, CaseIterable, Sendable {
    case planned, approved, rendered, sealed
    case handedOver = "handed-over"
    case closed, purged
}
