package import AudienceSelection
package import LetterComposition
package import MailLedger
package import MailboxDomain
package import PrintHouse

/// One piece as it was planned: everything about its reader that the letter or the print house needs.
package struct PlannedPiece: Hashable, Sendable {
    package var id: PieceID
    /// Nil for a control piece, as is the audience.
    package var account: AccountID?
    package var audience: Audience?
    package var recipient: PlannedRecipient

    package var isControl: Bool { account == nil }
}

/// Who gets a piece, composed once: nothing about them is looked up after planning.
package struct PlannedRecipient: Hashable, Sendable {
    /// The lines of the envelope, from the line above the name to the country.
    package var envelope: [String]
    /// How many of them name the addressee; the others are the address.
    package var nameLines: Int
    /// Without its closing comma.
    package var salutation: String
    /// The name of the person for whom a curator gets the piece.
    package var ward: String?
    /// Circumstances of the reader that the template's blocks depend on.
    package var circumstances: [LetterCondition]
    package var country: CountryCode
    package var postcode: String?
    package var houseNumber: Int?
    package var houseSuffix: String?
    /// Content of the post's barcode; nil abroad, and where the address cannot be said in it.
    package var kix: String?

    /// The lines of the address, without the name.
    package var addressLines: [String] { Array(envelope.dropFirst(nameLines)) }
}

/// What was decided on an account that an audience matched.
package struct PlannedDecision: Hashable, Sendable {
    package var account: AccountID
    package var decision: Selection.Decision
    package var verdicts: [Verdict]
    /// What the account had come to when it was planned.
    package var before: AccountMilestones
}
