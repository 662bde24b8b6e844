package import MailboxDomain

/// What the reasons need to know beyond the account; given by who composed the envelope and read the ledger.
package struct RecipientFacts: Hashable, Sendable {
    package var deathDate: PartialDate?
    package var suspension: Suspension?
    package var birthDate: PartialDate?
    package var secrecy: Int
    /// Under a curator today.
    package var isWard: Bool
    /// Whether the envelope and the salutation can name someone; false where nobody is known.
    package var hasName: Bool
    package var address: AddressSituation
    /// Earlier mail to this same address came back.
    package var addressReturned: Bool
    package var suppressions: [Suppression]
    package var history: [EarlierPiece]

    /// `person` is nil where the extract has no row: that person has no name, whatever `hasName` says.
    package init(
        person: Person?, isWard: Bool = false, hasName: Bool, address: AddressSituation,
        addressReturned: Bool = false, suppressions: [Suppression] = [], history: [EarlierPiece] = []
    ) {
        deathDate = person?.deathDate
        suspension = person?.suspension
        birthDate = person?.birthDate
        secrecy = person?.secrecy ?? 0
        self.isWard = isWard
        self.hasName = person != nil && hasName
        self.address = address
        self.addressReturned = addressReturned
        self.suppressions = suppressions
        self.history = history
    }

    /// A closed letter in place of a card for wards, people with secrecy, and letter addresses.
    package func product(for audience: Audience) -> ProductKind {
        isWard || secrecy > 0 || address.kind == .letter ? .letter : audience.product
    }
}

/// The address that would be used: the letter address before the residence, the curator's for a ward.
package enum AddressSituation: Hashable, Sendable {
    /// Mail can be sent there; with its code of investigation (BRP 83.10), if there is one.
    case usable(Address.Kind, investigation: String? = nil)
    /// There is none, or it does not tell a postman where to go.
    case unusable
    /// A ward whose curator has no usable address.
    case representativeAddressMissing

    /// The reason not to write that such an address is; nil for one that mail can be sent to. Each that is not usable has
    /// one, so that nobody is chosen whose envelope cannot be made.
    package var reason: Reason? {
        switch self {
        case .usable: nil
        case .unusable: .noPostalAddress
        case .representativeAddressMissing: .representativeAddressMissing
        }
    }

    package var isUsable: Bool { reason == nil }

    package var investigation: String? {
        if case .usable(_, let code) = self { code } else { nil }
    }

    package var kind: Address.Kind? {
        if case .usable(let kind, _) = self { kind } else { nil }
    }
}
