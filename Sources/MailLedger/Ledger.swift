import Foundation
import GRDB

/// The memory of all runs: what happened to every piece, and why each account was or was not written to.
///
/// Every step that concerns many pieces is one transaction: it is in the ledger whole or not at all.
///
/// `Recording` is what we did ourselves, `Events` who did it, `Claims` what others say happened, `Following` where that
/// leads each piece and batch, `Returns` what came back, `Reading` what is known, `Purge` what is forgotten; `Entries` are
/// the values of all these, and `Schema` the tables.
package struct Ledger: Sendable {
    let database: DatabaseQueue
    let path: String

    private init(_ database: DatabaseQueue, path: String) {
        (self.database, self.path) = (database, path)
    }

    /// Opens the ledger in a file, makes it where there is none yet, and brings one of an earlier version up to date.
    ///
    /// Throws `newer` for one that a later version has used: this one would pass over what that knows.
    package static func open(at path: String) throws -> Ledger {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        // A look at somebody is recorded beside whatever goes on: to enter a nation's plan takes some ten seconds.
        configuration.busyMode = .timeout(60)
        // What is deleted is overwritten with zeros.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        return try reporting(onFileAt: path) {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            let migrator = LedgerSchema.migrator
            let unknown = try database.read { try migrator.appliedIdentifiers($0) }.subtracting(migrator.migrations)
            guard unknown.isEmpty else { throw LedgerError.newer(path: path, changes: unknown.sorted()) }
            try migrator.migrate(database)
            return Ledger(database, path: path)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try rethrowing { try database.read(body) }
    }

    /// A transaction by itself, or a part of the one that is open: see `recording`.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try rethrowing {
            try database.unsafeReentrantWrite { database in
                var value: Value?
                try database.inSavepoint {
                    value = try body(database)
                    return .commit
                }
                guard let value else { throw LedgerError.damaged(path: path) }
                return value
            }
        }
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
