import AudienceSelection
import MailLedger
package import PaperMail
import StrictFiles
import SystemPackage

/// What one plan has otherwise than another: who comes in and who goes out, by reason, and what that costs.
package struct PlanComparison: Codable, Sendable {
    package var formatVersion = 1
    package var before: Side
    package var after: Side
    /// Files that the two were made from and that differ, by path; a wave that was set by hand is none.
    package var changedFiles: [String]
    package var accounts: Pair
    package var considered: Pair
    package var chosen: Pair
    /// Euro cents, control pieces too.
    package var cost: Pair
    /// Calls to the help desk; nil where a policy does not say for an audience.
    package var calls: Pair?
    /// Pieces whose letters cannot be printed.
    package var setAside: Pair
    /// People of whom the extract has no row; they get nothing, and a policy that asks for more may lack them.
    package var missingPeople: Pair?
    package var audiences: [AudienceRow]
    package var costs: [CostRow]
    /// Accounts for which the two decide otherwise, by what they decide; the largest first.
    package var moves: [Move]
    /// Each account of these moves; nil where nobody asked.
    package var accountMoves: [AccountMove]?

    package struct Side: Codable, Hashable, Sendable {
        package var run: RunID
        /// Whether it was planned only to be compared.
        package var isBeside: Bool
        package var asOf: String
        package var letterDate: String
    }

    package struct Pair: Codable, Hashable, Sendable {
        package var before: Int
        package var after: Int
        package var change: Int

        init(_ before: Int, _ after: Int) { (self.before, self.after, change) = (before, after, after - before) }
    }

    package struct AudienceRow: Codable, Hashable, Sendable {
        package var audience: String
        package var matched: Pair
        package var chosen: Pair
        package var waiting: Pair
        /// Runs until nobody waits any more; a side is missing where nobody waits there or nobody is let through.
        package var monthsBefore: Int?
        package var monthsAfter: Int?
        /// The most pieces in a run; a side is missing where there is no limit.
        package var limitBefore: Int?
        package var limitAfter: Int?
        /// Euro cents of the pieces in it.
        package var cost: Pair
        package var calls: Pair?
    }

    package struct CostRow: Codable, Hashable, Sendable {
        /// Nil for control pieces.
        package var audience: String?
        package var product: String
        package var printer: PrinterID
        package var pieces: Pair
        /// Euro cents.
        package var cost: Pair
    }

    /// What is decided on an account: an audience to write in, or a reason not to.
    package struct Outcome: Codable, Hashable, Sendable {
        package var audience: String?
        package var reason: String?
    }

    package struct Move: Codable, Hashable, Sendable {
        package var before: Outcome
        package var after: Outcome
        package var accounts: Int
    }

    package struct AccountMove: Codable, Hashable, Sendable {
        package var account: String
        package var before: Outcome
        package var after: Outcome
    }

    /// Two runs of a workspace.
    package init(of before: RunID, and after: RunID, in workspace: Workspace, listsAccounts: Bool = false) throws {
        for run in [before, after] { try workspace.checkNotPurged(run) }
        try self.init(
            PlannedRun(before, in: workspace), PlannedRun(after, in: workspace),
            ledger: Ledger.open(at: workspace.ledger.string), listsAccounts: listsAccounts)
    }

    init(_ before: PlannedRun, _ after: PlannedRun, ledger: Ledger, listsAccounts: Bool) throws {
        let (old, new) = (before.summary, after.summary)
        self.before = Side(before)
        self.after = Side(after)
        let paths = Set(old.digests.sources.keys).union(new.digests.sources.keys)
        changedFiles = paths.filter { old.digests.sources[$0] != new.digests.sources[$0] }.sorted()
        accounts = Pair(old.totals.accounts, new.totals.accounts)
        considered = Pair(old.totals.considered, new.totals.considered)
        chosen = Pair(old.totals.chosen.values.reduce(0, +), new.totals.chosen.values.reduce(0, +))
        cost = Pair(old.cost.cents, new.cost.cents)
        setAside = Pair(old.setAside.count, new.setAside.count)
        missingPeople = old.figures.flatMap { old in new.figures.map { Pair(old.people.missing, $0.people.missing) } }
        let rows = (try RunComparison(old, ledger: ledger).rows, try RunComparison(new, ledger: ledger).rows)
        audiences = Audience.allCases.map(\.rawValue).compactMap { audience in
            let (old, new) = (
                rows.0.first { $0.audience == audience }, rows.1.first { $0.audience == audience }
            )
            guard old != nil || new != nil else { return nil }
            return AudienceRow(
                audience, old, new,
                calls: (before.summary.expectedCalls[audience], after.summary.expectedCalls[audience]))
        }
        calls = Self.sum(old).flatMap { old in Self.sum(new).map { Pair(old, $0) } }
        costs = Self.costs(old.figures?.costs ?? [], new.figures?.costs ?? [])
        let decisions = try DecisionPair(before: before.plan, after: after.plan)
        moves = try decisions.moves()
        accountMoves = listsAccounts ? try decisions.accountMoves() : nil
    }

    /// Nil where a policy does not say for an audience how many calls its pieces bring.
    private static func sum(_ summary: PlanSummary) -> Int? {
        summary.audiences.allSatisfy { summary.expectedCalls[$0] != nil }
            ? summary.expectedCalls.values.reduce(0, +) : nil
    }

    private static func costs(_ old: [PlanFigures.CostRow], _ new: [PlanFigures.CostRow]) -> [CostRow] {
        func isAlike(_ row: PlanFigures.CostRow, _ other: PlanFigures.CostRow) -> Bool {
            row.audience == other.audience && row.product == other.product && row.printer == other.printer
        }
        let all = old + new.filter { row in !old.contains { isAlike($0, row) } }
        return all.map { row in
            let (was, is_) = (old.first { isAlike($0, row) }, new.first { isAlike($0, row) })
            return CostRow(
                audience: row.audience, product: row.product, printer: row.printer,
                pieces: Pair(was?.pieces ?? 0, is_?.pieces ?? 0), cost: Pair(was?.cents ?? 0, is_?.cents ?? 0))
        }
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}

extension PlanComparison.Side {
    fileprivate init(_ run: PlannedRun) {
        self.init(
            run: run.summary.run, isBeside: run.isBeside, asOf: run.summary.asOf, letterDate: run.summary.letterDate)
    }
}

extension PlanComparison.AudienceRow {
    fileprivate init(
        _ audience: String, _ old: RunComparison.Row?, _ new: RunComparison.Row?, calls: (Int?, Int?)
    ) {
        self.init(
            audience: audience, matched: .init(old?.matched ?? 0, new?.matched ?? 0),
            chosen: .init(old?.chosen ?? 0, new?.chosen ?? 0), waiting: .init(old?.waiting ?? 0, new?.waiting ?? 0),
            monthsBefore: old?.monthsToClear, monthsAfter: new?.monthsToClear,
            limitBefore: old?.limit, limitAfter: new?.limit,
            cost: .init(old?.cost ?? 0, new?.cost ?? 0),
            calls: calls.0 == nil && calls.1 == nil ? nil : .init(calls.0 ?? 0, calls.1 ?? 0))
    }
}
