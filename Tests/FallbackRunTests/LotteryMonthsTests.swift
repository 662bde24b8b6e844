import AudienceSelection
import Foundation
import MailboxDomain
import PaperMail
import SyntheticExtract
import Testing

@testable import FallbackRun

/// Months that are drawn by lot, with a known effect put in: what the comparison by lot finds, and what the other one does.
@Suite struct LotteryMonthsTests {
    /// A thousand months in `scripts/check --deep` (POSTVANGNET_TEST_MONTHS), which prints the table of docs/effect.md.
    @Test(arguments: [
        Case(perDay: 200, places: 300, effect: 0.10), Case(perDay: 200, places: 300, effect: 0),
        Case(perDay: 60, places: 80, effect: 0.10), Case(perDay: 80, places: 120, effect: nil),
    ])
    func `by lot the interval holds the effect, and between all who were written to and all who wait it does not`(
        month: Case
    ) throws {
        let time = try DutchTime()
        let months = Self.months ?? 100
        var random = SplitMix64(seed: 29)
        var (byLot, ofAll) = (Outcome(), Outcome())
        for number in 0..<months {
            let run = try #require(RunID(year: 2000 + number / 12, month: number % 12 + 1))
            let (lots, all) = try month.drawn(run, time, &random)
            byLot.add(lots, truth: month.truth)
            ofAll.add(all, truth: month.truth)
        }
        // Three standard errors.
        let error = (0.95 * 0.05 / Double(months)).squareRoot()
        #expect(byLot.coverage(months) > 0.95 - 3 * error, "\(byLot)")
        #expect(abs(byLot.bias(months)) < 3 * 0.09 / Double(months).squareRoot(), "\(byLot)")
        // Who waits less long comes by themselves more often, so that the letter seems to do less than it does.
        #expect(ofAll.bias(months) < -0.05, "\(ofAll)")
        if month.effect == nil {
            let share = Double(byLot.found) / Double(months)
            #expect(abs(share - 0.8) < 3 * (0.8 * 0.2 / Double(months)).squareRoot() + 0.03, "\(share)")
        }
        if Self.months != nil {
            for (name, outcome) in [("by lot", byLot), ("all", ofAll)] {
                print(
                    "effect: \(month) \(name) bias \(outcome.bias(months)) coverage \(outcome.coverage(months)) found "
                        + "\(Double(outcome.found) / Double(months))")
            }
        }
    }

    /// Twelve small draws a year, of people who come by themselves more often each month.
    @Test func `a year of draws together holds the effect where each month alone says little`() {
        let (years, truth) = (Self.months ?? 300, 0.1)
        var random = SplitMix64(seed: 30)
        var outcome = Outcome()
        for _ in 0..<years {
            let strata = (0..<12).map { month in
                func came(_ all: Int, _ chance: Double) -> Int {
                    (0..<all).count { _ in Double.random(in: 0..<1, using: &random) < chance }
                }
                let chance = 0.05 + 0.02 * Double(month)
                return Stratum(
                    written: 20, cameOfWritten: came(20, chance + truth), waiting: 40, cameOfWaiting: came(40, chance))
            }
            if let difference = Proportion(over: strata) { outcome.add(difference, truth: truth) }
        }
        let error = (0.95 * 0.05 / Double(years)).squareRoot()
        #expect(abs(outcome.coverage(years) - 0.95) < 3 * error + 0.01, "\(outcome)")
        #expect(abs(outcome.bias(years)) < 3 * 0.04 / Double(years).squareRoot(), "\(outcome)")
        #expect(Double(outcome.found) / Double(years) > 0.6)
        if Self.months != nil {
            print(
                "effect: a year bias \(outcome.bias(years)) coverage \(outcome.coverage(years)) found "
                    + "\(Double(outcome.found) / Double(years))")
        }
    }

    @Test func `one draw by itself has the difference and the variance of two shares`() throws {
        let stratum = Stratum(written: 100, cameOfWritten: 30, waiting: 50, cameOfWaiting: 10)
        let difference = try #require(Proportion(over: [stratum]))
        let half = 1.959964 * (0.3 * 0.7 / 100 + 0.2 * 0.8 / 50).squareRoot()
        #expect(abs(difference.share - 0.1) < 1e-9 && abs(difference.low - (0.1 - half)) < 1e-6)
        #expect(Proportion(over: []) == nil)
        #expect(Proportion(over: [Stratum(written: 10, cameOfWritten: 0, waiting: 10, cameOfWaiting: 0)]) == nil)
    }

