package import AudienceSelection
package import MailboxDomain
package import PaperMail

/// What happened to one print of a piece: a step of ours, or what was reported and counts.
package struct PieceStep: Hashable, Sendable {
    package let account: AccountID
    package let audience: Audience
    package let piece: PieceID
    package let batch: BatchID
    /// 1 to 9.
    package let attempt: Int
    package let state: PieceState
    package let at: Instant
}
