import GRDB
import MailboxDomain

/// Merges accounts with their unopened messages and their notifications.
struct ActivityCursor {
    private let accounts: RawStatement
    private var messages: RowsByAccount
    private var notifications: RowsByAccount
    private let organisations: [Int64: Organisation]

    init(_ read: AccountRead, _ organisations: [Int64: Organisation]) throws {
        self.organisations = organisations
        accounts = try read.statement(Self.accounts)
        messages = try RowsByAccount(read.statement(Self.messages))
        notifications = try RowsByAccount(read.statement(Self.notifications))
    }

    // What the indexes answer in the order of accounts.
    static let accounts = """
        SELECT account_key, \(Account.storedColumns) FROM accounts
        WHERE \(AccountRead.condition) ORDER BY account_key
        """
    static let messages = """
        SELECT account_key, delivered_at, message_id, organisation_key FROM messages INDEXED BY messages_unopened
        WHERE opened_at IS NULL AND \(AccountRead.condition) ORDER BY account_key, delivered_at, message_id
        """
    static let notifications = """
        SELECT account_key, sent_at, notification_id, outcome FROM notifications INDEXED BY notifications_by_account
        WHERE \(AccountRead.condition) ORDER BY account_key, sent_at, notification_id
        """

    mutating func next() throws -> (key: Int64, activity: AccountActivity)? {
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
            // Reports on one e-mail come together: they have the same moment of sending.
            if let last = activity.notifications.last, last.id == notification.id {
                activity.notifications[activity.notifications.count - 1].outcome =
                    last.outcome.combined(with: notification.outcome)
            } else {
                activity.notifications.append(notification)
            }
            try notifications.advance()
        }
        return (key, activity)
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
