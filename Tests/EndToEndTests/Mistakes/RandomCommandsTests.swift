import Foundation
import TestSupport
import Testing

extension EndToEnd {
    struct RandomCommandsTests {
        /// Which sequences: POSTVANGNET_TEST_SEQUENCES as a number, or from one seed to another (`101-150`); or a few.
        private static var seeds: ClosedRange<UInt64> {
            let named = ProcessInfo.processInfo.environment["POSTVANGNET_TEST_SEQUENCES"] ?? "4"
            let bounds = named.split(separator: "-").compactMap { UInt64($0) }
            return (bounds.count == 1 ? 1 : bounds[0])...bounds[bounds.count - 1]
        }

        private static let test = Task { try await TestWorkspace.made() }

        private static let real = Task {
            let workspace = try await TestWorkspace.made()
            try workspace.sign(with: SampleRun.shared.key.path)
            try await workspace.makeReal()
            return workspace
        }

        @Test(arguments: seeds)
        func `whatever is typed in whatever order, nobody gets two letters, totals balance, and each run can be ended`(
            seed: UInt64
        ) async throws {
            let isReal = seed.isMultiple(of: 2)
            let start = try await (isReal ? Self.real : Self.test).value
            let extracts = try RandomMonths.extracts()
            var months = try RandomMonths(seed: seed, in: start, isReal: isReal)
            for _ in 0..<30 {
                try await months.step(extracts)
                try months.keepLedger()
            }
            try await months.finish()
        }
    }
}
