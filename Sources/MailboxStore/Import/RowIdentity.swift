import MailboxDomain

/// What rows with the same identifier must have in common, and what they may tell differently: 8 bytes, of which the last
/// two bits are the outcome of a notification.
struct RowIdentity: Hashable, Sendable {
    private let bits: UInt64

    private init(bits: UInt64) { self.bits = bits }

    /// Of a row that has nothing in common with any other.
    init(row: Int) { bits = UInt64(row) << 2 }

    /// Of a report on a notification.
    init(account: Int64, sentAt: Int64, outcome: NotificationEmail.Outcome) {
        let last: UInt64 =
            switch outcome {
            case .delivered: 0
            case .hardBounce: 1
            case .softBounce: 2
            case .expired: 3
            }
        bits = IdentifierHash.of(account, sentAt) & ~3 | last
    }

    /// In no row.
    static let none = RowIdentity(bits: 0)

    /// Whether two rows with the same identifier can both be.
    func goes(with other: RowIdentity) -> Bool { bits >> 2 == other.bits >> 2 }
}
