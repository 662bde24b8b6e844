package import MailboxDomain

/// An audience that an account is in, and what made it so.
package struct AudienceMatch: Hashable, Sendable {
    package let audience: Audience
    /// Since when the mailbox has not reached this person; who waits longest comes first in a wave.
    package let waitingSince: Instant
    package let facts: [Fact]
}

/// What decides whether an account is in one audience.
protocol AudienceRule: Sendable {
    var audience: Audience { get }

    /// Nil where the account is not in the audience; costs next to nothing then, as for most of 10 million accounts.
    func match(_ activity: AccountActivity) -> AudienceMatch?

    /// The values and thresholds that are compared, whether the audience matches or not.
    func facts(about activity: AccountActivity) -> [Fact]
}
