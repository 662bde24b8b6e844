import SystemPackage
import TestSupport
import Testing

/// `plan --compare`, `compare` and `report forecast`: what would change, without a trace.
@Suite struct WhatIfTests {
    @Test
    func `another policy beside the plan of 20,000 accounts changes what a plan by it changes, and leaves no trace`()
        async throws
    {
        let workspace = try await ReportedMonth.planned()
        let other = workspace.scratch.appending("other.yaml")
        var policy = try Files.text(workspace.file("policy.yaml"))
        policy = policy.replacing("noLoginMonths: 12", with: "noLoginMonths: 18")
            .replacing("- id: no-email", with: "- id: no-email\n    wave: {pieces: 700}")
        try Files.write(policy.utf8, to: other)
        let before = try workspace.contents()
        let answer = try TestJSON(
            await workspace.succeed(
                "plan", "2026-11", "--policy", other.string, "--compare", "--accounts", "--format", "json"
            ).output)
        #expect(try workspace.contents() == before)

        // A plan by that policy in another workspace, read by another program.
        let second = try workspace.copy()
        try Files.write(policy.utf8, to: second.file("policy.yaml"))
        try await second.succeed("plan", "2026-11")
        let wanted = try await workspace.recomputed(
            "compare", workspace.file("runs/2026-11/plan.sqlite").string,
            second.file("runs/2026-11/plan.sqlite").string, workspace.file("postvangnet.yaml").string)
        func word(_ outcome: TestJSON) -> String { outcome["audience"].text ?? outcome["reason"].text ?? "" }
        func words(_ move: TestJSON) -> String { "\(word(move["before"])) > \(word(move["after"]))" }
        let moves = Dictionary(
            uniqueKeysWithValues: answer["moves"].list.map { (words($0), $0["accounts"].number ?? 0) })
        #expect(moves.count > 3)
        #expect(
            moves == Dictionary(uniqueKeysWithValues: wanted["moves"].keys.map { ($0, wanted["moves"][$0].number) }))
        #expect(
            answer["accountMoves"].list.map { "\($0["account"].text ?? "") \(words($0))" }
                == wanted["accounts"].list.map { $0.text ?? "" })
        for side in ["before", "after"] {
            #expect(answer["cost"][side].number == wanted[side]["cost"].number)
            for row in answer["audiences"].list {
                let audience = row["audience"].text ?? ""
                for figure in ["matched", "chosen", "waiting"] {
                    #expect(row[figure][side].number == wanted[side][figure][audience].number ?? 0, "\(audience)")
                }
            }
            for row in answer["costs"].list {
                let place = [row["audience"].text, row["product"].text, row["printer"].text].map { $0 ?? "None" }
                #expect(
                    row["cost"][side].number == wanted[side]["costs"][place.joined(separator: " ")].number ?? 0,
                    "\(place)")
            }
            #expect(
                answer["costs"].list.reduce(0) { $0 + ($1["cost"][side].number ?? 0) } == answer["cost"][side].number)
        }
        #expect(answer["changedFiles"].list.map(\.text) == ["policy.yaml"])
        let text = try await workspace.succeed("plan", "2026-11", "--policy", other.string, "--compare").output
        #expect(text.contains("Files that differ: policy.yaml.") && text.contains("no-email > beyond-limit"))
    }

    @Test func `an approved run planned beside with its own settings is the same run, and two runs are compared`()
        async throws
    {
        let workspace = try await TestWorkspace.sealed(readers: 8)
        let before = try workspace.contents()
        let same = try TestJSON(
            await workspace.succeed("plan", "2026-11", "--compare", "--format", "json").output)
        #expect(same["moves"].list.isEmpty && same["chosen"]["after"].number == 8 && same["changedFiles"].list.isEmpty)
        let wave = try TestJSON(
            await workspace.succeed(
                "plan", "2026-11", "--compare", "--wave", "no-email=3", "--format", "json"
            ).output)
        let row = try #require(wave["audiences"].list.first { $0["audience"].text == "no-email" })
        #expect(
            row["waiting"]["after"].number == 5 && row["monthsAfter"].number == 2 && row["monthsBefore"].number == nil)
        #expect(wave["moves"].list.map { $0["accounts"].number } == [5])
        #expect(wave["calls"]["change"].number == 0 && wave["cost"]["change"].number == -5 * 95)
        #expect(try workspace.contents() == before)

        try await workspace.load(asOf: "2026-12-01", accounts: 9)
        try await workspace.succeed("plan", "2026-12")
        let text = try await workspace.succeed("compare", "2026-11", "2026-12").output
        #expect(text.contains("The extracts differ") && text.contains("no-email > piece-under-way"))
        #expect(text.contains("reached-digitally > no-email"))
    }

    @Test func `the forecast of the waves is what the months then bring`() async throws {
        let workspace = try await TestWorkspace.made()
        try await workspace.load(asOf: "2026-11-01", accounts: 10)
        let answer = try TestJSON(
            await workspace.succeed(
                "report", "forecast", "--months", "5", "--wave", "no-email=3", "--format", "json"
            ).output)
        func figures(_ key: String) -> [Int?] {
            answer["months"].list.map { month in
                month["audiences"].list.first { $0["audience"].text == "no-email" }?[key].number
            }
        }
        #expect(figures("chosen") == [3, 3, 3, 1, 0] && figures("waiting") == [7, 4, 1, 0, 0])
        #expect(answer["clearIn"].text == "2027-02")
        #expect(answer["months"].list.map { $0["cost"].number } == [285, 285, 285, 95, 0])
        #expect(!Files.exists(workspace.file("runs/2026-11")))

        // The months themselves, by the same wave in the policy.
        try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 3}", in: "policy.yaml")
        for (month, place) in [("2026-11", 0), ("2026-12", 1)] {
            try await workspace.load(asOf: "\(month)-01", accounts: 10)
            try await workspace.seal(month)
            try await workspace.mailed("\(month)-0001", on: "\(month)-14")
            let status = try TestJSON(await workspace.succeed("status", month, "--format", "json").output)
            #expect(status["chosen"]["no-email"].number == figures("chosen")[place])
            #expect(status["backlog"]["no-email"]["waiting"].number == figures("waiting")[place])
        }
        try await workspace.load(asOf: "2027-01-01", accounts: 10)
        let later = try TestJSON(
            await workspace.succeed("report", "forecast", "--months", "1", "--format", "json").output)
        #expect(later["months"].list.first?["audiences"].list.map { $0["chosen"].number } == [0, 0, 3, 0])
    }

    @Test(arguments: [
        (["--policy", "policy.yaml"], "go with --compare"),
        (["--compare", "--wave", "bounce=3"], "never cut into waves"),
        (["--compare", "--wave", "no-email"], "AUDIENCE=N"), (["--compare", "--by", "x"], "Nothing is kept"),
        (["--compare", "--templates", "/nowhere"], "no folder of texts"),
    ])
    func `what cannot be tried is refused, and says why`(options: [String], reason: String) async throws {
        let workspace = try await TestWorkspace.sealed(readers: 3)
        let run = try await workspace.postvangnet(["plan", "2026-11"] + options)
        #expect(run.status == 64 && run.errors.contains(reason), "\(run.errors)")
    }

    @Test func `a fault in the other policy is named with its own file`() async throws {
        let workspace = try await TestWorkspace.sealed(readers: 3)
        let other = workspace.scratch.appending("odd.yaml")
        try Files.write(Array("formatVersion: 1\nperiods: 3\n".utf8), to: other)
        let run = try await workspace.postvangnet("plan", "2026-11", "--compare", "--policy", other.string)
        #expect(run.status == 78 && run.errors.contains("odd.yaml:") && !run.errors.contains("policy.yaml"))
        let missing = try await workspace.postvangnet("plan", "2026-12", "--compare")
        #expect(missing.status == 66 && missing.errors.contains("--with RUN"))
    }
}
