import GRDB

/// The tables of a mailbox file: one for each file of the extract, and one row about the extract itself.
///
/// Accounts are numbered in the byte order of their identifier, so that rows in the order of `account_key` are rows in
/// the order of accounts, in every table. Times are milliseconds since 1970 (UTC), dates are text.
enum MailboxSchema {
    /// Raised with every change of the tables, or of what may stand in them; a mailbox is never migrated, it is imported
    /// again. A test knows which tables a version has.
    static let version = 6
    /// Marks the file as ours (`PRAGMA application_id`): `PVNM`.
    static let applicationID = 0x5056_4E4D

    static func createTables(_ database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
        for table in tables { try database.execute(sql: table) }
    }

    /// The statements that make all tables.
    static var tables: [String] { [extract, digests] + ExtractFile.allCases.filter(\.isStored).map(table(of:)) }

    /// Whether a mailbox has the tables and indexes that are read: what other statements made may lack a column.
    static func isThat(of database: Database) throws -> Bool {
        let made = try Set(String.fetchAll(database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))
        return made.isSuperset(of: tables + indexes(for: .all))
    }

    /// Makes the tables about people anew, in a mailbox that has its accounts.
    static func emptyPeopleTables(_ database: Database) throws {
        for file in ExtractFile.allCases where file.isAboutPeople {
            try database.execute(sql: "DROP TABLE \(file.table)")
            try createTable(file, database)
        }
    }

    static func createTable(_ file: ExtractFile, _ database: Database) throws {
        try database.execute(sql: table(of: file))
    }

    private static func table(of file: ExtractFile) -> String {
        let key: [String] =
            switch file {
            case .accounts: ["account_key INTEGER PRIMARY KEY"]
            case .organisations: ["organisation_key INTEGER PRIMARY KEY"]
            default: []
            }
        let columns = (key + file.storedColumns.map(\.definition)).joined(separator: ",\n    ")
        return "CREATE TABLE \(file.table) (\n    \(columns)\n) STRICT"
    }

    /// Made after loading, which is several times faster: one index for each read that needs one.
    static func indexes(for part: ExtractManifest.Part) -> [String] {
        let ofPeople = ExtractFile.allCases.filter(\.isAboutPeople).map { file in
            "CREATE INDEX \(index(of: file)) ON \(file.table) (account_key)"
        }
        guard part != .people else { return ofPeople }
        return ofPeople + [
            "CREATE UNIQUE INDEX accounts_by_id ON accounts (account_id)",
            CoveredRead.unopened.index, CoveredRead.unread.index, CoveredRead.notifications.index,
        ]
    }

    /// The name of the index by account that a table about people has.
    static func index(of file: ExtractFile) -> String { file.table + "_by_account" }

    private static let digests = """
        CREATE TABLE digests (
            source TEXT NOT NULL,
            as_of INTEGER NOT NULL,
            as_of_text TEXT NOT NULL
        ) STRICT
        """

    private static let extract = """
        CREATE TABLE extract (
            as_of INTEGER NOT NULL,
            as_of_text TEXT NOT NULL,
            source TEXT NOT NULL,
            part TEXT NOT NULL
        ) STRICT
        """
}

extension ExtractColumn {
    /// The column's name in its table: a row refers to an account or organisation by its key.
    var storedName: String {
        switch rule {
        case .account: "account_key"
        case .organisation: "organisation_key"
        default: name
        }
    }

    fileprivate var definition: String {
        let type =
            switch rule {
            case .account: "INTEGER NOT NULL REFERENCES accounts"
            case .organisation: "INTEGER NOT NULL REFERENCES organisations"
            case .time, .number, .flag: "INTEGER"
            default: "TEXT"
            }
        return "\(storedName) \(type)" + (isRequired && !type.contains("NOT NULL") ? " NOT NULL" : "")
    }
}
