import Foundation
import GRDB
public import MailboxDomain

/// The shared mailbox, as the last extract left it: read only, and the same for as long as it is open, also while an
/// import puts a new file in its place.
///
///     let mailbox = try Mailbox(openingAt: "mailbox.sqlite")
///     try mailbox.forEachActivity { activity in ... }
public struct Mailbox: Sendable {
    /// The extract that the mailbox was made from.
    public let extract: Extract
    public let accountCount: Int
    /// What stands in the place of messages; none where all messages are there.
    public let digests: [MessageDigest]
    /// Organisations of which no digest tells, in the byte order of their identifiers.
    public let organisationsNotTold: [Organisation]

    let path: String
    /// For reads of one account.
    let lookups: DatabaseQueue
    /// For reads of all, so that one account can be read in the midst of these: two find more than one caller takes.
    let readers: [DatabaseQueue]
    /// By their key.
    let organisationsByKey: [Int64: Organisation]

    public init(openingAt path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { throw MailboxError.missing(path: path) }
        self.path = path
        lookups = try Self.open(path)
        readers = [try Self.open(path), try Self.open(path)]
        (extract, accountCount, organisationsByKey, digests, organisationsNotTold) = try Self.rethrowing(path) {
            [lookups, readers] in
            let opened = try lookups.read { try $0.mailboxContents() }
            // An import may have come in between.
            for reader in readers {
                guard try reader.read({ try $0.mailboxContents() }) == opened else {
                    throw MailboxError.replaced(path: path)
                }
            }
            return (opened.extract, opened.accounts, opened.organisations, opened.digests, opened.notTold)
        }
    }

    /// For one who reads all accounts in one thread.
    var stream: DatabaseQueue { readers[0] }

    /// All organisations, in the byte order of their identifiers.
    public func organisations() -> [Organisation] {
        organisationsByKey.values.sorted { $0.id < $1.id }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        // A lock that is kept spares four system calls a read. It keeps out no reader, and nobody writes to this file.
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192")
        }
        return try rethrowing(path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { database in
                guard try Int.fetchOne(database, sql: "PRAGMA application_id") == MailboxSchema.applicationID else {
                    throw MailboxError.notAMailbox(path: path)
                }
                let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                guard version == MailboxSchema.version else {
                    throw MailboxError.otherVersion(path: path, found: version, expected: MailboxSchema.version)
                }
                guard try MailboxSchema.isThat(of: database) else { throw MailboxError.otherTables(path: path) }
            }
            return queue
        }
    }

    /// Turns SQLite's errors into ours, which hold no statement and no values.
    static func rethrowing<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw MailboxError.notAMailbox(path: path)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            // A statement names what the tables lack: no permission would mend that.
            throw MailboxError.otherTables(path: path)
        } catch let error as DatabaseError {
            throw MailboxError.unreadable(path: path, reason: error.withoutValues)
        }
    }
}

/// What is read once, on opening.
private struct MailboxContents: Equatable {
    var extract: Extract
    var accounts: Int
    var organisations: [Int64: Organisation]
    var digests: [MessageDigest]
    var notTold: [Organisation]
}

extension Database {
    fileprivate func mailboxContents() throws -> MailboxContents {
        let row = try RawStatement(self, "SELECT as_of, as_of_text, source, part FROM extract")
        guard try row.step(), let text = row.text(at: 1), let source = row.text(at: 2),
            let part = row.text(at: 3)
        else {
            throw MailboxError.damaged(table: "extract")
        }
        let extract = Extract(asOf: row.instant(at: 0), asOfText: text, source: source, holdsPeople: part != "accounts")
        // The keys have no gaps, and the greatest is found without counting.
        let accounts = try Int.fetchOne(self, sql: "SELECT coalesce(max(account_key), 0) FROM accounts") ?? 0
        let organisations = try organisationsByKey()
        return MailboxContents(
            extract: extract, accounts: accounts, organisations: organisations, digests: try digests(),
            notTold: try organisationsNotTold(among: organisations))
    }

    private func digests() throws -> [MessageDigest] {
        let rows = try RawStatement(self, "SELECT source, as_of, as_of_text FROM digests ORDER BY rowid")
        var digests: [MessageDigest] = []
        while try rows.step() {
            guard let source = rows.text(at: 0), let text = rows.text(at: 2) else {
                throw MailboxError.damaged(table: "digests")
            }
            digests.append(MessageDigest(source: source, asOf: rows.instant(at: 1), asOfText: text))
        }
        return digests
    }

    /// None where nothing says of which organisations is told.
    private func organisationsNotTold(among organisations: [Int64: Organisation]) throws -> [Organisation] {
        let told = try Set(Int64.fetchAll(self, sql: "SELECT DISTINCT organisation_key FROM openings"))
        guard !told.isEmpty else { return [] }
        return organisations.filter { !told.contains($0.key) }.values.sorted { $0.id < $1.id }
    }

    private func organisationsByKey() throws -> [Int64: Organisation] {
        let rows = try RawStatement(self, "SELECT organisation_key, organisation_id, name, category FROM organisations")
        var organisations: [Int64: Organisation] = [:]
        while try rows.step() {
            guard let id = rows.text(at: 1).flatMap({ OrganisationID($0) }), let name = rows.text(at: 2),
                let category = rows.text(at: 3)
            else { throw MailboxError.damaged(table: "organisations") }
            organisations[rows.integer(at: 0)] = Organisation(id: id, name: name, category: category)
        }
        return organisations
    }
}
