/// A read of accounts' rows that an index answers alone: statement and index are written from the same columns.
struct CoveredRead<Column: StoredColumn> {
    private let name: String
    private let table: ExtractFile
    /// Of one account the rows come in the order of these.
    private let order: [Column]
    /// A column that must be empty.
    private let isNull: String?

    /// The account's key, then the columns.
    var sql: String {
        let columns = (["account_key"] + Column.allCases.map(\.name)).joined(separator: ", ")
        let condition = isNull.map { "\($0) IS NULL AND " } ?? ""
        let sorted = (["account_key"] + order.map(\.name)).joined(separator: ", ")
        return """
            SELECT \(columns) FROM \(table.table) INDEXED BY \(name)
            WHERE \(condition)\(AccountRead.condition) ORDER BY \(sorted)
            """
    }

    /// The statement that makes the index. The column of its condition is in it too, because SQLite 3.40 goes to the table
    /// for one that the index lacks.
    var index: String {
        let others = Column.allCases.filter { !order.contains($0) }
        let columns = ["account_key"] + (order + others).map(\.name) + [isNull].compactMap(\.self)
        return "CREATE INDEX \(name) ON \(table.table) (\(columns.joined(separator: ", ")))"
            + (isNull.map { " WHERE \($0) IS NULL" } ?? "")
    }
}

extension CoveredRead<MessageColumn> {
    static var unopened: Self {
        CoveredRead(
            name: "messages_unopened", table: .messages, order: [.deliveredAt, .messageID], isNull: "opened_at")
    }
}

extension CoveredRead<UnreadColumn> {
    static var unread: Self {
        CoveredRead(name: "unread_by_account", table: .unread, order: [.organisation, .deliveredAt], isNull: nil)
    }
}

extension CoveredRead<NotificationColumn> {
    static var notifications: Self {
        CoveredRead(
            name: "notifications_by_account", table: .notifications, order: [.sentAt, .notificationID], isNull: nil)
    }
}
