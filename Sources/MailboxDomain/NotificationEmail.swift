/// An e-mail that told someone of a new message, and what became of it.
public struct NotificationEmail: Hashable, Sendable {
    public enum Outcome: String, CaseIterable, Sendable {
        case delivered
        case hardBounce = "hard_bounce"
        case softBounce = "soft_bounce"
        case expired

        /// Whether the e-mail will never arrive; a soft bounce may still be tried again.
        public var isFinalFailure: Bool { self == .hardBounce || self == .expired }
    }

    public var id: NotificationID
    public var sentAt: Instant
    public var outcome: Outcome

    public init(id: NotificationID, sentAt: Instant, outcome: Outcome) {
        self.id = id
        self.sentAt = sentAt
        self.outcome = outcome
    }
}

/// What the receiving server said of an e-mail, by the first figure of its status code (RFC 3463, section 3.1).
package enum MailStatusClass: UInt8, CaseIterable, Sendable {
    case success = 2
    /// The same may succeed later.
    case persistentTransientFailure = 4
    case permanentFailure = 5
}

extension NotificationEmail.Outcome {
    /// What counts where the supplier names an outcome and the receiving server a status; another than `self` where the two
    /// contradict each other.
    ///
    /// The server's word goes before the supplier's. A failure that was a success tells nothing: it counts for nothing, as
    /// a soft bounce does.
    ///
    /// | | 2 success | 4 persistent transient | 5 permanent |
    /// |---|---|---|---|
    /// | `delivered` | delivered | soft bounce | hard bounce |
    /// | `hard_bounce` | soft bounce | soft bounce | hard bounce |
    /// | `soft_bounce` | soft bounce | soft bounce | hard bounce |
    /// | `expired` | soft bounce | expired | expired |
    package func judged(by status: MailStatusClass) -> Self {
        switch (self, status) {
        case (.delivered, .success): .delivered
        // Given up after many tries: the last of them may have ended either way.
        case (.expired, .persistentTransientFailure), (.expired, .permanentFailure): .expired
        case (_, .success), (_, .persistentTransientFailure): .softBounce
        case (_, .permanentFailure): .hardBounce
        }
    }

    /// Whether outcome and status contradict each other. A soft bounce with a code of success does, too.
    package func contradicts(_ status: MailStatusClass) -> Bool {
        judged(by: status) != self || (self == .softBounce && status == .success)
    }

    /// What became of an e-mail that two reports are about, in whatever order they came.
    ///
    /// A server that took an e-mail can still return it, and one that put it off can still take it. So a final failure goes
    /// before a delivery, and a delivery before a soft bounce.
    package func combined(with other: Self) -> Self { rank >= other.rank ? self : other }

    private var rank: Int {
        switch self {
        case .hardBounce: 3
        case .expired: 2
        case .delivered: 1
        case .softBounce: 0
        }
    }
}
