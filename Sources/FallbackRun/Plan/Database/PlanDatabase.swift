import Foundation
import GRDB
import LetterComposition
import StrictFiles
package import SystemPackage

/// plan.sqlite: everything that the letters of a run need, sorted into batches. Written once, then only read.
package struct PlanDatabase: Sendable {
    package let path: FilePath
    /// Read once, when the plan is opened.
    package let terms: PlanTerms
    private let database: DatabaseQueue

    /// Opens a plan to read it.
    package init(opening path: FilePath) throws {
        guard FileManager.default.fileExists(atPath: path.string) else { throw FileError.missing(path) }
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        let (database, terms) = try Self.reading(path) {
            let database = try DatabaseQueue(path: path.string, configuration: configuration)
            let version = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
            guard version <= Self.version else {
                throw NewerFormat(file: path.string, found: "\(version)", known: Self.version)
            }
            return (database, try database.read { try PlanTerms($0, of: path) })
        }
        guard let terms else { throw RunError.damagedPlan(path) }
        (self.path, self.database, self.terms) = (path, database, terms)
    }

    /// Of the tables, and of what may stand in them (`PRAGMA user_version`). Raised where an earlier program would read them
    /// wrong; plans of version 0.1.0 have 0.
    private static let version = 1

    /// Throws for a plan of a later version than this program reads. One that is damaged may be replaced.
    static func checkIsNotNewer(_ path: FilePath) throws(NewerFormat) {
        do { _ = try PlanDatabase(opening: path) } catch let error as NewerFormat { throw error } catch {}
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.reading(path) { try database.read(body) }
    }

    /// SQLite's own messages can quote values, so only its code is passed on.
    private static func reading<Value>(_ path: FilePath, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError {
            throw FileError.cannotRead(path, reason: "\(error.resultCode)")
        }
    }

    /// Makes a new plan, whole in one transaction.
    static func make<Value>(
        at path: FilePath, _ body: (Database) throws -> Value
    ) throws -> Value {
        do {
            let database = try DatabaseQueue(path: path.string, configuration: forMaking)
            try database.write { try $0.execute(sql: schema) }
            let value = try database.write(body)
            try database.close()
            return value
        } catch let error as DatabaseError {
            // On a full disk it would only be in the way.
            unsafe unlink(path.string)
            throw FileError.cannotWrite(path, reason: "\(error.resultCode)")
        }
    }

    /// The file is written beside its place and thrown away where that fails, so it needs no journal. The same rows in the
    /// same order give the same bytes.
    private static var forMaking: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.journalMode = .default
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = OFF")
            try database.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -8192")
        }
        return configuration
    }

    private static let schema = """
        PRAGMA user_version = \(version);
        CREATE TABLE terms (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE sources (path TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE profiles (path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
        -- verdicts: `audience:reason`, or `audience:` for the chosen one, separated by spaces.
        CREATE TABLE decisions (
            account_id TEXT PRIMARY KEY, audience TEXT, reason TEXT, verdicts TEXT NOT NULL,
            email_state TEXT NOT NULL, digid_level TEXT NOT NULL, last_login_at TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE batches (
            number INTEGER PRIMARY KEY, product TEXT NOT NULL, layout TEXT NOT NULL, printer TEXT NOT NULL,
            postage_class TEXT NOT NULL, pieces INTEGER NOT NULL
        ) STRICT;
        -- A control piece has no account and no audience. For its reader see PlannedRecipient; lines of the envelope
        -- are separated by line feeds, circumstances by spaces. `kind` numbers the kinds of batches as they were met.
        CREATE TABLE recipients (
            recipient INTEGER PRIMARY KEY, kind INTEGER NOT NULL, must_be_tried INTEGER NOT NULL, account_id TEXT,
            audience TEXT, envelope TEXT NOT NULL, name_lines INTEGER NOT NULL, salutation TEXT NOT NULL,
            ward TEXT, circumstances TEXT NOT NULL, country TEXT NOT NULL, postcode TEXT, house_number INTEGER,
            house_suffix TEXT, kix TEXT
        ) STRICT;
        -- Where each recipient's piece is: rows stay as they were read, and only their numbers are sorted.
        CREATE TABLE places (
            batch INTEGER NOT NULL REFERENCES batches, number INTEGER NOT NULL,
            recipient INTEGER NOT NULL REFERENCES recipients, PRIMARY KEY (batch, number)
        ) STRICT, WITHOUT ROWID;
        CREATE VIEW pieces AS
            SELECT batch, number, account_id, audience, \(PlannedRecipient.columns)
            FROM places JOIN recipients USING (recipient);
        -- Pieces that cannot be laid out or sealed, with the code of the reason.
        CREATE TABLE set_aside (
            batch INTEGER NOT NULL, number INTEGER NOT NULL, code TEXT NOT NULL, PRIMARY KEY (batch, number),
            FOREIGN KEY (batch, number) REFERENCES places
        ) STRICT, WITHOUT ROWID;
        """
}
