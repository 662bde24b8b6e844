import GRDB
import MailboxDomain

/// Merges accounts with their unopened messages and their notifications.
struct ActivityCursor {
    private let accounts: RawStatement
    private var messages: Ahead
    private var notifications: Ahead
    private let organisations: [Int64: Organisation]

    /// A statement whose next row has been stepped to, ordered by an account key in column 0.
    private struct Ahead {
        let rows: RawStatement
        var account: Int64?

        init(_ rows: RawStatement) throws {
            self.rows = rows
            try advance()
        }

        mutating func advance() throws { account = try rows.step() ? rows.integer(at: 0) : nil }
    }

    /// Of all accounts, or only of the one with the key given.
    init(_ database: Database, _ organisations: [Int64: Organisation], only key: Int64? = nil) throws {
        self.organisations = organisations
        let rows = try Self.statements(only: key).map { sql in
            let rows = try RawStatement(database, sql)
            if let key { rows.bind(key, at: 1) }
            return rows
        }
        accounts = rows[0]
        messages = try Ahead(rows[1])
        notifications = try Ahead(rows[2])
    }

    /// The reads of accounts, messages and notifications, which the indexes answer in order.
    static func statements(only key: Int64?) -> [String] {
        let condition = key == nil ? "" : " AND account_key = ?"
        return [
            "SELECT account_key, \(Account.storedColumns) FROM accounts WHERE true\(condition) ORDER BY account_key",
            """
            SELECT account_key, delivered_at, message_id, organisation_key
            FROM messages INDEXED BY messages_unopened WHERE opened_at IS NULL\(condition)
            ORDER BY account_key, delivered_at, message_id
            """,
            """
            SELECT account_key, sent_at, notification_id, outcome
            FROM notifications INDEXED BY notifications_by_account WHERE true\(condition)
            ORDER BY account_key, sent_at, notification_id
            """,
        ]
    }

    mutating func next() throws -> AccountActivity? {
        guard try accounts.step() else { return nil }
        let key = accounts.integer(at: 0)
        guard let account = Account(accounts) else { throw MailboxError.damaged(table: "accounts") }
        var activity = AccountActivity(account: account)
        while messages.account == key {
            guard let message = message() else { throw MailboxError.damaged(table: "messages") }
            activity.unopened.append(message)
            try messages.advance()
        }
        while notifications.account == key {
            guard let notification = NotificationEmail(notifications.rows) else {
                throw MailboxError.damaged(table: "notifications")
            }
            activity.notifications.append(notification)
            try notifications.advance()
        }
        return activity
    }

    private func message() -> Message? {
        guard let id = messages.rows.identifier(at: 2, MessageID.self),
            let organisation = organisations[messages.rows.integer(at: 3)]
        else { return nil }
        return Message(id: id, organisation: organisation.id, deliveredAt: messages.rows.instant(at: 1))
    }
}

extension Account {
    fileprivate static let storedColumns = """
        account_id, state, activated_on, last_login_at, digid_level, email_state, email_changed_at, email_declined_at,
        digital_senders, push_active
        """

    fileprivate init?(_ row: RawStatement) {
        guard let id = row.identifier(at: 1, AccountID.self), let state = row.choice(at: 2, State.self),
            let activatedOn = row.text(at: 3).flatMap({ CalendarDate($0) }),
            let digidLevel = row.choice(at: 5, DigiDLevel.self), let emailState = row.choice(at: 6, EmailState.self)
        else { return nil }
        self.init(
            id: id, state: state, activatedOn: activatedOn, lastLoginAt: row.instantOrNil(at: 4),
            digidLevel: digidLevel, emailState: emailState, emailChangedAt: row.instantOrNil(at: 7),
            emailDeclinedAt: row.instantOrNil(at: 8), digitalSenders: row.integerOrNil(at: 9).map { Int($0) },
            pushActive: row.integer(at: 10) != 0)
    }
}

extension NotificationEmail {
    fileprivate init?(_ row: RawStatement) {
        guard let id = row.identifier(at: 2, NotificationID.self), let outcome = row.choice(at: 3, Outcome.self) else {
            return nil
        }
        self.init(id: id, sentAt: row.instant(at: 1), outcome: outcome)
    }
}
