import TestSupport
import Testing

/// The end of a run: what did not leave is lost, and whom it was for can be written to again.
@Suite struct CloseTests {
    private static let batch = "2026-11-0001"

    /// Five letters: mailed, spoiled, missing, printed, and nothing reported; made once.
    private func reported() async throws -> (workspace: TestWorkspace, pieces: [Int: String]) {
        let (workspace, pieces) = try await Self.reported.value
        return (try workspace.copy(), pieces)
    }

    private static let reported = Task {
        let workspace = try await TestWorkspace.made()
        // One of five is more than a printer may spoil.
        try Files.replace(
            "maximumReprintPercent: 3", with: "maximumReprintPercent: 50", in: workspace.file("postvangnet.yaml"))
        try await workspace.load(asOf: "2026-11-01", accounts: 5)
        try await workspace.seal("2026-11")
        try await workspace.succeed("handover", "2026-11", "--on", "2026-11-03")
        let pieces = try await workspace.pieces("2026-11", accounts: 5)
        let run = try await workspace.reconcile(
            (
                "feedback.csv",
                FeedbackText.file(
                    FeedbackText.row(batch, try #require(pieces[1]), "mailed", "2026-11-11"),
                    FeedbackText.row(batch, try #require(pieces[2]), "spoiled", "2026-11-10"),
                    FeedbackText.row(batch, try #require(pieces[3]), "missing", "2026-11-10"),
                    FeedbackText.row(batch, try #require(pieces[4]), "printed", "2026-11-10"))
            ))
        try #require(run.status == 0, "\(run.errors)")
        return (workspace, pieces)
    }

    private func counts(_ workspace: TestWorkspace) async throws -> [String: Int] {
        try await workspace.status().pieces.filter { $0.value > 0 }
    }

    @Test func `a run with pieces that nothing was reported of is closed only when a person accepts that`() async throws
    {
        let (workspace, _) = try await reported()
        let refused = try await workspace.postvangnet("close", "2026-11", "--by", "tester")
        #expect(refused.status == 77 && refused.errors.contains("2 pieces of 2026-11"), "\(refused.errors)")
        #expect(try await workspace.status().state == "handed-over")
        #expect(
            try await counts(workspace) == ["mailed": 1, "spoiled": 1, "missing": 1, "printed": 1, "handed-over": 1])

        let closed = try await workspace.succeed("close", "2026-11", "--by", "tester", "--accept-open")
        #expect(
            closed.output == """
                The run 2026-11 is closed.
                5 pieces = 1 mailed + 1 spoiled + 3 missing.
                Of 2 nothing was reported; they count as missing.
                4 did not leave. To have them printed again: postvangnet reprint 2026-11 --by NAME

                """)
        let status = try await workspace.status()
        #expect(status.state == "closed" && status.pieces.values.reduce(0, +) == 5)
        let again = try await workspace.succeed("close", "2026-11")
        #expect(again.output.hasPrefix("Nothing new: the run 2026-11 was closed before.\n5 pieces = 1 mailed"))
    }

    @Test func `when everything was reported no acceptance is asked for`() async throws {
        let (workspace, pieces) = try await reported()
        let rest = try FeedbackText.file(
            FeedbackText.row(Self.batch, #require(pieces[4]), "mailed", "2026-11-11"),
            FeedbackText.row(Self.batch, #require(pieces[5]), "mailed", "2026-11-11"))
        #expect(try await workspace.reconcile(("rest.csv", rest)).status == 0)
        try await workspace.succeed("close", "2026-11")
        #expect(try await counts(workspace) == ["mailed": 3, "spoiled": 1, "missing": 1])
    }

    @Test func `who was lost for good can be written to again, and whose letter is still awaited cannot`() async throws
    {
        let (workspace, _) = try await reported()
        try await workspace.load(asOf: "2026-12-01", accounts: 5)
        try await workspace.succeed("plan", "2026-12")
        #expect(
            try await workspace.reasons("2026-12", accounts: 5)
                == ["recently-written"] + Array(repeating: "piece-under-way", count: 4))
        try await workspace.succeed("close", "2026-11", "--accept-open")
        try await workspace.succeed("plan", "2026-12")
        #expect(
            try await workspace.reasons("2026-12", accounts: 5)
                == ["recently-written"] + Array(repeating: "write", count: 4))
    }

    @Test func `feedback that comes after the close is taken, and counts`() async throws {
        let (workspace, pieces) = try await reported()
        try await workspace.succeed("close", "2026-11", "--accept-open")
        let late = try FeedbackText.file(
            // Printed says nothing of its leaving; mailed does, and so does coming back.
            FeedbackText.row(Self.batch, #require(pieces[5]), "printed", "2026-11-10"),
            FeedbackText.row(Self.batch, #require(pieces[4]), "mailed", "2026-11-12"),
            FeedbackText.row(Self.batch, #require(pieces[1]), "returned", "2026-11-20", reason: "moved"))
        let run = try await workspace.reconcile(("late.csv", late))
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("missing -> mailed: 1"))
        #expect(try await counts(workspace) == ["mailed": 1, "spoiled": 1, "missing": 2, "returned": 1])
        try await workspace.load(asOf: "2026-12-01", accounts: 5)
        try await workspace.succeed("plan", "2026-12")
        #expect(
            try await workspace.reasons("2026-12", accounts: 5)
                == ["address-returned", "write", "write", "recently-written", "write"])
    }
}
