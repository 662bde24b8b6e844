package import AudienceSelection

/// What is mailed: a folder under Templates.
package enum Product: String, CaseIterable, Sendable {
    case digidBasis = "digid-basis"
    case dormant
    case noEmail = "no-email"
    case bounce
    /// The card's content in a closed envelope: for wards, people with secrecy, and letter addresses.
    case bounceLetter = "bounce-letter"

    package init(for audience: Audience, as kind: ProductKind) {
        self =
            switch (audience, kind) {
            case (.digidBasis, _): .digidBasis
            case (.dormant, _): .dormant
            case (.noEmail, _): .noEmail
            case (.bounce, .card): .bounce
            case (.bounce, .letter): .bounceLetter
            }
    }

    /// All that readers of these audiences may get.
    package static func all(for audiences: some Sequence<Audience>) -> Set<Product> {
        Set(audiences.flatMap { audience in ProductKind.allCases.map { Product(for: audience, as: $0) } })
    }

    package var kind: ProductKind {
        switch self {
        case .bounce: .card
        case .digidBasis, .dormant, .noEmail, .bounceLetter: .letter
        }
    }
}
