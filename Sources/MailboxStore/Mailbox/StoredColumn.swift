/// The columns that a read of a table takes behind the account's key; the raw value is a column's place in the row.
///
/// What is selected, what an index holds and where a value is read all come from the cases: a column that is added has a
/// name, or the compiler asks for it.
protocol StoredColumn: RawRepresentable<Int>, CaseIterable, Hashable {
    /// As the table has it.
    var name: String { get }
}

/// What is read of every account.
enum AccountColumn: Int, StoredColumn {
    case accountID = 1
    case state, activatedOn, lastLoginAt, digidLevel, emailState, emailChangedAt, emailDeclinedAt, digitalSenders
    case pushActive, loginMeans, emailVerifiedAt

    var name: String {
        switch self {
        case .accountID: "account_id"
        case .state: "state"
        case .activatedOn: "activated_on"
        case .lastLoginAt: "last_login_at"
        case .digidLevel: "digid_level"
        case .emailState: "email_state"
        case .emailChangedAt: "email_changed_at"
        case .emailDeclinedAt: "email_declined_at"
        case .digitalSenders: "digital_senders"
        case .pushActive: "push_active"
        case .loginMeans: "login_means"
        case .emailVerifiedAt: "email_verified_at"
        }
    }
}

/// What is read of every message that nobody opened.
enum MessageColumn: Int, StoredColumn {
    case deliveredAt = 1
    case messageID, organisation

    var name: String {
        switch self {
        case .deliveredAt: "delivered_at"
        case .messageID: "message_id"
        case .organisation: "organisation_key"
        }
    }
}

/// What is read of the oldest message of an organisation that nobody opened.
enum UnreadColumn: Int, StoredColumn {
    case organisation = 1
    case deliveredAt

    var name: String {
        switch self {
        case .organisation: "organisation_key"
        case .deliveredAt: "oldest_delivered_at"
        }
    }
}

/// What is read of every notification.
enum NotificationColumn: Int, StoredColumn {
    case sentAt = 1
    case notificationID, outcome

    var name: String {
        switch self {
        case .sentAt: "sent_at"
        case .notificationID: "notification_id"
        case .outcome: "outcome"
        }
    }
}
