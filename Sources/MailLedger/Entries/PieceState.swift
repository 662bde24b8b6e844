/// What became of a piece. The names are those of reports and feedback.
package enum PieceState: String, CaseIterable, Sendable {
    case approved, failed, rendered, sealed
    case handedOver = "handed-over"
    case received, printed, mailed, spoiled, missing, pulled, returned
    /// A person took it out before it was sealed, so that it is in no file.
    case withdrawn
    /// Its run was cancelled.
    case cancelled

    /// Whether it may still reach its reader, who so gets no other.
    package var isUnderWay: Bool {
        switch self {
        case .approved, .rendered, .sealed, .handedOver, .received, .printed, .spoiled, .missing: true
        case .failed, .mailed, .pulled, .returned, .withdrawn, .cancelled: false
        }
    }

    /// Whether it left us and nobody has said yet what became of it.
    package var isAwaited: Bool {
        switch self {
        case .sealed, .handedOver, .received, .printed: true
        case .approved, .failed, .rendered, .mailed, .spoiled, .missing, .pulled, .returned, .withdrawn, .cancelled:
            false
        }
    }
}

/// What became of a batch.
package enum BatchState: String, CaseIterable, Sendable {
    case planned, rendered, sealed
    case handedOver = "handed-over"
    case received, rejected, mailed, deleted, cancelled
}

/// How far a run has come.
package enum RunState: String, CaseIterable, Sendable {
    case planned, approved, rendered, sealed
    case handedOver = "handed-over"
    case closed, cancelled, purged
}
