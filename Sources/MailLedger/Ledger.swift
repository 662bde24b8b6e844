import Foundation
import GRDB

/// The memory of all runs: what happened to every piece, and why each account was or was not written to.
///
/// Every step that concerns many pieces is one transaction: it is in the ledger whole or not at all.
///
/// `Recording` is what we did ourselves, `Claims` what others say happened, `Following` where that leads each piece and
/// batch, `Returns` what came back, `Reading` what is known, `Purge` what is forgotten; `Entries` are the values of all
/// these, and `Schema` the tables.
package struct Ledger: Sendable {
    let database: DatabaseQueue
    let path: String

    private init(_ database: DatabaseQueue, path: String) {
        (self.database, self.path) = (database, path)
    }

    /// Opens the ledger in a file, makes it where there is none yet, and brings one of an earlier version up to date.
    package static func open(at path: String) throws -> Ledger {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        // What is deleted is overwritten with zeros.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        return try reporting(onFileAt: path) {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try LedgerSchema.migrator.migrate(database)
            return Ledger(database, path: path)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try rethrowing { try database.read(body) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try rethrowing { try database.write(body) }
    }

    func rethrowing<Value>(_ body: () throws -> Value) throws -> Value {
        try Self.reporting(onFileAt: path, body)
    }

    /// The messages of SQLite and GRDB can quote values, so that only the code and the file are passed on.
    private static func reporting<Value>(onFileAt path: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError {
            throw LedgerError.unreadable(path: path, reason: "\(error.resultCode)")
        } catch is RowDecodingError {
            throw LedgerError.damaged(path: path)
        }
    }
}
