import Foundation
import Testing

/// The whole loop over three months: recalled, handed over, printed, spoiled, printed again, returned, closed.
///
/// A small one here; `scripts/test-months` runs the same with 5,000 readers and an optimised program.
@Suite struct PlayedMonthsTests {
    private static var readers: Int {
        ProcessInfo.processInfo.environment["POSTVANGNET_MONTHS_READERS"].flatMap { Int($0) } ?? 150
    }

    /// Mails what was lost once more; some of it is lost again. The same seed plays what was printed first as before.
    private func reprint(
        _ month: String, on day: String, seed: Int, of months: inout PlayedMonths, _ pieces: [String: Int], lost: Int?
    ) async throws {
        try await months.workspace.succeed("reprint", month, "--by", "tester", "--on", day)
        let counts = try await months.mail(month, on: day, seed: seed, pieces)
        #expect(counts["spoiled"] ?? 0 < lost ?? 0)
        try await months.close(month)
    }

    @Test func `every piece of three months ends in one state, and the next month treats each reader as it should`()
        async throws
    {
        var months = try await PlayedMonths(readers: Self.readers)
        let november = try await months.seal("2026-11", months.plan("2026-11", asOf: "2026-11-01"))
        try await months.recall("2026-11", asOf: "2026-11-03", november)
        let first = try await months.mail("2026-11", on: "2026-11-04", seed: 1, november)
        #expect(first["spoiled"] ?? 0 > 0 && first["returned"] ?? 0 > 0 && first["pulled"] ?? 0 >= 3)

        months.join(Self.readers / 5)
        // While November is open, what is spoiled is under way. Once it is closed, it is lost, and printed again.
        _ = try await months.plan("2026-12", asOf: "2026-12-01")
        try await months.close("2026-11")
        try await reprint("2026-11", on: "2026-12-02", seed: 1, of: &months, november, lost: first["spoiled"])
        let december = try await months.seal("2026-12", months.plan("2026-12"))
        try await months.recall("2026-12", asOf: "2026-12-02", december)
        _ = try await months.mail("2026-12", on: "2026-12-03", seed: 2, december)
        try await months.close("2026-12")

        months.pass()
        let july = try await months.seal("2027-07", months.plan("2027-07", asOf: "2027-07-01"))
        #expect(july.count > Self.readers * 9 / 10)
        try await months.recall("2027-07", asOf: "2027-07-02", july)
        let third = try await months.mail("2027-07", on: "2027-07-05", seed: 3, july)
        try await months.close("2027-07")
        try await reprint("2027-07", on: "2027-07-06", seed: 3, of: &months, july, lost: third["spoiled"])

        months.pass()
        _ = try await months.plan("2028-03", asOf: "2028-03-01")
        #expect(months.readers.values.count { $0.reason == "written-enough" } > Self.readers * 8 / 10)
    }
}
