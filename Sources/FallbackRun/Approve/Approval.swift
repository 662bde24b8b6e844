import MailLedger
import MailboxDomain
import StrictFiles

/// approval.json: a person's word that a plan may be printed and mailed. It is the copy of what the ledger has.
package struct Approval: Codable, Hashable, Sendable {
    static let version = 2

    package var formatVersion = Self.version
    package var statement: ApprovalStatement
    package var approvedBy: String
    /// RFC 3339, by the wall clock.
    package var approvedAt: String
    /// As ssh-keygen writes it, over the statement; nil for an approval on somebody's word.
    package var signature: String?

    init(of statement: ApprovalStatement, _ word: ApprovalWord, at time: Instant) {
        self.statement = statement
        approvedBy = word.name
        approvedAt = time.description
        signature = word.signature
    }
}

extension Approval {
    /// What the ledger has; nil for an approval that an earlier version took.
    ///
    /// - Parameter ledger: the path of its file.
    init?(_ record: ApprovalRecord, of ledger: String) throws {
        guard let text = record.statement else { return nil }
        guard let statement = try ApprovalStatement(Array(text.utf8)) else { throw LedgerError.damaged(path: ledger) }
        self.init(of: statement, ApprovalWord(name: record.by, signature: record.signature), at: record.at)
    }
}
