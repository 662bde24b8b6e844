import GRDB

extension Ledger {
    /// What SQLite says of the file as a whole, and of rows that name what is not there; nothing where it is sound.
    package func fileFaults() throws -> [String] {
        try read { database in
            let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
            return integrity + (orphans.isEmpty ? [] : ["\(orphans.count) rows name what is not there"])
        }
    }
}
