import GRDB
import MailboxDomain

/// Merges accounts with their unopened messages, or what digests tell of these, and their notifications.
struct ActivityCursor {
    private let accounts: RawStatement
    private var messages: RowsByAccount
    private var unread: RowsByAccount
    private var notifications: RowsByAccount
    private let organisations: [Int64: Organisation]

    init(_ read: AccountRead, _ organisations: [Int64: Organisation]) throws {
        self.organisations = organisations
        accounts = try read.statement(Self.accounts)
        messages = try RowsByAccount(read.statement(CoveredRead.unopened.sql))
        unread = try RowsByAccount(read.statement(CoveredRead.unread.sql))
        notifications = try RowsByAccount(read.statement(CoveredRead.notifications.sql))
    }

    private static let accounts = """
        SELECT account_key, \(AccountColumn.allCases.map(\.name).joined(separator: ", ")) FROM accounts
        WHERE \(AccountRead.condition) ORDER BY account_key
        """

    /// What the indexes answer in the order of accounts.
    static var statements: [String] {
        [accounts, CoveredRead.unopened.sql, CoveredRead.unread.sql, CoveredRead.notifications.sql]
    }

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
        while unread.account == key {
            guard let oldest = oldestUnread() else { throw MailboxError.damaged(table: "unread") }
            // Of two rows about one organisation the older comes first.
            if activity.unread.last?.organisation != oldest.organisation { activity.unread.append(oldest) }
            try unread.advance()
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

    private func oldestUnread() -> OldestUnread? {
        typealias Column = UnreadColumn
        guard let organisation = organisations[unread.rows.integer(at: Column.organisation.rawValue)] else {
            return nil
        }
        return OldestUnread(
            organisation: organisation.id, deliveredAt: unread.rows.instant(at: Column.deliveredAt.rawValue))
    }

    private func message() -> Message? {
        typealias Column = MessageColumn
        let row = messages.rows
        guard let id = row.identifier(at: Column.messageID.rawValue, MessageID.self),
            let organisation = organisations[row.integer(at: Column.organisation.rawValue)]
        else { return nil }
        return Message(
            id: id, organisation: organisation.id, deliveredAt: row.instant(at: Column.deliveredAt.rawValue))
    }
}

extension Account {
    fileprivate init?(_ row: RawStatement) {
        typealias Column = AccountColumn
        guard let id = row.identifier(at: Column.accountID.rawValue, AccountID.self),
            let state = row.choice(at: Column.state.rawValue, State.self),
            let activatedOn = row.text(at: Column.activatedOn.rawValue).flatMap({ CalendarDate($0) }),
            let digidLevel = row.choice(at: Column.digidLevel.rawValue, DigiDLevel.self),
            let emailState = row.choice(at: Column.emailState.rawValue, EmailState.self)
        else { return nil }
        self.init(
            id: id, state: state, activatedOn: activatedOn,
            lastLoginAt: row.instantOrNil(at: Column.lastLoginAt.rawValue), digidLevel: digidLevel,
            loginMeans: row.choice(at: Column.loginMeans.rawValue, LoginMeans.self), emailState: emailState,
            emailChangedAt: row.instantOrNil(at: Column.emailChangedAt.rawValue),
            emailVerifiedAt: row.instantOrNil(at: Column.emailVerifiedAt.rawValue),
            emailDeclinedAt: row.instantOrNil(at: Column.emailDeclinedAt.rawValue),
            digitalSenders: row.integerOrNil(at: Column.digitalSenders.rawValue).map { Int($0) },
            pushActive: row.integer(at: Column.pushActive.rawValue) != 0)
    }
}

extension NotificationEmail {
    fileprivate init?(_ row: RawStatement) {
        typealias Column = NotificationColumn
        guard let id = row.identifier(at: Column.notificationID.rawValue, NotificationID.self),
            let outcome = row.choice(at: Column.outcome.rawValue, Outcome.self)
        else { return nil }
        self.init(id: id, sentAt: row.instant(at: Column.sentAt.rawValue), outcome: outcome)
    }
}
