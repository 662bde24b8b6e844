import MailboxDomain

/// The last login, or the activation where there was none.
enum LastUse: Hashable, Sendable {
    case login(Instant)
    case activation(CalendarDate)

    init(of account: Account) {
        self = account.lastLoginAt.map(Self.login) ?? .activation(account.activatedOn)
    }

    func reaches(_ cutoff: Cutoff) -> Bool {
        switch self {
        case .login(let moment): cutoff.isReached(by: moment)
        case .activation(let day): cutoff.isReached(by: day)
        }
    }

    /// The login, or the first moment of the day of activation.
    func moment(in time: DutchTime) -> Instant {
        switch self {
        case .login(let moment): moment
        case .activation(let day): time.start(of: day)
        }
    }
}
