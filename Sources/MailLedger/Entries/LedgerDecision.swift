package import AudienceSelection
package import GRDB
package import MailboxDomain

/// Why an account of a run was or was not written to.
package struct LedgerDecision: Hashable, Sendable {
    package var account: AccountID
    package var decision: Selection.Decision
    /// The audience whose wave was full; nil for who need not wait.
    package var waitingFor: Audience?
    /// Only for who was written to or had to wait: nothing more is kept than a report needs.
    package var before: AccountMilestones?
    /// The audience in which lots decided, and who lost is compared with who won; nil for who was in no such draw.
    package var lot: Audience?

    package init(
        account: AccountID, decision: Selection.Decision, waitingFor: Audience? = nil,
        before: AccountMilestones? = nil, lot: Audience? = nil
    ) {
        self.account = account
        self.decision = decision
        self.waitingFor = waitingFor
        self.before = before
        self.lot = lot
    }
}

extension LedgerDecision: FetchableRecord {
    package init(row: Row) throws {
        account = try row.decode(forColumn: "account_id")
        decision =
            if let audience = try row.decode(Audience?.self, forColumn: "audience") {
                .write(audience)
            } else {
                .leave(try row.decode(Reason.self, forColumn: "reason"))
            }
        waitingFor = try row.decode(Audience?.self, forColumn: "waiting_for")
        lot = try row.decode(Audience?.self, forColumn: "lot")
        if let emailState = try row.decode(Account.EmailState?.self, forColumn: "email_state") {
            before = AccountMilestones(
                emailState: emailState,
                digidLevel: try row.decode(Account.DigiDLevel.self, forColumn: "digid_level"),
                lastLoginAt: try row.decode(Instant?.self, forColumn: "last_login_at"))
        }
    }
}
