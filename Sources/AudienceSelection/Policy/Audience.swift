/// A group of people whom the digital mailbox does not reach for the same reason.
///
/// The order of precedence is the policy's, not the order of the cases.
package enum Audience: String, CaseIterable, Hashable, Sendable {
    /// Cannot log in: the mailbox needs more than a user name and password, or the DigiD has lapsed.
    case digidBasis = "digid-basis"
    /// Has not logged in for long while messages wait.
    case dormant
    /// Gets no signal of new messages: no e-mail address, or one that was never confirmed.
    case noEmail = "no-email"
    /// Notifications to the confirmed address fail.
    case bounce

    package var product: ProductKind {
        switch self {
        case .bounce: .card
        case .digidBasis, .dormant, .noEmail: .letter
        }
    }

    /// Whether a run may put people off to a later wave; who no longer gets notifications is told at once.
    package var hasWaves: Bool {
        switch self {
        case .bounce: false
        case .digidBasis, .dormant, .noEmail: true
        }
    }
}

/// What lands on the doormat.
package enum ProductKind: String, CaseIterable, Hashable, Sendable { case letter, card }
