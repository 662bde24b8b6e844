import MailboxStore
import StrictFiles

/// How many messages were opened within 1, 3 and 6 weeks, by category of organisation: totals only.
///
/// As JSON: `{"asOf", "categories": [{"category", "messages": {"week1": n, "week3": n, "week6": n}, "openedShare":
/// {"week1": 0.57, ...}}], "weightedMean": {...}, "unweightedMean": {...}, "categoriesNotShown": n, "smallestGroup": 10}`;
/// the means are missing where no category is shown.
///
/// A message counts for a period where it was delivered at least that long before the extract's moment. A category is
/// shown where its messages of six weeks and older, the smallest of the three groups, went to at least `smallestGroup`
/// accounts. What is not shown is left out of the means as well: it could be computed from them.
package struct OpeningRates: Codable, Hashable, Sendable {
    /// The extract's moment, as the extract writes it.
    package var asOf: String
    package var categories: [Category]
    /// Over all messages of the categories shown: large senders weigh more.
    package var weightedMean: Periods<Double>?
    /// Over the categories shown: each weighs the same.
    package var unweightedMean: Periods<Double>?
    package var categoriesNotShown: Int
    /// Categories with messages to fewer accounts are not shown.
    package var smallestGroup: Int

    /// Shares are from 0 to 1, in thousandths.
    package struct Category: Codable, Hashable, Sendable {
        package var category: String
        package var messages: Periods<Int>
        package var openedShare: Periods<Double>
    }

    /// A value for each period that the minister reports.
    package struct Periods<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
        package var week1: Value
        package var week3: Value
        package var week6: Value

        /// By the period's place in `weeks`.
        init(_ value: (Int) -> Value) { (week1, week3, week6) = (value(0), value(1), value(2)) }
    }

    private static let weeks = [1, 3, 6]

    package init(of workspace: Workspace) throws {
        let mailbox = try Mailbox(of: workspace)
        let floor = EffectReport.floor
        self.init(
            asOf: mailbox.extract.asOfText,
            counts: try mailbox.openings(withinWeeks: Self.weeks, countingAccountsTo: floor), floor: floor)
    }

    private init(asOf: String, counts: [OpeningCount], floor: Int) {
        let shown = counts.filter { $0.accounts >= floor }
        self.asOf = asOf
        smallestGroup = floor
        categoriesNotShown = counts.count - shown.count
        categories = shown.map { count in
            Category(
                category: count.category, messages: Periods { count.periods[$0].messages },
                openedShare: Periods { count.periods[$0].share.inThousandths })
        }
        guard !shown.isEmpty else { return }
        weightedMean = Periods { period in
            let messages = shown.reduce(0) { $0 + $1.periods[period].messages }
            let opened = shown.reduce(0) { $0 + $1.periods[period].opened }
            return (Double(opened) / Double(messages)).inThousandths
        }
        unweightedMean = Periods { period in
            (shown.reduce(0) { $0 + $1.periods[period].share } / Double(shown.count)).inThousandths
        }
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}

extension OpeningCount.Period {
    fileprivate var share: Double { Double(opened) / Double(messages) }
}

extension Double {
    fileprivate var inThousandths: Double { (self * 1000).rounded() / 1000 }
}
