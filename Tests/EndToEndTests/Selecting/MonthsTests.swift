import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Runs in successive months over extracts in which people did and did not react.
@Suite struct MonthsTests {
    /// Accounts without an e-mail address, one day apart in how long they have had none.
    private func extract(asOf: String = "2026-11-01", accounts: Int, reacted: Set<Int> = []) throws -> ExtractBuilder {
        let extract = try ExtractBuilder()
        extract.manifest["asOf"] = "\(asOf)T00:00:00+01:00"
        for file in ["accounts", "people", "addresses"] { extract.rows[file] = [] }
        for file in ["partners", "representatives", "messages", "notifications", "suppressions", "preferences"] {
            extract.rows[file] = []
        }
        for number in 1...accounts {
            let id = "a\(number)"
            extract.add(
                "accounts",
                [
                    "account_id": id, "activated_on": "2020-01-\(number < 10 ? "0" : "")\(number)",
                    "last_login_at": "2026-10-01T00:00:00Z",
                    "email_state": reacted.contains(number) ? "validated" : "none",
                ])
            extract.add("people", ["account_id": id])
            extract.add("addresses", ["account_id": id, "house_number": "\(number)"])
        }
        return extract
    }

    @Test func `a wave takes who waits longest, and status tells how many wait and for how long`() async throws {
        let workspace = try await TestWorkspace.made()
        let extract = try extract(accounts: 10)
        try extract.write()
        #expect(try await workspace.postvangnet("import", extract.folder.path).status == 0)
        try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 3}", in: "policy.yaml")
        #expect(try await workspace.postvangnet("plan", "2026-11").status == 0)
        let status = try TestJSON(await workspace.postvangnet("status", "2026-11", "--format", "json").output)
        #expect(status["chosen"]["no-email"].number == 3 && status["notChosen"]["beyond-limit"].number == 7)
        #expect(status["backlog"]["no-email"]["waiting"].number == 7)
        #expect(status["backlog"]["no-email"]["monthsToClear"].number == 3)
        let reasons = try await workspace.reasons("2026-11", accounts: 10)
        #expect(reasons == Array(repeating: "write", count: 3) + Array(repeating: "beyond-limit", count: 7))
    }

    @Test func `who has a piece under way is not written to again, who waited is, and who reacted is reached`()
        async throws
    {
        let workspace = try await TestWorkspace.made()
        let november = try extract(accounts: 6)
        try november.write()
        #expect(try await workspace.postvangnet("import", november.folder.path).status == 0)
        try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 4}", in: "policy.yaml")
        #expect(try await workspace.postvangnet("plan", "2026-11").status == 0)
        #expect(try await workspace.postvangnet("approve", "2026-11", "--by", "tester").status == 0)
        #expect(try await workspace.postvangnet("run", "2026-11").status == 0)

        let december = try extract(asOf: "2026-12-01", accounts: 6, reacted: [2])
        try december.write()
        #expect(try await workspace.postvangnet("import", december.folder.path).status == 0)
        #expect(try await workspace.postvangnet("plan", "2026-12").status == 0)
        let reasons = try await workspace.reasons("2026-12", accounts: 6)
        #expect(
            reasons == [
                "piece-under-way", "reached-digitally", "piece-under-way", "piece-under-way", "write", "write",
            ])
    }

    @Test func `three months with a bounce-only run between tell of each account why it is or is not written to`()
        async throws
    {
        let workspace = try await TestWorkspace.made()
        /// Accounts 1 to 4 have no e-mail address; the notifications to account 5 fail from October on.
        func load(_ asOf: String, reacted: Set<Int>, repaired: Bool = false) async throws {
            let extract = try extract(asOf: asOf, accounts: 5, reacted: reacted.union([5]))
            for day in repaired ? [] : ["01", "08"] {
                extract.add(
                    "notifications",
                    [
                        "notification_id": "n\(day)", "account_id": "a5", "sent_at": "2026-10-\(day)T12:00:00Z",
                        "outcome": "hard_bounce",
                    ])
            }
            try extract.write()
            try await workspace.succeed("import", extract.folder.path)
        }
        func seal(_ run: String, _ plan: [String] = []) async throws {
            let planned = try await ProgramRun(
                .postvangnet, ["plan", run] + plan + ["--workspace", workspace.path.string])
            try #require(planned.status == 0, "\(planned.errors)")
            try await workspace.succeed("approve", run, "--by", "tester", "--accept-jump")
            try await workspace.succeed("run", run)
        }
        try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 2}", in: "policy.yaml")

        try await load("2026-11-01", reacted: [])
        try await seal("2026-11-b", ["--audiences", "bounce"])
        #expect(
            try await workspace.reasons("2026-11-b", accounts: 5)
                == Array(repeating: "audience-left-out", count: 4) + ["write"])
        try await seal("2026-11-c")
        #expect(
            try await workspace.reasons("2026-11-c", accounts: 5)
                == ["write", "write", "beyond-limit", "beyond-limit", "piece-under-way"])

        try await load("2026-12-01", reacted: [1])
        try await seal("2026-12")
        #expect(
            try await workspace.reasons("2026-12", accounts: 5)
                == ["reached-digitally", "piece-under-way", "write", "write", "piece-under-way"])

        try await load("2027-01-01", reacted: [1, 3], repaired: true)
        try await seal("2027-01")
        #expect(
            try await workspace.reasons("2027-01", accounts: 5)
                == [
                    "reached-digitally", "piece-under-way", "reached-digitally", "piece-under-way", "reached-digitally",
                ])
        let text = try await workspace.succeed("explain", "a4", "2027-01").output
        #expect(
            text.contains("an earlier piece is still under way") && text.contains("of run 2026-12, no-email, sealed"))
    }

    @Test func `of two plans that overlap the second is refused at its approval, and may be planned again`()
        async throws
    {
        let workspace = try await TestWorkspace.made()
        let extract = try extract(accounts: 3)
        try extract.write()
        #expect(try await workspace.postvangnet("import", extract.folder.path).status == 0)
        #expect(try await workspace.postvangnet("plan", "2026-11").status == 0)
        #expect(try await workspace.postvangnet("plan", "2026-11-b").status == 0)
        #expect(try await workspace.postvangnet("approve", "2026-11-b", "--by", "tester").status == 0)
        let refused = try await workspace.postvangnet("approve", "2026-11", "--by", "tester")
        #expect(refused.status == 77 && refused.errors.contains("2026-11-b"))
        #expect(try await workspace.postvangnet("plan", "2026-11").status == 0)
        let status = try TestJSON(await workspace.postvangnet("status", "2026-11", "--format", "json").output)
        #expect(status["notChosen"]["piece-under-way"].number == 3 && status["chosen"].sum == 0)
        #expect(try await workspace.postvangnet("plan", "2026-11-b").status == 64)
    }

    @Test func `an audience whose size is far from the run before needs a second look`() async throws {
        let workspace = try await TestWorkspace.made()
        let small = try extract(accounts: 4)
        try small.write()
        #expect(try await workspace.postvangnet("import", small.folder.path).status == 0)
        #expect(try await workspace.postvangnet("plan", "2026-11").status == 0)
        #expect(try await workspace.postvangnet("approve", "2026-11", "--by", "tester").status == 0)
        let large = try extract(asOf: "2026-12-01", accounts: 7)
        try large.write()
        #expect(try await workspace.postvangnet("import", large.folder.path).status == 0)
        #expect(try await workspace.postvangnet("plan", "2026-12").status == 0)
        let refused = try await workspace.postvangnet("approve", "2026-12", "--by", "tester")
        #expect(refused.status == 77 && refused.errors.contains("no-email") && refused.errors.contains("--accept-jump"))
        let report = try TestJSON(await workspace.postvangnet("report", "run", "2026-12", "--format", "json").output)
        let row = report["audiences"].list.first { $0["audience"].text == "no-email" }
        #expect(
            row?["matched"].number == 7 && row?["previousMatched"].number == 4 && row?["previousChosen"].number == 4)
        #expect(try await workspace.postvangnet("approve", "2026-12", "--by", "tester", "--accept-jump").status == 0)
    }

    @Test func `an extract in two parts gives the same plan, and holds nobody who needs no letter`() async throws {
        let whole = try await TestWorkspace.made()
        let inParts = try await TestWorkspace.made()
        let extract = try extract(accounts: 5, reacted: [2, 4])
        try extract.write()
        #expect(try await whole.postvangnet("import", extract.folder.path).status == 0)
        #expect(try await whole.postvangnet("plan", "2026-11").status == 0)

        let about = ["people", "partners", "addresses", "representatives", "suppressions", "preferences"]
        let accounts = try self.extract(accounts: 5, reacted: [2, 4])
        accounts.manifest["part"] = "accounts"
        for file in about { accounts.rows[file] = .some(nil) }
        try accounts.write()
        #expect(try await inParts.postvangnet("import", accounts.folder.path).status == 0)
        let early = try await inParts.postvangnet("plan", "2026-11")
        #expect(early.status == 66 && early.errors.contains("candidates"))
        #expect(try await inParts.postvangnet("candidates", "2026-11").output == "a1\na3\na5\n")

        let people = try self.extract(accounts: 5, reacted: [2, 4])
        people.manifest["part"] = "people"
        for file in ["organisations", "accounts", "messages", "notifications"] { people.rows[file] = .some(nil) }
        try people.write()
        let tooMuch = try await inParts.postvangnet("import", people.folder.path)
        #expect(tooMuch.status == 65 && tooMuch.errors.contains("people.csv:3:account_id"))
        for file in ["people", "addresses"] {
            people.rows[file] = people.rows[file]??.filter { !["a2", "a4"].contains($0["account_id"]) }
        }
        try people.write()
        #expect(try await inParts.postvangnet("import", people.folder.path).status == 0)
        #expect(try await inParts.postvangnet("plan", "2026-11").status == 0)
        let ofWhole = try await whole.postvangnet("status", "2026-11", "--format", "json").output
        #expect(try await inParts.postvangnet("status", "2026-11", "--format", "json").output == ofWhole)
    }
}
