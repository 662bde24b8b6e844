import GRDB
import MailboxDomain

extension Database {
    /// A file in one transaction: without one, SQLite would commit every row.
    func inOneTransaction<Value>(_ body: () throws -> Value) throws -> Value {
        try beginTransaction()
        do {
            let value = try body()
            try commit()
            return value
        } catch {
            // Without a journal nothing is taken back: this only closes the transaction of a file that will be removed.
            try? rollback()
            throw error
        }
    }

    /// Numbers the accounts anew in the byte order of their identifiers, where the extract had them in another.
    func sortAccounts(_ accounts: inout IdentifierIndex) throws {
        guard !accounts.isSorted else { return }
        let columns = ExtractFile.accounts.storedColumns.map(\.storedName).joined(separator: ", ")
        // Else the references of all other tables would go along, to a table that is dropped.
        try execute(
            sql: """
                PRAGMA legacy_alter_table = ON; ALTER TABLE accounts RENAME TO accounts_as_read;
                PRAGMA legacy_alter_table = OFF
                """)
        try MailboxSchema.createTable(.accounts, self)
        // SQLite numbers the rows in the order that they are inserted.
        try inOneTransaction {
            try execute(
                sql: "INSERT INTO accounts (\(columns)) SELECT \(columns) FROM accounts_as_read ORDER BY account_id")
        }
        try execute(sql: "DROP TABLE accounts_as_read")
        accounts = try numberedAccounts()
    }

    /// Writes how many organisations send digitally to the accounts of which that was said one by one.
    func write(_ senders: DigitalSenders) throws {
        let update = try RawStatement(self, "UPDATE accounts SET digital_senders = ? WHERE account_key = ?")
        try inOneTransaction {
            try senders.forEach { account, count in
                update.bind(count, at: 1)
                update.bind(account, at: 2)
                try update.run()
            }
        }
    }

    /// The accounts of the mailbox by the numbers that they have.
    func numberedAccounts() throws -> IdentifierIndex {
        var accounts = IdentifierIndex(expecting: try Int.fetchOne(self, sql: "SELECT count(*) FROM accounts") ?? 0)
        let identifiers = try RawStatement(self, "SELECT account_id FROM accounts ORDER BY account_key")
        while try identifiers.step() { identifiers.withText(at: 0) { _ = accounts.insert($0) } }
        return accounts
    }

    /// Makes the indexes, writes down what the mailbox was made from, and checks that all of it is there.
    ///
    /// - Parameters:
    ///   - supplies: the extract, and digests behind it.
    ///   - accepted: rows of all of them.
    func finish(
        _ supplies: [ImportSupply], _ counts: [FileCount], accepted: [ExtractFile: Int],
        _ progress: (ImportProgress) throws -> Void
    ) throws {
        let manifest = supplies[0].manifest
        let indexes = MailboxSchema.indexes(for: manifest.part)
        for (made, index) in indexes.enumerated() {
            try progress(ImportProgress(file: nil, done: made, of: indexes.count + 1))
            try execute(sql: index)
        }
        try progress(ImportProgress(file: nil, done: indexes.count, of: indexes.count + 1))
        // A second part takes the place of the first one's row: the mailbox then holds both.
        try execute(sql: "DELETE FROM extract")
        try execute(
            sql: "INSERT INTO extract (as_of, as_of_text, source, part) VALUES (?, ?, ?, ?)",
            arguments: [
                manifest.extract.asOf.milliseconds, manifest.extract.asOfText, manifest.extract.source,
                manifest.part.rawValue,
            ])
        for supply in supplies where supply.files.contains(where: { $0.file == .unread }) {
            let extract = supply.manifest.extract
            try execute(
                sql: "INSERT INTO digests (source, as_of, as_of_text) VALUES (?, ?, ?)",
                arguments: [extract.source, extract.asOf.milliseconds, extract.asOfText])
        }
        for file in manifest.part.files where file.isStored {
            let stored = try Int.fetchOne(self, sql: "SELECT count(*) FROM \(file.table)")
            guard stored == accepted[file] ?? 0 else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(file.table) lacks rows")
            }
        }
        guard counts.allSatisfy({ $0.accepted + $0.rejected == $0.read }) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "rows are neither accepted nor rejected")
        }
        guard try String.fetchOne(self, sql: "PRAGMA quick_check(1)") == "ok" else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the new file is damaged")
        }
        try progress(ImportProgress(file: nil, done: indexes.count + 1, of: indexes.count + 1))
    }
}
