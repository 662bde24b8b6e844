package import GRDB
package import MailboxDomain
package import PaperMail

/// A person's word that one reader gets nothing in a run.
package struct PieceWithdrawal: Hashable, Sendable {
    package var account: AccountID
    /// The one that was named; in a plan that was made again the reader has another.
    package var piece: PieceID
    package var by: String
    /// In the person's words; about no person.
    package var reason: String
    package var at: Instant

    package init(of account: AccountID, piece: PieceID, by name: String, reason: String, at time: Instant) {
        (self.account, self.piece, by, self.reason, at) = (account, piece, name, reason, time)
    }
}

extension PieceWithdrawal: FetchableRecord {
    package init(row: Row) throws {
        account = try row.decode(forColumn: "account_id")
        piece = try row.decode(forColumn: "piece_id")
        by = try row.decode(forColumn: "by")
        reason = try row.decode(forColumn: "reason")
        at = try row.decode(forColumn: "at")
    }
}
