import AudienceSelection
import MailboxDomain
package import PaperMail

/// The draws of several months together, by audience: each month alone says little.
package struct EffectMonths: Codable, Sendable {
    /// In their order.
    package var runs: [RunID]
    package var audiences: [Row]

    package struct Row: Codable, Sendable {
        package var audience: String
        /// How many of these runs have a draw whose two groups are shown.
        package var draws: Int
        package var written: Int
        package var waiting: Int
        /// Written less waiting, each month compared within itself; nil where nobody or everybody came.
        package var addedAddress: Proportion?
        package var loggedIn: Proportion?
        package var raisedLevel: Proportion?
    }

    /// Throws where two are of one run, or one has no counts.
    init(of reports: [EffectReport]) throws(EffectError) {
        runs = reports.map(\.run).sorted()
        for (run, next) in zip(runs, runs.dropFirst()) where run == next { throw .monthTwice(run) }
        audiences = []
        for audience in Audience.allCases.map(\.rawValue) {
            var draws: [Draw] = []
            for report in reports {
                guard let drawn = report.audiences.first(where: { $0.audience == audience })?.drawn,
                    let written = drawn.written, let waiting = drawn.waiting
                else { continue }
                guard let won = written.counts, let lost = waiting.counts else { throw .noCounts(report.run) }
                draws.append(Draw(written: written.accounts, waiting: waiting.accounts, won: won, lost: lost))
            }
            guard !draws.isEmpty else { continue }
            audiences.append(
                Row(
                    audience: audience, draws: draws.count, written: draws.reduce(0) { $0 + $1.written },
                    waiting: draws.reduce(0) { $0 + $1.waiting },
                    addedAddress: Proportion(over: draws.map { $0.stratum(\.addedAddress) })?.rounded,
                    loggedIn: Proportion(over: draws.map { $0.stratum(\.loggedIn) })?.rounded,
                    raisedLevel: Proportion(over: draws.map { $0.stratum(\.raisedLevel) })?.rounded))
        }
    }

    private struct Draw {
        let written: Int
        let waiting: Int
        let won: EffectReport.Counts
        let lost: EffectReport.Counts

        func stratum(_ count: KeyPath<EffectReport.Counts, Int>) -> Stratum {
            Stratum(
                written: written, cameOfWritten: won[keyPath: count], waiting: waiting,
                cameOfWaiting: lost[keyPath: count])
        }
    }
}
