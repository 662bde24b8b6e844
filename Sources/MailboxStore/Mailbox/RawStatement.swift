package import GRDB
import GRDBSQLite

/// A prepared statement, bound and read through SQLite's C functions.
///
/// For tables of many millions of rows: GRDB's own arguments and rows take three times as long (measured).
package struct RawStatement {
    private let statement: Statement

    private var handle: OpaquePointer { unsafe statement.sqliteStatement }

    package init(_ database: Database, _ sql: String) throws {
        statement = try database.makeStatement(sql: sql)
    }

    /// A statement that the connection keeps, for many short reads: who made it before is done with it.
    init(kept database: Database, _ sql: String) throws {
        statement = try database.cachedStatement(sql: sql)
        reset()
    }

    // Parameters count from 1 (sqlite3_bind_*).

    func bindNull(at index: Int) { unsafe sqlite3_bind_null(handle, Int32(index)) }

    package func bind(_ number: Int64?, at index: Int) {
        guard let number else { return bindNull(at: index) }
        unsafe sqlite3_bind_int64(handle, Int32(index), number)
    }

    func bind(_ text: Span<UInt8>, at index: Int) {
        unsafe text.withUnsafeBufferPointer { bytes in
            // A nil destructor is SQLITE_STATIC: the bytes stay as they are until the row is written.
            unsafe bytes.withMemoryRebound(to: CChar.self) {
                _ = unsafe sqlite3_bind_text(handle, Int32(index), $0.baseAddress, Int32($0.count), nil)
            }
        }
    }

    package func bind(_ text: String?, at index: Int) {
        guard var text else { return bindNull(at: index) }
        text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) {
                // SQLITE_TRANSIENT, which Swift cannot import: SQLite makes its own copy.
                let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                _ = unsafe sqlite3_bind_text(handle, Int32(index), $0.baseAddress, Int32($0.count), copies)
            }
        }
    }

    /// Goes to the next row; false where there is none.
    package func step() throws -> Bool {
        let code = unsafe sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        return false
    }

    /// Runs a statement that answers with no rows, and makes it ready for another run.
    package func run() throws {
        defer { reset() }
        _ = try step()
    }

    /// Makes ready for another run; what was bound stays.
    package func reset() { unsafe sqlite3_reset(handle) }

    // Columns count from 0 (sqlite3_column_*).

    package func integer(at index: Int) -> Int64 { unsafe sqlite3_column_int64(handle, Int32(index)) }

    func integerOrNil(at index: Int) -> Int64? {
        unsafe sqlite3_column_type(handle, Int32(index)) == SQLITE_NULL ? nil : integer(at: index)
    }

    /// Lends the bytes of a text until the next step.
    func withText(at index: Int, _ body: (Span<UInt8>) -> Void) {
        guard let bytes = unsafe sqlite3_column_text(handle, Int32(index)) else { return }
        unsafe body(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, Int32(index)))).span)
    }

    /// Nil for NULL.
    func text(at index: Int) -> String? {
        guard let bytes = unsafe sqlite3_column_text(handle, Int32(index)) else { return nil }
        let count = unsafe Int(sqlite3_column_bytes(handle, Int32(index)))
        return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}

extension DatabaseError {
    /// SQLite's own words, without the statement and its values.
    var withoutValues: String { "SQLite error \(extendedResultCode)" }
}
