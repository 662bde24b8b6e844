package import MailboxDomain

extension AccountActivity {
    /// By organisation the oldest message that was delivered since the last use and never opened, in the byte order of the
    /// organisations: what `dormant` asks of all messages, whatever the policy's periods and organisations are.
    package func oldestUnread(in time: DutchTime) -> [OldestUnread] {
        let lastUse = LastUse(of: account).moment(in: time)
        var oldest: [OrganisationID: Instant] = [:]
        for message in unopened where message.openedAt == nil && message.deliveredAt >= lastUse {
            oldest[message.organisation] = min(oldest[message.organisation] ?? message.deliveredAt, message.deliveredAt)
        }
        return oldest.map { OldestUnread(organisation: $0, deliveredAt: $1) }.sorted {
            $0.organisation < $1.organisation
        }
    }
}
