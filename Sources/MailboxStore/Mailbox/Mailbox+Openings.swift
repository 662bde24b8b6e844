import GRDB
import MailboxDomain

extension Mailbox {
    /// Counts for every category how many messages were opened within so many weeks of 7 x 24 hours.
    ///
    /// A message counts for a period where it was delivered at least that long before the extract's moment: a younger one
    /// could still be opened in time. All messages are read once, in the order they are stored; SQLite itself would
    /// sort them to group them. Categories come in order of their names.
    ///
    /// - Parameter enough: how far the accounts of a category are counted, so that few need be remembered.
    public func openings(withinWeeks weeks: [Int], countingAccountsTo enough: Int) throws -> [OpeningCount] {
        try Self.rethrowing(path) {
            try stream.read { database in
                var tally = OpeningTally(
                    organisationsByKey, periods: weeks.map { Int64($0) * 7 * 86_400_000 },
                    asOf: extract.asOf.milliseconds, enough: enough)
                let rows = try RawStatement(
                    database, "SELECT account_key, organisation_key, delivered_at, opened_at FROM messages")
                while try rows.step() {
                    tally.add(
                        account: rows.integer(at: 0), organisation: rows.integer(at: 1), delivered: rows.integer(at: 2),
                        opened: rows.integerOrNil(at: 3))
                }
                return tally.counts
            }
        }
    }
}

/// The counts so far, of all categories.
private struct OpeningTally {
    private let periods: [Int64]
    private let asOf: Int64
    private let enough: Int
    private let longest: Int64
    /// The place of each organisation's category in `counts`, by the organisation's key.
    private let categories: [Int64: Int]
    /// Accounts met so far, until there are enough.
    private var accounts: [Set<Int64>]
    private var tallies: [OpeningCount]

    init(_ organisations: [Int64: Organisation], periods: [Int64], asOf: Int64, enough: Int) {
        (self.periods, self.asOf, self.enough) = (periods, asOf, enough)
        longest = periods.max() ?? 0
        let names = Set(organisations.values.map(\.category)).sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        categories = organisations.compactMapValues { places[$0.category] }
        accounts = Array(repeating: [], count: names.count)
        tallies = names.map {
            OpeningCount(category: $0, periods: Array(repeating: .init(), count: periods.count), accounts: 0)
        }
    }

    mutating func add(account: Int64, organisation: Int64, delivered: Int64, opened: Int64?) {
        guard let place = categories[organisation] else { return }
        let age = asOf - delivered
        for (index, period) in periods.enumerated() where age >= period {
            tallies[place].periods[index].messages += 1
            if let opened, opened - delivered <= period { tallies[place].periods[index].opened += 1 }
        }
        if age >= longest, accounts[place].count < enough { accounts[place].insert(account) }
    }

    var counts: [OpeningCount] {
        zip(tallies, accounts).map { tally, accounts in
            var count = tally
            count.accounts = accounts.count
            return count
        }
    }
}
