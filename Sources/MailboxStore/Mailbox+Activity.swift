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
            var activities = try Self.rethrowing(path) { try ActivityCursor(database, organisationsByKey) }
            while let activity = try Self.rethrowing(path, { try activities.next() }) { try body(activity) }
        }
    }

    /// What one account did and received; nil for an account that the mailbox does not know.
    public func activity(of account: AccountID) throws -> AccountActivity? {
        try Self.rethrowing(path) {
            try lookups.read { database in
                guard let key = try database.accountKey(account) else { return nil }
                var activities = try ActivityCursor(database, organisationsByKey, only: key)
                return try activities.next()
            }
        }
    }
}

extension Database {
    func accountKey(_ account: AccountID) throws -> Int64? {
        let row = try RawStatement(kept: self, "SELECT account_key FROM accounts WHERE account_id = ?")
        defer { row.reset() }
        row.bind(account.rawValue, at: 1)
        return try row.step() ? row.integer(at: 0) : nil
    }
}
