import AudienceSelection
import MailLedger
import MailboxDomain

/// When the letters of a run went to the post, from the beginning of that day in Europe/Amsterdam.
struct MailingStarts {
    private let days: [AccountID: CalendarDate]
    private let firsts: [Audience: CalendarDate]
    private let time: DutchTime

    init(_ mailings: [AccountMailing], in time: DutchTime) {
        self.time = time
        days = Dictionary(
            mailings.map { ($0.account, time.date(of: $0.at)) },
            uniquingKeysWith: { first, second in min(first, second) })
        firsts = Dictionary(
            mailings.map { ($0.audience, time.date(of: $0.at)) },
            uniquingKeysWith: { first, second in min(first, second) })
    }

    func start(of account: AccountID) -> Instant? { days[account].map(time.start(of:)) }

    func first(in audience: Audience) -> (day: CalendarDate, moment: Instant)? {
        firsts[audience].map { ($0, time.start(of: $0)) }
    }
}
