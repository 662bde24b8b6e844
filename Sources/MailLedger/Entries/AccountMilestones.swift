package import MailboxDomain

/// What a letter asks people to come to: a confirmed e-mail address, a higher DigiD level, a login. Kept as it was when
/// a run was planned, so that a later extract can show what became of it.
package struct AccountMilestones: Hashable, Sendable {
    package var emailState: Account.EmailState
    package var digidLevel: Account.DigiDLevel
    package var lastLoginAt: Instant?

    package init(emailState: Account.EmailState, digidLevel: Account.DigiDLevel, lastLoginAt: Instant?) {
        self.emailState = emailState
        self.digidLevel = digidLevel
        self.lastLoginAt = lastLoginAt
    }

    package init(_ account: Account) {
        self.init(
            emailState: account.emailState, digidLevel: account.digidLevel, lastLoginAt: account.lastLoginAt)
    }
}
