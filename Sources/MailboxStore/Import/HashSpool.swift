import Foundation

/// Many pairs of hashes in parts, by the first bits of their keys, so that each part can be looked at on its own.
///
/// 2 MB stay in memory, the rest goes to a file that no other process sees and no crash leaves behind: 16 bytes a pair, 1.3
/// GB for 80 million. They are written in pieces and read back part by part.
struct HashSpool: ~Copyable {
    struct Entry {
        var key: UInt64
        /// What entries with the same key must have in common.
        var identity: RowIdentity
    }

    static let partCount = 256

    private let path: String
    /// Entries that a part holds in memory.
    private let room: Int
    private var file: Int32 = -1
    private var end = 0
    private var parts: [[Entry]]
    /// Where the pieces of each part begin in the file.
    private var pieces: [[Int]]

    /// - Parameters:
    ///   - path: of the file, which is made where there is more than memory holds.
    ///   - room: entries that each part holds in memory.
    init(at path: String, room: Int = 512) {
        self.path = path
        self.room = room
        parts = Array(repeating: [], count: Self.partCount)
        pieces = Array(repeating: [], count: Self.partCount)
    }

    deinit {
        if file >= 0 { close(file) }
    }

    mutating func append(_ entry: Entry) throws(ImportError) {
        let part = Int(entry.key >> 56)
        parts[part].append(entry)
        if parts[part].count == room { try write(part) }
    }

    /// Hands over one part after the other.
    mutating func forEachPart(_ body: ([Entry]) -> Void) throws(ImportError) {
        for part in 0..<Self.partCount {
            var entries = parts[part]
            for start in pieces[part] { entries += try read(from: start) }
            body(entries)
        }
    }

    private mutating func write(_ part: Int) throws(ImportError) {
        if file < 0 { try open() }
        let (file, start) = (file, end)
        let isWritten = unsafe parts[part].withUnsafeBytes { bytes in
            Self.repeated(bytes.count) { done in
                unsafe pwrite(file, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done, off_t(start + done))
            }
        }
        guard isWritten else { throw failure }
        pieces[part].append(start)
        end += parts[part].count * MemoryLayout<Entry>.stride
        parts[part].removeAll(keepingCapacity: true)
    }

    private func read(from start: Int) throws(ImportError) -> [Entry] {
        var entries = Array(repeating: Entry(key: 0, identity: .none), count: room)
        let isRead = unsafe entries.withUnsafeMutableBytes { bytes in
            Self.repeated(bytes.count) { done in
                unsafe pread(file, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done, off_t(start + done))
            }
        }
        guard isRead else { throw failure }
        return entries
    }

    private mutating func open() throws(ImportError) {
        // What a crash between the next two lines would leave.
        unsafe unlink(path)
        file = unsafe Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ImportError.cannotCreate(path: path, reason: POSIXFailure(code: errno).reason) }
        unsafe unlink(path)
    }

    private var failure: ImportError { .cannotWrite(path: path, reason: POSIXFailure(code: errno).reason) }

    /// Calls until all bytes went through; a call may do part of it, or be interrupted.
    private static func repeated(_ count: Int, _ call: (_ done: Int) -> Int) -> Bool {
        var done = 0
        while done < count {
            let moved = call(done)
            if moved < 0, errno == EINTR { continue }
            guard moved > 0 else {
                // The file ends too early, which sets no error of its own.
                if moved == 0 { errno = EIO }
                return false
            }
            done += moved
        }
        return true
    }
}
