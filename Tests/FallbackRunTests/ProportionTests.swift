import FallbackRun
import Foundation
import SyntheticExtract
import Testing

/// Intervals of shares and of their differences.
@Suite struct ProportionTests {
    /// Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
    func `an interval is that of the published examples`(count: Int, all: Int, low: Double, high: Double) {
        let share = Proportion(count, of: all)
        #expect(abs(share.low - low) < 0.000_06 && abs(share.high - high) < 0.000_06)
    }

    /// The same author and volume, 873-890, table II, method 10.
    @Test func `an interval of a difference is that of the published example`() {
        let difference = Proportion(56, of: 70).difference(from: Proportion(48, of: 80))
        #expect(abs(difference.low - 0.0524) < 0.000_06 && abs(difference.high - 0.3339) < 0.000_06)
    }

    /// A thousand months in `scripts/check --deep` (POSTVANGNET_TEST_MONTHS), which prints the table of docs/effect.md.
    @Test(arguments: [
        Case(written: (1000, 0.30), waiting: (1000, 0.20)), Case(written: (200, 0.10), waiting: (400, 0.05)),
        Case(written: (60, 0.343), waiting: (40, 0.343)), Case(written: (5000, 0.02), waiting: (12, 0.02)),
    ])
    func `in nineteen months of twenty the interval holds the difference that was put in`(month: Case) {
        let months = Self.months ?? 300
        var random = SplitMix64(seed: 27)
        var (held, sum) = (0, 0.0)
        for _ in 0..<months {
            let difference = month.drawn(&random)
            if difference.low <= month.truth, month.truth <= difference.high { held += 1 }
            sum += difference.share - month.truth
        }
        let (coverage, bias) = (Double(held) / Double(months), sum / Double(months))
        // Three standard errors below 95 percent; it may hold more where few are counted.
        let error = (0.95 * 0.05 / Double(months)).squareRoot()
        #expect(coverage > 0.95 - 3 * error, "\(coverage)")
        #expect(abs(bias) < 0.02, "\(bias)")
        if Self.months != nil { print("effect: \(month) bias \(bias) coverage \(coverage)") }
    }

    private static var months: Int? {
        ProcessInfo.processInfo.environment["POSTVANGNET_TEST_MONTHS"].flatMap { Int($0) }
    }

    /// Why the report says what its figures cannot say.
    @Test func `a difference between groups that are not alike is off by how unlike they are, and no interval tells`() {
        // 8 percent of those who were written to would have come without a letter, and 12 percent of those who wait.
        let month = Case(written: (1000, 0.20), waiting: (1000, 0.12))
        let (truth, months) = (0.20 - 0.08, Self.months ?? 300)
        var random = SplitMix64(seed: 28)
        let drawn = (0..<months).map { _ in month.drawn(&random) }
        let coverage = Double(drawn.count { $0.low <= truth && truth <= $0.high }) / Double(months)
        let bias = drawn.reduce(0) { $0 + $1.share - truth } / Double(months)
        #expect(abs(bias + 0.04) < 0.01 && coverage < 0.6)
        if Self.months != nil { print("effect: unlike groups bias \(bias) coverage \(coverage)") }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var written: (accounts: Int, chance: Double)
        var waiting: (accounts: Int, chance: Double)

        var truth: Double { written.chance - waiting.chance }
        var testDescription: String { "\(written) \(waiting)" }

        func drawn(_ random: inout SplitMix64) -> Proportion {
            func group(_ accounts: Int, _ chance: Double, _ random: inout SplitMix64) -> Proportion {
                Proportion(
                    (0..<accounts).count { _ in Double.random(in: 0..<1, using: &random) < chance }, of: accounts)
            }
            let own = group(written.accounts, written.chance, &random)
            return own.difference(from: group(waiting.accounts, waiting.chance, &random))
        }
    }
}
