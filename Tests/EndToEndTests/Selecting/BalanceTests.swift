import TestSupport
import Testing

extension EndToEnd {
    struct BalanceTests {
        static let reasons: Set = [
            "account-not-active", "deceased", "registration-suspended", "under-14", "all-on-paper", "reached-by-app",
            "suppressed", "no-name", "no-postal-address", "not-living-there", "address-under-investigation",
            "address-returned", "representative-address-missing", "email-declined", "written-enough",
            "piece-under-way", "recently-written", "audience-left-out", "beyond-limit", "chosen-elsewhere",
        ]
        static let states: Set = [
            "planned", "approved", "failed", "rendered", "sealed", "handed-over", "received", "printed", "mailed",
            "spoiled", "missing", "pulled", "returned", "withdrawn", "cancelled",
        ]

        @Test func `every account and every piece is counted once, at each step`() async throws {
            let stages = try SampleRun.shared.stages
            try await expectBalance(in: stages.planned, run: "planned", pieces: "planned")
            try await expectBalance(in: stages.approved, run: "approved", pieces: "approved")
            try await expectBalance(in: stages.sealed, run: "sealed", pieces: "sealed")
        }

        private func expectBalance(in workspace: TestWorkspace, run: String, pieces: String) async throws {
            let status = try await workspace.status()
            let chosen = status.chosen.values.reduce(0, +)
            #expect(status.state == run)
            #expect(status.accounts == status.considered + status.reachedDigitally)
            #expect(status.considered == chosen + status.notChosen.values.reduce(0, +))
            #expect(status.pieces[pieces] == chosen && status.pieces.values.reduce(0, +) == chosen)
            #expect(status.batches.reduce(0) { $0 + $1.pieces } == chosen)
            #expect(Set(status.chosen.keys) == ["digid-basis", "dormant", "no-email", "bounce"])
            #expect(Set(status.notChosen.keys) == Self.reasons)
            #expect(Set(status.pieces.keys) == Self.states)
        }

        @Test func `the pieces of the plan are those in the batches`() async throws {
            let sample = try SampleRun.shared
            let status = try await sample.workspace.status()
            let planned = status.batches.reduce(0) { $0 + $1.pieces }
            #expect(planned == sample.batches.reduce(0) { $0 + $1.rows.count + $1.manifest.omitted.count })
            #expect(planned == sample.batches.reduce(0) { $0 + $1.manifest.counts.pieces + $1.manifest.omitted.count })
            let pieces = sample.batches.flatMap { batch in batch.rows.map(\.piece) + batch.manifest.omitted }
            #expect(Set(pieces).count == planned)
            #expect(Set(try await sample.readers.keys) == Set(pieces))
            for batch in sample.batches {
                #expect(batch.manifest.counts.sheets == batch.rows.reduce(0) { $0 + $1.sheets })
                #expect(batch.manifest.counts.pages == batch.rows.reduce(0) { $0 + $1.pages.count })
            }
        }
    }
}
