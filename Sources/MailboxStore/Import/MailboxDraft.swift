import Foundation
import GRDB

/// A new mailbox file beside the old one; it takes the old one's place only when all is well, else it goes.
struct MailboxDraft: ~Copyable {
    let database: DatabaseQueue
    private let path: String
    private let target: String
    private var isPublished = false

    /// - Parameter keepsContents: whether it begins as a copy of the old one, to which a second part is added.
    init(replacing target: String, keepsContents: Bool = false) throws {
        self.target = target
        path = target + ".new"
        // What an import that was cut off has left behind.
        unsafe unlink(path)
        // Made here and not by SQLite, so that nobody else can ever read it.
        let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0, close(file) == 0 else {
            throw ImportError.cannotCreate(path: path, reason: POSIXFailure(code: errno).reason)
        }
        if keepsContents { try Self.copy(target, to: path) }
        var configuration = Configuration()
        // Keys come from our own numbering; checking each again would double the time.
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            // A draft that a crash cuts off is thrown away: it needs no journal. It is synced once, at the end.
            // Rows are added at the end and never looked up: a larger cache holds what nobody reads. What indexes are
            // sorted in is as large, once a thread.
            try database.execute(
                sql: """
                    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
                    PRAGMA cache_size = -8192; PRAGMA threads = 2
                    """)
        }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            unsafe unlink(path)
            throw error
        }
    }

    deinit {
        if !isPublished { unsafe unlink(path) }
    }

    /// Puts the file in the old one's place, so that it survives a power cut.
    mutating func publish() throws {
        try database.close()
        try writing { () throws(POSIXFailure) in try POSIXFailure.synchronize(path) }
        guard unsafe rename(path, target) == 0 else { throw failure(target) }
        isPublished = true
        try writing { () throws(POSIXFailure) in try POSIXFailure.synchronizeFolder(of: target) }
    }

    private static func copy(_ source: String, to path: String) throws {
        do {
            let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
            let output = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            while let chunk = try input.read(upToCount: 1 << 22), !chunk.isEmpty { try output.write(contentsOf: chunk) }
            try output.close()
        } catch {
            unsafe unlink(path)
            throw ImportError.cannotWrite(path: path, reason: "the old mailbox cannot be copied")
        }
    }

    private func writing(_ body: () throws(POSIXFailure) -> Void) throws {
        do { try body() } catch { throw ImportError.cannotWrite(path: target, reason: error.reason) }
    }

    private func failure(_ path: String) -> ImportError {
        .cannotWrite(path: path, reason: POSIXFailure(code: errno).reason)
    }
}
