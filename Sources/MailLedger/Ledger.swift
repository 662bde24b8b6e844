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

    /// Opens the ledger in a file, and makes it where there is none yet.
    ///
    /// Throws `newer` for one that a later version has used, because this one would pass over what that knows, and `older`
    /// for one of an earlier version: see `bringForward`.
    package static func open(at path: String) throws -> Ledger {
        try reporting(onFileAt: path) {
            let database = try connection(to: path)
            let lacks = try lacks(of: database, path: path)
            // One that was never written to may have been cut off while it was made.
            guard try lacks.isEmpty || !database.read(LedgerSchema.isUsed) else {
                throw LedgerError.older(path: path, lacks: lacks)
            }
            try LedgerSchema.migrator.migrate(database)
            return Ledger(database, path: path)
        }
    }

    /// The changes, by name and in their order, that this version makes to the ledger in a file that an earlier version
    /// left; none for one that is up to date.
    package static func lacks(at path: String) throws -> [String] {
        try reporting(onFileAt: path) { try lacks(of: connection(to: path), path: path) }
    }

    /// Makes these changes. Cut off in the midst of them, it is neither the one nor the other: give it a copy.
    package static func bringForward(at path: String) throws -> Ledger {
        try reporting(onFileAt: path) {
            let database = try connection(to: path)
            _ = try lacks(of: database, path: path)
            try LedgerSchema.migrator.migrate(database)
            return Ledger(database, path: path)
        }
    }

    private static func lacks(of database: DatabaseQueue, path: String) throws -> [String] {
        let migrator = LedgerSchema.migrator
        let known = try database.read { try migrator.appliedIdentifiers($0) }
        let unknown = known.subtracting(migrator.migrations)
        guard unknown.isEmpty else { throw LedgerError.newer(path: path, changes: unknown.sorted()) }
        return migrator.migrations.filter { !known.contains($0) }
    }

    private static func connection(to path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        // A look at somebody is recorded beside whatever goes on: to enter a nation's plan takes some ten seconds.
        configuration.busyMode = .timeout(60)
        // What is deleted is overwritten with zeros.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        return try DatabaseQueue(path: path, configuration: configuration)
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
