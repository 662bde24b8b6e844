import GRDB
import GRDBSQLite

/// A prepared statement, bound and read through SQLite's C functions.
///
/// For tables of many millions of rows: GRDB's own arguments and rows take three times as long (measured).
struct RawStatement {
    private let statement: Statement

    private var handle: OpaquePointer { statement.sqliteStatement }

    init(_ database: Database, _ sql: String) throws {
        statement = try database.makeStatement(sql: sql)
    }

    /// A statement that the connection keeps, for many short reads: whoever runs it again must have reset it.
    init(kept database: Database, _ sql: String) throws {
        statement = try database.cachedStatement(sql: sql)
    }

    // Parameters count from 1 (sqlite3_bind_*).

    func bindNull(at index: Int) { sqlite3_bind_null(handle, Int32(index)) }

    func bind(_ number: Int64, at index: Int) { sqlite3_bind_int64(handle, Int32(index), number) }

    func bind(_ text: Span<UInt8>, at index: Int) {
        text.withUnsafeBufferPointer { bytes in
            // A nil destructor is SQLITE_STATIC: the bytes stay as they are until the row is written.
            bytes.withMemoryRebound(to: CChar.self) {
                _ = sqlite3_bind_text(handle, Int32(index), $0.baseAddress, Int32($0.count), nil)
            }
        }
    }

    func bind(_ text: String, at index: Int) {
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                // SQLITE_TRANSIENT, which Swift cannot import: SQLite makes its own copy.
                let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                _ = sqlite3_bind_text(handle, Int32(index), $0.baseAddress, Int32($0.count), copies)
            }
        }
    }

    /// Goes to the next row; false where there is none.
    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        return false
    }

    /// Makes ready for another run; what was bound stays.
    func reset() { sqlite3_reset(handle) }

    // Columns count from 0 (sqlite3_column_*).

    func integer(at index: Int) -> Int64 { sqlite3_column_int64(handle, Int32(index)) }

    func integerOrNil(at index: Int) -> Int64? {
        sqlite3_column_type(handle, Int32(index)) == SQLITE_NULL ? nil : integer(at: index)
    }

    /// Lends the bytes of a text until the next step.
    func withText(at index: Int, _ body: (Span<UInt8>) -> Void) {
        guard let bytes = sqlite3_column_text(handle, Int32(index)) else { return }
        body(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, Int32(index)))).span)
    }

    /// Nil for NULL.
    func text(at index: Int) -> String? {
        guard let bytes = sqlite3_column_text(handle, Int32(index)) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, Int32(index)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}

extension DatabaseError {
    /// SQLite's own words, without the statement and its values.
    var withoutValues: String { "SQLite error \(extendedResultCode)" }
}