    @Test(arguments: [
        // Worked out by hand: (1.96 sqrt(2 p q) + 0.8416 sqrt(p1 q1 + p2 q2))^2 / (p2 - p1)^2, p between the two.
        (0.10, 0.20, 199), (0.30, 0.50, 93), (0.50, 0.70, 93),
    ])
    func `the smallest difference is that of the numbers of people by the formula`(
        share: Double, raised: Double, people: Int
    ) throws {
        let found = try #require(SmallestDifference(written: people, waiting: people).difference(from: share))
        #expect(abs(found - (raised - share)) < 0.0015)
    }

    @Test
    func `groups that are too small to be shown find nothing, and neither do those that no difference is enough for`() {
        #expect(SmallestDifference(written: 9, waiting: 1000).difference(from: 0.1) == nil)
        #expect(SmallestDifference(written: 10, waiting: 10).difference(from: 0.5) == nil)
        #expect(SmallestDifference(written: 10, waiting: 10).difference(from: 0.1) != nil)
    }

    @Test func `all runs of a month draw by one seed, which coreutils make too`() throws {
        let seeds = try ["2026-11", "2026-11-b", "2026-12"].map { LotterySeed(of: try #require(RunID($0))).text }
        // printf 'postvangnet lottery 1 2026-11' | sha256sum
        #expect(seeds[0] == "a018599f20092425ebfe5937cc2d6048c19db901ddb519be8efcef36e31d7aea")
        #expect(seeds[0] == seeds[1] && seeds[0] != seeds[2])
    }

    private static var months: Int? {
        ProcessInfo.processInfo.environment["POSTVANGNET_TEST_MONTHS"].flatMap { Int($0) }
    }

    struct Outcome {
        private(set) var held = 0
        private(set) var found = 0
        private var sum = 0.0

        mutating func add(_ difference: Proportion, truth: Double) {
            if difference.low <= truth, truth <= difference.high { held += 1 }
            if difference.low > 0 { found += 1 }
            sum += difference.share - truth
        }

        func coverage(_ months: Int) -> Double { Double(held) / Double(months) }
        func bias(_ months: Int) -> Double { sum / Double(months) }
    }

    /// Three days of waiting with so many people each; who waits since a later day comes by themselves more often.
    struct Case: Sendable, CustomTestStringConvertible {
        var perDay: Int
        var places: Int
        /// How many more come because of the letter; nil for as many as the plan says can be found.
        var effect: Double?

        var testDescription: String { "\(perDay) a day, \(places) places, effect \(truth)" }

        /// Of those who wait by themselves, a chance of 10, 20 and 30 percent by their day.
        private static let chances = [0.1, 0.2, 0.3]

        var truth: Double {
            let won = places - perDay
            return effect ?? SmallestDifference(written: won, waiting: perDay - won).difference(from: Self.chances[1])
                ?? 0
        }

        func drawn(_ run: RunID, _ time: DutchTime, _ random: inout SplitMix64) throws -> (
            byLot: Proportion, all: Proportion
        ) {
            let audience = AudiencePolicy(.noEmail, legalBasis: "for tests", waveLimit: places)
            let policy = Policy(
                audiences: [audience], thresholds: .least,
                periods: Policy.Periods(
                    emailDeclinedMonths: 6, piecesPerAudience: 2, sameAudienceMonths: 6, anyAudienceMonths: 6,
                    bounceMonths: 1))
            let lottery = LotterySeed(of: run).lottery(equalDays: 1, time: time)
            var waves = WaveAllocation(policy: policy, lottery: lottery)
            var days: [AccountID: Int] = [:]
            let first = CalendarDate(daysSince1970: 18_000)
            for number in 0..<3 * perDay {
                let account = try #require(AccountID("a\(number)"))
                days[account] = number / perDay
                let since = time.start(of: first.adding(days: number / perDay))
                waves.add(Candidate(account: account, openings: [.init(audience: .noEmail, waitingSince: since)]))
            }
            let filled = waves.filled()
            let draw = try #require(filled.draws.first)
            let lots = Dictionary(uniqueKeysWithValues: draw.lots.map { ($0.account, $0.isWritten) })
            var (all, byLot) = (Groups(), Groups())
            for (account, day) in days.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                let isWritten = filled.placements[account] != nil
                let chance = Self.chances[day] + (isWritten ? truth : 0)
                let comes = Double.random(in: 0..<1, using: &random) < chance
                all.add(isWritten, comes)
                if let won = lots[account] { byLot.add(won, comes) }
            }
            return (byLot.difference, all.difference)
        }
    }

    struct Groups {
        private var counts = [true: (came: 0, all: 0), false: (came: 0, all: 0)]

        mutating func add(_ isWritten: Bool, _ comes: Bool) {
            counts[isWritten]?.all += 1
            if comes { counts[isWritten]?.came += 1 }
        }

        var difference: Proportion {
            let (written, waiting) = (counts[true] ?? (0, 1), counts[false] ?? (0, 1))
            return Proportion(written.0, of: written.1).difference(from: Proportion(waiting.0, of: waiting.1))
        }
    }
}
