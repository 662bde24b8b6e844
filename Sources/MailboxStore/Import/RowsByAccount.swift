import GRDB

/// The accounts that a read is about, by their keys.
struct AccountRead {
    let database: Database
    let keys: Range<Int64>
    /// Whether the connection keeps the statements, for many short reads: then one read must end before the next begins.
    var isShort = false

    static let condition = "account_key >= ?1 AND account_key < ?2"

    /// A statement with the `condition`.
    func statement(_ sql: String) throws -> RawStatement {
        let rows = try isShort ? RawStatement(kept: database, sql) : RawStatement(database, sql)
        rows.bind(keys.lowerBound, at: 1)
        rows.bind(keys.upperBound, at: 2)
        return rows
    }
}

/// A statement whose next row has been stepped to, ordered by an account key in column 0.
struct RowsByAccount {
    let rows: RawStatement
    /// Nil where there is no row left.
    private(set) var account: Int64?

    init(_ rows: RawStatement) throws {
        self.rows = rows
        try advance()
    }

    mutating func advance() throws { account = try rows.step() ? rows.integer(at: 0) : nil }

    /// Goes to the first row of an account or, where it has none, of one behind it.
    mutating func skip(to key: Int64) throws {
        while let account, account < key { try advance() }
    }
}
