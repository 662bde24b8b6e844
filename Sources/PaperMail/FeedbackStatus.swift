/// What feedback says of a piece or of a whole batch. The order is that of a piece's way: it decides between reports of
/// the same moment.
package enum FeedbackStatus: String, CaseIterable, Sendable {
    case received, rejected, printed, inserted, spoiled, missing, pulled, mailed, returned, deleted

    /// Whether a row about one piece may say so.
    package var isOfPieces: Bool {
        switch self {
        case .printed, .inserted, .spoiled, .missing, .pulled, .mailed, .returned: true
        case .received, .rejected, .deleted: false
        }
    }

    /// Whether a row about a whole batch may say so.
    package var isOfBatches: Bool {
        switch self {
        case .received, .rejected, .printed, .inserted, .mailed, .deleted: true
        case .spoiled, .missing, .pulled, .returned: false
        }
    }
}

extension FeedbackStatus: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
