import FoundationEssentials
import TestSupport
import Testing

/// What became of this month's mail decides on next month's.
@Suite struct FeedbackMonthsTests {
    /// Accounts without an e-mail address, in the order of their house numbers.
    private func load(
        _ workspace: TestWorkspace, asOf: String, accounts: Int, moved: Set<Int> = []
    ) async throws {
        let extract = try ExtractBuilder()
        extract.manifest["asOf"] = "\(asOf)T00:00:00+01:00"
        for file in ["accounts", "people", "partners", "addresses", "representatives"] { extract.rows[file] = [] }
        for file in ["messages", "notifications", "suppressions", "preferences"] { extract.rows[file] = [] }
        for number in 1...accounts {
            let id = "a\(number)"
            extract.add(
                "accounts",
                [
                    "account_id": id, "activated_on": "2020-01-01", "last_login_at": "2026-10-01T00:00:00Z",
                    "email_state": "none",
                ])
            extract.add("people", ["account_id": id])
            extract.add(
                "addresses", ["account_id": id, "house_number": "\(moved.contains(number) ? number + 100 : number)"])
        }
        try extract.write()
        try await workspace.succeed("import", extract.folder.path)
    }

    private func seal(_ run: String, in workspace: TestWorkspace) async throws {
        try await workspace.succeed("plan", run)
        try await workspace.succeed("approve", run, "--by", "tester", "--accept-jump")
        try await workspace.succeed("run", run)
    }

    private func mailed(_ batch: String, on day: String, in workspace: TestWorkspace) async throws {
        let run = try await workspace.reconcile(
            ("\(batch).csv", FeedbackText.file(FeedbackText.row(batch, "mailed", day))))
        try #require(run.status == 0, "\(run.errors)")
    }

    /// The piece of each account that was written to, by account.
    private func pieces(_ run: String, accounts: Int, in workspace: TestWorkspace) async throws -> [Int: String] {
        var pieces: [Int: String] = [:]
        for number in 1...accounts {
            let answer = try await workspace.succeed("explain", "a\(number)", run, "--format", "json").output
            pieces[number] = try TestJSON(answer)["piece"]["id"].text
        }
        return pieces
    }

    /// Why each account is left, or `write`.
    private func reasons(_ run: String, accounts: Int, in workspace: TestWorkspace) async throws -> [String] {
        var reasons: [String] = []
        for number in 1...accounts {
            let answer = try await workspace.succeed("explain", "a\(number)", run, "--format", "json").output
            reasons.append(try TestJSON(answer)["reason"].text ?? "write")
        }
        return reasons
    }

    @Test func `selection knows who was mailed when, what came back, and what is still under way`() async throws {
        let workspace = try await TestWorkspace.made()
        try await load(workspace, asOf: "2026-11-01", accounts: 8)
        try await seal("2026-11", in: workspace)
        let november = try await pieces("2026-11", accounts: 8, in: workspace)
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

        try await load(workspace, asOf: "2026-12-01", accounts: 8, moved: [5, 6])
        try await seal("2026-12", in: workspace)
        #expect(
            try await reasons("2026-12", accounts: 8, in: workspace) == [
                "recently-written", "piece-under-way", "write", "address-returned", "recently-written", "suppressed",
                "recently-written", "recently-written",
            ])
        try await mailed("2026-12-0001", on: "2026-12-14", in: workspace)

        // Half a year after November's mail, and not after December's.
        try await load(workspace, asOf: "2027-06-01", accounts: 8, moved: [5, 6])
        try await seal("2027-06", in: workspace)
        #expect(
            try await reasons("2027-06", accounts: 8, in: workspace) == [
                "write", "piece-under-way", "recently-written", "address-returned", "write", "suppressed", "write",
                "write",
            ])
        try await mailed("2027-06-0001", on: "2027-06-14", in: workspace)

        // Account 3 has had one piece only: the pulled one told nobody anything. Account 4 has moved at last.
        try await load(workspace, asOf: "2028-02-01", accounts: 8, moved: [4, 5, 6])
        try await workspace.succeed("plan", "2028-02")
        #expect(
            try await reasons("2028-02", accounts: 8, in: workspace) == [
                "written-enough", "piece-under-way", "write", "write", "written-enough", "suppressed",
                "written-enough", "written-enough",
            ])
    }

    @Test(arguments: ["moved", "deceased"])
    func `a plan is not approved when mail that it would send again came back since`(reason: String) async throws {
        let workspace = try await TestWorkspace.made()
        try await load(workspace, asOf: "2026-11-01", accounts: 2)
        try await seal("2026-11", in: workspace)
        let piece = try #require(try await pieces("2026-11", accounts: 1, in: workspace)[1])
        try await mailed("2026-11-0001", on: "2026-11-13", in: workspace)
        try await load(workspace, asOf: "2027-07-01", accounts: 2)
        try await workspace.succeed("plan", "2027-07")
        let scan = FeedbackText.scan("\(piece),\(reason),2026-11-20T09:00:00+01:00")
        #expect(try await workspace.reconcile(("returned.csv", scan)).status == 0)
        let refused = try await workspace.postvangnet("approve", "2027-07", "--by", "tester")
        #expect(refused.status == 77 && refused.errors.contains("Plan again: postvangnet plan 2027-07"))
        try await seal("2027-07", in: workspace)
        let stopped = reason == "moved" ? "address-returned" : "suppressed"
        #expect(try await reasons("2027-07", accounts: 2, in: workspace) == [stopped, "write"])
    }

    @Test func `where the plan is gone, who moved or not is not guessed`() async throws {
        let workspace = try await TestWorkspace.made()
        try await load(workspace, asOf: "2026-11-01", accounts: 2)
        try await seal("2026-11", in: workspace)
        let piece = try #require(try await pieces("2026-11", accounts: 1, in: workspace)[1])
        try Files.remove(workspace.file("runs/2026-11/plan.sqlite"))
        let run = try await workspace.reconcile(
            ("returned.csv", FeedbackText.scan("\(piece),moved,2026-11-20T09:00:00+01:00")))
        #expect(run.status == 0 && run.output.contains("Of 1 returned piece the plan is gone"))
        try await load(workspace, asOf: "2027-11-01", accounts: 2, moved: [1, 2])
        try await workspace.succeed("plan", "2027-11")
        #expect(
            try await reasons("2027-11", accounts: 2, in: workspace) == ["address-returned", "piece-under-way"])
    }
}
