import GRDB
public import MailboxDomain

extension Mailbox {
    /// Calls `body` with every account, in the byte order of their identifiers.
    ///
    /// Three tables are read side by side, all in the order of accounts: no query an account, and no more than one
    /// account in memory. `body` may read the mailbox as well.
    public func forEachActivity(_ body: (AccountActivity) throws -> Void) throws {
        // The file never changes, so that reads inside reads cannot see different states.
        try stream.unsafeReentrantRead { database in
            var activities = try Self.rethrowing(path) {
                try ActivityCursor(AccountRead(database: database, keys: allKeys), organisationsByKey)
            }
            while let (_, activity) = try Self.rethrowing(path, { try activities.next() }) { try body(activity) }
        }
    }

    /// What one account did and received; nil for an account that the mailbox does not know.
    public func activity(of account: AccountID) throws -> AccountActivity? {
        try lookUp(account) { _, read in
            var activities = try ActivityCursor(read, organisationsByKey)
            return try activities.next()?.activity
        }
    }

    /// A short read of one account by its key; nil for one that the mailbox does not know.
    func lookUp<Value>(_ account: AccountID, _ body: (Int64, AccountRead) throws -> Value?) throws -> Value? {
        try Self.rethrowing(path) {
            // The file never changes, so that these reads need no transaction to agree.
            try lookups.unsafeReentrantRead { database in
                let row = try RawStatement(kept: database, "SELECT account_key FROM accounts WHERE account_id = ?")
                row.bind(account.rawValue, at: 1)
                guard try row.step() else { return nil }
                let key = row.integer(at: 0)
                return try body(key, AccountRead(database: database, keys: key..<key + 1, isShort: true))
            }
        }
    }

    /// Accounts are numbered from 1, without gaps.
    var allKeys: Range<Int64> { 1..<Int64(accountCount) + 1 }
}
