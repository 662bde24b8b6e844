import AudienceSelection
import MailLedger
package import PaperMail

/// The size of each audience of a planned run beside its size in the last run before it that had the audience.
package struct RunComparison: Sendable {
    package struct Row: Codable, Hashable, Sendable {
        package var audience: String
        /// How many accounts the audience matches, stopped ones too.
        package var matched: Int
        package var chosen: Int
        package var waiting: Int
        /// The most pieces in a run; nil where there is no limit.
        package var limit: Int?
        /// Runs until nobody waits any more, at this limit; nil where nobody waits or nobody is let through.
        package var monthsToClear: Int?
        /// Nil in the first run that has the audience.
        package var previousRun: RunID?
        package var previousMatched: Int?
        package var previousChosen: Int?
        /// Euro cents; nil for a plan of an earlier version.
        package var cost: Int?
        package var previousCost: Int?

        /// What went up or down by more than a share of what it was.
        func jumps(byMoreThan percent: Int) -> [FigureJump] {
            guard let previousRun else { return [] }
            let figures: [(FigureJump.Figure, Int?, Int?)] = [
                (.matched, previousMatched, matched), (.chosen, previousChosen, chosen), (.cost, previousCost, cost),
            ]
            return figures.compactMap { figure, before, now in
                guard let before, let now, abs(now - before) * 100 > percent * before else { return nil }
                return FigureJump(
                    audience: audience, figure: figure, previousRun: previousRun, before: before, now: now)
            }
        }
    }

    /// In order of precedence.
    package let rows: [Row]

    init(_ summary: PlanSummary, ledger: Ledger) throws {
        let costs = summary.figures?.costsByAudience
        rows = try summary.audiences.map { audience in
            let previous = try Audience(rawValue: audience).flatMap { known in
                try ledger.runBefore(summary.run, with: known).map {
                    (
                        run: $0.run, matched: $0.counts.matched[known], chosen: $0.counts.chosen[known],
                        cost: $0.counts.costs[known] ?? ($0.counts.costs.isEmpty ? nil : 0)
                    )
                }
            }
            let waiting = summary.totals.waiting[audience] ?? 0
            let limit = summary.waveLimits[audience]
            return Row(
                audience: audience, matched: summary.totals.matched[audience] ?? 0,
                chosen: summary.totals.chosen[audience] ?? 0, waiting: waiting, limit: limit,
                monthsToClear: limit.flatMap { waiting > 0 && $0 > 0 ? (waiting + $0 - 1) / $0 : nil },
                previousRun: previous?.run, previousMatched: previous?.matched, previousChosen: previous?.chosen,
                cost: costs.map { $0[audience] ?? 0 }, previousCost: previous?.cost)
        }
    }

    /// What is too far from what it was to approve without a second look.
    func jumps(byMoreThan percent: Int) -> [FigureJump] { rows.flatMap { $0.jumps(byMoreThan: percent) } }
}
