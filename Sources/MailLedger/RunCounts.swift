/// The counts of an approved run that the ledger keeps, so that the next run can be compared with it.
package struct RunCounts: Hashable, Sendable {
    package var accounts: Int
    package var reachedDigitally: Int
    /// By audience, for those that took part.
    package var matched: [String: Int]
    package var chosen: [String: Int]
    /// By reason.
    package var notChosen: [String: Int]

    package init(
        accounts: Int, reachedDigitally: Int, matched: [String: Int], chosen: [String: Int], notChosen: [String: Int]
    ) {
        self.accounts = accounts
        self.reachedDigitally = reachedDigitally
        self.matched = matched
        self.chosen = chosen
        self.notChosen = notChosen
    }

    /// As rows of a kind, a code and a count.
    var rows: [(kind: String, code: String, count: Int)] {
        let groups = [("matched", matched), ("chosen", chosen), ("not-chosen", notChosen)]
        return [("accounts", "", accounts), ("reached-digitally", "", reachedDigitally)]
            + groups.flatMap { kind, counts in
                counts.sorted { $0.key < $1.key }.map { (kind, $0.key, $0.value) }
            }
    }

    init(rows: [(kind: String, code: String, count: Int)]) {
        self.init(accounts: 0, reachedDigitally: 0, matched: [:], chosen: [:], notChosen: [:])
        for row in rows {
            switch row.kind {
            case "accounts": accounts = row.count
            case "reached-digitally": reachedDigitally = row.count
            case "matched": matched[row.code] = row.count
            case "chosen": chosen[row.code] = row.count
            default: notChosen[row.code] = row.count
            }
        }
    }
}
