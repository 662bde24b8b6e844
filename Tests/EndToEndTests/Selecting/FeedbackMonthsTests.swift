import TestSupport
import Testing

/// What became of this month's mail decides on next month's.
@Suite struct FeedbackMonthsTests {
    @Test func `selection knows who was mailed when, what came back, and what is still under way`() async throws {
        let workspace = try await TestWorkspace.sealed(readers: 8)
        let november = try await workspace.pieces("2026-11", accounts: 8)
        func piece(_ number: Int) throws -> String { try #require(november[number]) }
        let batch = "2026-11-0001"
        let feedback = try await workspace.reconcile(
            (
                "feedback.csv",
                try FeedbackText.file(
                    FeedbackText.row(batch, "mailed", "2026-11-13"), FeedbackText.row(batch, "received", "2026-11-09"),
                    FeedbackText.row(batch, piece(2), "missing", "2026-11-12"),
                    FeedbackText.row(batch, piece(3), "pulled", "2026-11-10"),
                    FeedbackText.row(batch, piece(7), "missing", "2026-11-11"),
                    FeedbackText.row(batch, piece(7), "mailed", "2026-11-16"))
            ),
            (
                "returned.csv",
                try FeedbackText.scan(
                    "\(piece(4)),moved,2026-11-20T09:00:00+01:00", "\(piece(5)),unknown,2026-11-20T09:00:00+01:00",
                    "\(piece(6)),deceased,2026-11-20T09:00:00+01:00")
            ))
        #expect(feedback.status == 0, "\(feedback.errors)")
        #expect(feedback.output.contains("8 pieces = 3 mailed + 1 missing + 1 pulled + 3 returned"))
        let status = try await workspace.status()
        #expect(status.pieces.filter { $0.value > 0 } == ["mailed": 3, "missing": 1, "pulled": 1, "returned": 3])

        try await workspace.load(asOf: "2026-12-01", accounts: 8, moved: [5, 6])
        try await workspace.seal("2026-12")
        #expect(
            try await workspace.reasons("2026-12", accounts: 8) == [
                "recently-written", "piece-under-way", "write", "address-returned", "recently-written", "suppressed",
                "recently-written", "recently-written",
            ])
        try await workspace.mailed("2026-12-0001", on: "2026-12-14")

        // Half a year after November's mail, and not after December's.
        try await workspace.load(asOf: "2027-06-01", accounts: 8, moved: [5, 6])
        try await workspace.seal("2027-06")
        #expect(
            try await workspace.reasons("2027-06", accounts: 8) == [
                "write", "piece-under-way", "recently-written", "address-returned", "write", "suppressed", "write",
                "write",
            ])
        try await workspace.mailed("2027-06-0001", on: "2027-06-14")

        // Account 3 has had one piece only: the pulled one told nobody anything. Account 4 has moved at last.
        try await workspace.load(asOf: "2028-02-01", accounts: 8, moved: [4, 5, 6])
        try await workspace.succeed("plan", "2028-02")
        #expect(
            try await workspace.reasons("2028-02", accounts: 8) == [
                "written-enough", "piece-under-way", "write", "write", "written-enough", "suppressed",
                "written-enough", "written-enough",
            ])
    }

    @Test(arguments: ["moved", "deceased"])
    func `a plan is not approved when mail that it would send again came back since`(reason: String) async throws {
        let workspace = try await TestWorkspace.sealed(readers: 2)
        let piece = try #require(try await workspace.pieces("2026-11", accounts: 1)[1])
        try await workspace.mailed("2026-11-0001", on: "2026-11-13")
        try await workspace.load(asOf: "2027-07-01", accounts: 2)
        try await workspace.succeed("plan", "2027-07")
        let scan = FeedbackText.scan("\(piece),\(reason),2026-11-20T09:00:00+01:00")
        #expect(try await workspace.reconcile(("returned.csv", scan)).status == 0)
        let refused = try await workspace.postvangnet("approve", "2027-07", "--by", "tester")
        #expect(refused.status == 77 && refused.errors.contains("Plan again: postvangnet plan 2027-07"))
        try await workspace.seal("2027-07")
        let stopped = reason == "moved" ? "address-returned" : "suppressed"
        #expect(try await workspace.reasons("2027-07", accounts: 2) == [stopped, "write"])
    }

    @Test func `where the plan is gone, who moved or not is not guessed`() async throws {
        let workspace = try await TestWorkspace.sealed(readers: 2)
        let piece = try #require(try await workspace.pieces("2026-11", accounts: 1)[1])
        try Files.remove(workspace.file("runs/2026-11/plan.sqlite"))
        let run = try await workspace.reconcile(
            ("returned.csv", FeedbackText.scan("\(piece),moved,2026-11-20T09:00:00+01:00")))
        #expect(run.status == 0 && run.output.contains("Of 1 returned piece the plan is gone"))
        try await workspace.load(asOf: "2027-11-01", accounts: 2, moved: [1, 2])
        try await workspace.succeed("plan", "2027-11")
        #expect(
            try await workspace.reasons("2027-11", accounts: 2) == ["address-returned", "piece-under-way"])
    }
}
