/// Reads the columns of a row from left to right, as what they mean.
struct ColumnReader {
    private let row: RawStatement
    private let table: String
    private var column: Int

    /// - Parameter table: named where a value turns out damaged.
    init(_ row: RawStatement, from column: Int, of table: String) {
        (self.row, self.column, self.table) = (row, column, table)
    }

    private mutating func next() -> Int {
        defer { column += 1 }
        return column
    }

    /// A line break inside a value is a space: nothing in a letter may begin a line of its own.
    mutating func text() -> String? {
        guard let text = row.text(at: next()) else { return nil }
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    mutating func number() -> Int? { row.integerOrNil(at: next()).map { Int($0) } }

    /// A value that another type reads from a text: nil for NULL, an error for a text that it refuses.
    mutating func value<Value>(_ read: (String) -> Value?) throws -> Value? {
        guard let text = text() else { return nil }
        guard let value = read(text) else { throw MailboxError.damaged(table: table) }
        return value
    }

    /// The same for what the import never leaves empty.
    mutating func required<Value>(_ read: (String) -> Value?) throws -> Value {
        guard let value = try value(read) else { throw MailboxError.damaged(table: table) }
        return value
    }
}
