import GRDB
public import MailboxDomain

extension Mailbox {
    /// Counts for every category how many messages were opened within so many weeks of 7 x 24 hours.
    ///
    /// A message counts for a period where it was delivered at least that long before the extract's moment: a younger one
    /// could still be opened in time. Categories come in order of their names. Where digests stand in the place of
    /// messages, it is what they tell: of accounts then those of the organisation that reached most, since one account may
    /// be counted by several. Throws `MailboxError.noOpenings` where they tell nothing of it.
    ///
    /// - Parameter enough: how far the accounts of a category are counted, so that few need be remembered.
    public func openings(withinWeeks weeks: [Int], countingAccountsTo enough: Int) throws -> [OpeningCount] {
        let categories = organisationsByKey.mapValues(\.category)
        guard digests.isEmpty else { return try openingsTold(weeks, of: categories) }
        let longest = weeks.indices.max { weeks[$0] < weeks[$1] }
        return try counted(weeks, of: categories, countingAccountsTo: enough).map { category, count in
            OpeningCount(
                category: category, periods: count.periods, accounts: longest.map { count.accounts[$0] } ?? 0)
        }
    }

    /// The same of each organisation, where the mailbox has all messages, with the accounts of each period; in the byte order
    /// of their identifiers.
    public func openingsByOrganisation(
        withinWeeks weeks: [Int], countingAccountsTo enough: Int
    ) throws -> [(organisation: OrganisationID, periods: [OpeningCount.Period], accounts: [Int])] {
        let ids = organisationsByKey.mapValues(\.id.rawValue)
        let counts = Dictionary(uniqueKeysWithValues: try counted(weeks, of: ids, countingAccountsTo: enough))
        return organisations().map { organisation in
            let count = counts[organisation.id.rawValue] ?? GroupCount(periods: weeks.count)
            return (organisation.id, count.periods, count.accounts)
        }
    }

    /// All messages are read once, in the order they are stored; SQLite itself would sort them to group them.
    private func counted(
        _ weeks: [Int], of groups: [Int64: String], countingAccountsTo enough: Int
    ) throws -> [(String, GroupCount)] {
        try Self.rethrowing(path) {
            try stream.read { database in
                var tally = OpeningTally(
                    groups, periods: weeks.map { Int64($0) * 7 * 86_400_000 }, asOf: extract.asOf.milliseconds,
                    enough: enough)
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

    private func openingsTold(_ weeks: [Int], of categories: [Int64: String]) throws -> [OpeningCount] {
        let longest = weeks.max()
        var counts = Dictionary(
            uniqueKeysWithValues: Set(categories.values).map { category in
                let periods = Array(repeating: OpeningCount.Period(), count: weeks.count)
                return (category, OpeningCount(category: category, periods: periods, accounts: 0))
            })
        var hasRows = false
        try Self.rethrowing(path) {
            try stream.read { database in
                let rows = try RawStatement(
                    database, "SELECT organisation_key, weeks, messages, opened, accounts FROM openings")
                while try rows.step() {
                    hasRows = true
                    guard let category = categories[rows.integer(at: 0)] else { continue }
                    let told = Int(rows.integer(at: 1))
                    if let place = weeks.firstIndex(of: told) {
                        counts[category]?.periods[place].messages += Int(rows.integer(at: 2))
                        counts[category]?.periods[place].opened += Int(rows.integer(at: 3))
                    }
                    let accounts = Int(rows.integer(at: 4))
                    if told == longest, accounts > counts[category]?.accounts ?? 0 {
                        counts[category]?.accounts = accounts
                    }
                }
            }
        }
        guard hasRows else { throw MailboxError.noOpenings(path: path) }
        return counts.values.sorted { $0.category < $1.category }
    }
}

/// What was counted of a group of organisations.
private struct GroupCount {
    var periods: [OpeningCount.Period]
    /// Of each period: those with a message that counts, never more than was asked for.
    var accounts: [Int]

    init(periods: Int) {
        self.periods = Array(repeating: .init(), count: periods)
        accounts = Array(repeating: 0, count: periods)
    }
}

/// The counts so far, of all groups.
private struct OpeningTally {
    private let periods: [Int64]
    private let asOf: Int64
    private let enough: Int
    private let names: [String]
    /// The place of each organisation's group in `tallies`, by the organisation's key.
    private let places: [Int64: Int]
    /// Accounts met so far, by group and period, until there are enough.
    private var accounts: [[Set<Int64>]]
    private var tallies: [GroupCount]

    init(_ groups: [Int64: String], periods: [Int64], asOf: Int64, enough: Int) {
        (self.periods, self.asOf, self.enough) = (periods, asOf, enough)
        names = Set(groups.values).sorted()
        let placesByName = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        places = groups.compactMapValues { placesByName[$0] }
        accounts = Array(repeating: Array(repeating: [], count: periods.count), count: names.count)
        tallies = Array(repeating: GroupCount(periods: periods.count), count: names.count)
    }

    mutating func add(account: Int64, organisation: Int64, delivered: Int64, opened: Int64?) {
        guard let place = places[organisation] else { return }
        let age = asOf - delivered
        for (index, period) in periods.enumerated() where age >= period {
            tallies[place].periods[index].messages += 1
            if let opened, opened - delivered <= period { tallies[place].periods[index].opened += 1 }
            if accounts[place][index].count < enough { accounts[place][index].insert(account) }
        }
    }

    var counts: [(String, GroupCount)] {
        zip(names, zip(tallies, accounts)).map { name, counted in
            var count = counted.0
            count.accounts = counted.1.map(\.count)
            return (name, count)
        }
    }
}
