package import AudienceSelection
package import LetterComposition
package import MailLedger
package import MailboxDomain
package import PaperMail

/// One piece as it was planned: everything about its reader that the letter or the print house needs.
package struct PlannedPiece: Hashable, Sendable {
    package var id: PieceID
    /// Nil for a control piece, as is the audience.
    package var account: AccountID?
    package var audience: Audience?
    package var recipient: PlannedRecipient

    package var isControl: Bool { account == nil }
}

/// What was decided on an account that an audience matched.
package struct PlannedDecision: Hashable, Sendable {
    package var account: AccountID
    package var decision: Selection.Decision
    package var verdicts: [Verdict]
    /// What the account had come to when it was planned.
    package var before: AccountMilestones
}
