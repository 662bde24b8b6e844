import FoundationEssentials
import MailboxStore
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

    @Test func `a wave takes who waits longest, and status tells how many wait and for how long`() throws {
        let workspace = try TestWorkspace()
        let extract = try extract(accounts: 10)
        try extract.write()
        #expect(try workspace.run("import", extract.folder.path).status == 0)
        #expect(try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 3}", in: "policy.yaml"))
        #expect(try workspace.run("plan", "2026-11").status == 0)
        let status = try TestJSON(workspace.run("status", "2026-11", "--format", "json").output)
        #expect(status["chosen"]["no-email"].number == 3 && status["notChosen"]["beyond-limit"].number == 7)
        #expect(status["backlog"]["no-email"]["waiting"].number == 7)
        #expect(status["backlog"]["no-email"]["monthsToClear"].number == 3)
        let chosen = try (1...10).filter { number in
            try TestJSON(workspace.run("explain", "a\(number)", "2026-11", "--format", "json").output)["decision"].text
                == "write"
        }
        #expect(chosen == [1, 2, 3])
    }

    @Test func `who has a piece under way is not written to again, who waited is, and who reacted is reached`() throws {
        let workspace = try TestWorkspace()
        let november = try extract(accounts: 6)
        try november.write()
        #expect(try workspace.run("import", november.folder.path).status == 0)
        #expect(try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 4}", in: "policy.yaml"))
        #expect(try workspace.run("plan", "2026-11").status == 0)
        #expect(try workspace.run("approve", "2026-11", "--by", "tester").status == 0)
        #expect(try workspace.run("run", "2026-11").status == 0)

        let december = try extract(asOf: "2026-12-01", accounts: 6, reacted: [2])
        try december.write()
        #expect(try workspace.run("import", december.folder.path).status == 0)
        #expect(try workspace.run("plan", "2026-12").status == 0)
        let reasons = try (1...6).map { number in
            let answer = try TestJSON(workspace.run("explain", "a\(number)", "2026-12", "--format", "json").output)
            return answer["reason"].text ?? "write"
        }
        #expect(
            reasons == [
                "piece-under-way", "reached-digitally", "piece-under-way", "piece-under-way", "write", "write",
            ])
    }

    @Test func `of two plans that overlap the second is refused at its approval, and may be planned again`() throws {
        let workspace = try TestWorkspace()
        let extract = try extract(accounts: 3)
        try extract.write()
        #expect(try workspace.run("import", extract.folder.path).status == 0)
        #expect(try workspace.run("plan", "2026-11").status == 0)
        #expect(try workspace.run("plan", "2026-11-b").status == 0)
        #expect(try workspace.run("approve", "2026-11-b", "--by", "tester").status == 0)
        let refused = try workspace.run("approve", "2026-11", "--by", "tester")
        #expect(refused.status == 77 && refused.error.contains("2026-11-b"))
        #expect(try workspace.run("plan", "2026-11").status == 0)
        let status = try TestJSON(workspace.run("status", "2026-11", "--format", "json").output)
        #expect(status["notChosen"]["piece-under-way"].number == 3 && status["chosen"].sum == 0)
        #expect(try workspace.run("plan", "2026-11-b").status == 64)
    }

    @Test func `an audience whose size is far from the run before needs a second look`() throws {
        let workspace = try TestWorkspace()
        let small = try extract(accounts: 4)
        try small.write()
        #expect(try workspace.run("import", small.folder.path).status == 0)
        #expect(try workspace.run("plan", "2026-11").status == 0)
        #expect(try workspace.run("approve", "2026-11", "--by", "tester").status == 0)
        let large = try extract(asOf: "2026-12-01", accounts: 7)
        try large.write()
        #expect(try workspace.run("import", large.folder.path).status == 0)
        #expect(try workspace.run("plan", "2026-12").status == 0)
        let refused = try workspace.run("approve", "2026-12", "--by", "tester")
        #expect(refused.status == 77 && refused.error.contains("no-email") && refused.error.contains("--accept-jump"))
        let report = try TestJSON(workspace.run("report", "run", "2026-12", "--format", "json").output)
        let row = report["audiences"].list.first { $0["audience"].text == "no-email" }
        #expect(
            row?["matched"].number == 7 && row?["previousMatched"].number == 4 && row?["previousChosen"].number == 4)
        #expect(try workspace.run("approve", "2026-12", "--by", "tester", "--accept-jump").status == 0)
    }

    @Test func `the effect of a run is shown for groups of ten and more only`() throws {
        let workspace = try TestWorkspace()
        let november = try extract(accounts: 25)
        try november.write()
        #expect(try workspace.run("import", november.folder.path).status == 0)
        #expect(
            try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 16}", in: "policy.yaml"))
        #expect(try workspace.run("plan", "2026-11").status == 0)
        #expect(try workspace.run("report", "effect", "2026-11").status == 77)
        #expect(try workspace.run("approve", "2026-11", "--by", "tester").status == 0)
        #expect(try workspace.run("report", "effect", "2026-11").status == 66)
        let later = try extract(asOf: "2027-01-01", accounts: 25, reacted: [1, 2, 3, 4, 20])
        try later.write()
        #expect(try workspace.run("import", later.folder.path).status == 0)
        let report = try TestJSON(workspace.run("report", "effect", "2026-11", "--format", "json").output)
        let row = report["audiences"].list.first { $0["audience"].text == "no-email" }
        #expect(row?["written"]["accounts"].number == 16)
        #expect(row?["waiting"].keys.isEmpty == true, "nine who wait are too few to show")
        #expect(report["from"].text == "2026-11-01T00:00:00+01:00" && report["to"].text == "2027-01-01T00:00:00+01:00")
        let text = try workspace.run("report", "effect", "2026-11").output
        #expect(text.contains("25.0 %"))
    }

    @Test func `an extract in two parts gives the same plan, and holds nobody who needs no letter`() throws {
        let whole = try TestWorkspace()
        let inParts = try TestWorkspace()
        let extract = try extract(accounts: 5, reacted: [2, 4])
        try extract.write()
        #expect(try whole.run("import", extract.folder.path).status == 0)
        #expect(try whole.run("plan", "2026-11").status == 0)

        let about = ["people", "partners", "addresses", "representatives", "suppressions", "preferences"]
        let accounts = try self.extract(accounts: 5, reacted: [2, 4])
        accounts.manifest["part"] = "accounts"
        for file in about { accounts.rows[file] = .some(nil) }
        try accounts.write()
        #expect(try inParts.run("import", accounts.folder.path).status == 0)
        let early = try inParts.run("plan", "2026-11")
        #expect(early.status == 66 && early.error.contains("candidates"))
        #expect(try inParts.run("candidates", "2026-11").output == "a1\na3\na5\n")

        let people = try self.extract(accounts: 5, reacted: [2, 4])
        people.manifest["part"] = "people"
        for file in ["organisations", "accounts", "messages", "notifications"] { people.rows[file] = .some(nil) }
        try people.write()
        let tooMuch = try inParts.run("import", people.folder.path)
        #expect(tooMuch.status == 65 && tooMuch.error.contains("people.csv:3:account_id"))
        for file in ["people", "addresses"] {
            people.rows[file] = people.rows[file]??.filter { !["a2", "a4"].contains($0["account_id"]) }
        }
        try people.write()
        #expect(try inParts.run("import", people.folder.path).status == 0)
        #expect(try inParts.run("plan", "2026-11").status == 0)
        let plans = try [whole, inParts].map { try $0.run("status", "2026-11", "--format", "json").output }
        #expect(plans[0] == plans[1])
    }
}
