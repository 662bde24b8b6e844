import Foundation
import GRDB
import MailboxDomain
package import PrintHouse

/// The memory of all runs: what happened to every piece, and why each account was or was not written to.
///
/// Every step that concerns many pieces is one transaction: it is in the ledger whole or not at all.
package struct Ledger: Sendable {
    let database: DatabaseQueue
    private let path: String

    /// Opens the ledger, and makes it where there is none yet.
    package init(at path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            try LedgerSchema.migrator.migrate(database)
        } catch let error as DatabaseError {
            throw LedgerError.unreadable(path: path, reason: "\(error.resultCode)")
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try rethrowing { try database.read(body) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try rethrowing { try database.write(body) }
    }

    /// SQLite's own messages can quote values, so only the code is passed on.
    func rethrowing<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError {
            throw LedgerError.unreadable(path: path, reason: "\(error.resultCode)")
        }
    }
}

package enum LedgerError: Error, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    /// A run is approved once.
    case approvedBefore(RunID)
    /// Pieces of it, such as those of a reprint that was broken off, did not leave yet.
    case notSealed(RunID)
    case damaged(path: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "The ledger \(path) cannot be used: \(reason). Make room or mend its permissions, and type the command again."
        case .approvedBefore(let run): "The run \(run) is approved already."
        case .notSealed(let run):
            "A batch of the run \(run) is not sealed yet, so that it cannot be closed. Finish that first."
        case .damaged(let path): "The ledger \(path) holds a value that no version of this program wrote."
        }
    }
}
