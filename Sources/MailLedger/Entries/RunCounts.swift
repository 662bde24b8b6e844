package import AudienceSelection
import GRDB

/// The counts of an approved run that the ledger keeps, so that the next run can be compared with it.
package struct RunCounts: Hashable, Sendable {
    package var accounts: Int
    package var reachedDigitally: Int
    /// Those that took part.
    package var matched: [Audience: Int]
    package var chosen: [Audience: Int]
    package var notChosen: [Reason: Int]
    /// Euro cents of the pieces in each audience; none for a run that an earlier version planned.
    package var costs: [Audience: Int]

    package init(
        accounts: Int, reachedDigitally: Int, matched: [Audience: Int], chosen: [Audience: Int],
        notChosen: [Reason: Int], costs: [Audience: Int] = [:]
    ) {
        self.accounts = accounts
        self.reachedDigitally = reachedDigitally
        self.matched = matched
        self.chosen = chosen
        self.notChosen = notChosen
        self.costs = costs
    }
}

extension RunCounts {
    /// What a row of counts is about.
    enum Kind: String, DatabaseValueConvertible {
        case accounts
        case reachedDigitally = "reached-digitally"
        case matched, chosen
        case notChosen = "not-chosen"
        case cost
    }

    /// As rows of a kind, the code of an audience or a reason where the kind has one, and a count.
    var rows: [(kind: Kind, code: String, count: Int)] {
        var rows: [(kind: Kind, code: String, count: Int)] = [
            (.accounts, "", accounts), (.reachedDigitally, "", reachedDigitally),
        ]
        for (audience, count) in matched { rows.append((.matched, audience.rawValue, count)) }
        for (audience, count) in chosen { rows.append((.chosen, audience.rawValue, count)) }
        for (audience, cents) in costs { rows.append((.cost, audience.rawValue, cents)) }
        for (reason, count) in notChosen { rows.append((.notChosen, reason.rawValue, count)) }
        return rows
    }

    init(rows: [Row]) throws {
        self.init(accounts: 0, reachedDigitally: 0, matched: [:], chosen: [:], notChosen: [:])
        for row in rows {
            let count = try row.decode(Int.self, forColumn: "count")
            switch try row.decode(Kind.self, forColumn: "kind") {
            case .accounts: accounts = count
            case .reachedDigitally: reachedDigitally = count
            case .matched: try matched[row.decode(Audience.self, forColumn: "code")] = count
            case .chosen: try chosen[row.decode(Audience.self, forColumn: "code")] = count
            case .cost: try costs[row.decode(Audience.self, forColumn: "code")] = count
            case .notChosen: try notChosen[row.decode(Reason.self, forColumn: "code")] = count
            }
        }
    }
}
