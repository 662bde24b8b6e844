import MailLedger
import MailboxDomain

/// Adds up what went to the post by the month in which it did, in Europe/Amsterdam.
struct SentByMonth {
    private let time: DutchTime
    private var periods: [String: CostReport.Period] = [:]

    init(_ time: DutchTime) { self.time = time }

    mutating func add(_ prints: PricedPrints) {
        guard prints.count.isSent, let mailedAt = prints.count.mailedAt else { return }
        let month = String(time.date(of: mailedAt).description.prefix(7))
        periods[month, default: Self.empty(month)].add(prints)
    }

    var months: [CostReport.Period] { periods.values.sorted { $0.period < $1.period } }

    var years: [CostReport.Period] {
        Dictionary(grouping: months) { String($0.period.prefix(4)) }.map { year, months in
            months.reduce(into: Self.empty(year)) { $0.add($1) }
        }.sorted { $0.period < $1.period }
    }

    private static func empty(_ period: String) -> CostReport.Period {
        CostReport.Period(period: period, sent: 0, reprints: 0, returned: 0, cost: 0)
    }
}

extension CostReport.Period {
    fileprivate mutating func add(_ prints: PricedPrints) {
        let count = prints.count.count
        add(
            Self(
                period: period, sent: count, reprints: prints.count.attempt > 1 ? count : 0,
                returned: prints.count.state == .returned ? count : 0, cost: count * prints.rate))
    }

    fileprivate mutating func add(_ other: Self) {
        sent += other.sent
        reprints += other.reprints
        returned += other.returned
        cost += other.cost
    }
}
