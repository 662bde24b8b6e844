package import GRDB
package import MailboxDomain
package import PaperMail

/// An account whose address the registry may have wrong.
package struct DoubtfulAddress: Hashable, Sendable {
    package var account: AccountID
    package var returnedAt: Instant
    package var reason: ReturnReason
}

extension DoubtfulAddress: FetchableRecord {
    package init(row: Row) throws {
        account = try row.decode(forColumn: "account_id")
        returnedAt = try row.decode(forColumn: "returned_at")
        reason = try row.decode(forColumn: "reason")
    }
}
