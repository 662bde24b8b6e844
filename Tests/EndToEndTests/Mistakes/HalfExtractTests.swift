import Foundation
import SystemPackage
import TestSupport
import Testing

/// What is typed wrong before a plan is approved: an extract of which a part is missing, a policy that is another by then, a
/// figure with a digit too many.
@Suite struct HalfExtractTests {
    /// A mistake, the command that notices it, and how all is well again.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let status: Int32
        /// Each of them is in what the last command says.
        let words: [String]
        let making: @Sendable (TestWorkspace) async throws -> ProgramRun
        let mending: @Sendable (TestWorkspace) async throws -> Void

        init(
            _ description: String, _ status: Int32, says words: [String],
            _ making: @escaping @Sendable (TestWorkspace) async throws -> ProgramRun,
            mending: @escaping @Sendable (TestWorkspace) async throws -> Void
        ) {
            (testDescription, self.status, self.words) = (description, status, words)
            (self.making, self.mending) = (making, mending)
        }
    }

    private static let ofPeople = ["people", "partners", "addresses", "representatives", "suppressions", "preferences"]

    /// One part of an extract of accounts without an e-mail address, who were last seen in October; with people of some.
    private static func part(
        _ part: String, of accounts: ClosedRange<Int> = 1...12, people: ClosedRange<Int> = 1...12
    ) throws -> ExtractBuilder {
        let extract = try TestWorkspace.extract(asOf: "2026-11-01", accounts: Array(accounts))
        extract.manifest["part"] = part
        let known = Set(people.map { "a\($0)" })
        for file in ["people", "addresses"] {
            extract.rows[file] = extract.rows[file].map { rows in
                rows?.filter { known.contains($0["account_id"] ?? "") }
            }
        }
        let others = ExtractBuilder.columns.keys.filter { part != "all" && ofPeople.contains($0) != (part == "people") }
        for file in others {
            extract.rows[file] = .some(nil)
            // One that may be left out was not written.
            guard FileManager.default.fileExists(atPath: extract.url(file).path) else { continue }
            try FileManager.default.removeItem(at: extract.url(file))
        }
        try extract.write()
        return extract
    }

    private static func load(_ extract: ExtractBuilder, into workspace: TestWorkspace) async throws -> ProgramRun {
        try await workspace.succeed("import", extract.folder.path)
    }

    /// The accounts of the month, and the people asked for.
    private static func ask(_ workspace: TestWorkspace) async throws {
        _ = try await load(part("accounts"), into: workspace)
        #expect(try await workspace.succeed("candidates", "2026-11").output.split(separator: "\n").count == 12)
    }

    private static func loadAll(_ workspace: TestWorkspace) async throws {
        #expect(try await load(part("people"), into: workspace).output.contains("It has all 12 people"))
    }

    private static let half: [Mistake] = [
        Mistake(
            "half of the people are loaded, and it is planned all the same", 65,
            says: ["no person for 6 of the 12 accounts", "limits.peopleMissing", "allows 1", "candidates 2026-11"],
            { workspace in
                try await ask(workspace)
                let none = try await workspace.postvangnet("report", "forecast")
                #expect(none.status == 66 && none.errors.contains("candidates 2026-11"), "\(none.errors)")
                let said = try await load(part("people", people: 1...6), into: workspace).output
                #expect(said.contains("It lacks 6 of the 12 people") && said.contains("plan will refuse it"))
                let forecast = try await workspace.postvangnet("report", "forecast")
                #expect(forecast.status == 65 && forecast.output.isEmpty)
                #expect(forecast.errors.contains("no person for 6 of the 12 accounts"), "\(forecast.errors)")
                return try await workspace.postvangnet("plan", "2026-11")
            }, mending: loadAll),
        Mistake(
            "half of the people are loaded, and `run` is typed", 65, says: ["no person for 6 of the 12 accounts"],
            { workspace in
                try await ask(workspace)
                _ = try await load(part("people", people: 7...12), into: workspace)
                return try await workspace.postvangnet("run", "2026-11")
            }, mending: loadAll),
        Mistake(
            "an extract in one part has half of the people", 65, says: ["no person for 6 of the 12 accounts"],
            { workspace in
                _ = try await load(part("all", people: 1...6), into: workspace)
                return try await workspace.postvangnet("plan", "2026-11")
            },
            mending: { workspace in _ = try await load(part("all"), into: workspace) }),
        Mistake(
            "the policy grows after the people were asked for", 65,
            says: ["no person for 12 of the 12 accounts", "policy.yaml is not the one that they were asked for by"],
            { workspace in
                let policy = try Files.text(workspace.file("policy.yaml"))
                try Files.write(withoutNoEmail(policy).utf8, to: workspace.file("policy.yaml"))
                _ = try await load(part("accounts"), into: workspace)
                #expect(try await workspace.succeed("candidates", "2026-11").output == "")
                try Files.write(policy.utf8, to: workspace.file("policy.yaml"))
                let none = try part("people")
                for file in ["people", "addresses"] { none.rows[file] = [] }
                try none.write()
                let said = try await load(none, into: workspace).output
                #expect(said.contains("that gave 0 accounts, and 12 match now"), "\(said)")
                return try await workspace.postvangnet("plan", "2026-11")
            },
            mending: { workspace in
                try await workspace.succeed("candidates", "2026-11")
                try await loadAll(workspace)
            }),
        Mistake(
            "the policy shrinks after the people were asked for", 65, says: ["people.csv:2:account_id"],
            { workspace in
                try await ask(workspace)
                let policy = try Files.text(workspace.file("policy.yaml"))
                try Files.write(policy.utf8, to: workspace.scratch.appending("policy.yaml"))
                try Files.write(withoutNoEmail(policy).utf8, to: workspace.file("policy.yaml"))
                let people = try part("people")
                defer { withExtendedLifetime(people) {} }
                return try await workspace.postvangnet("import", people.folder.path)
            },
            mending: { workspace in
                let policy = try Files.text(workspace.scratch.appending("policy.yaml"))
                try Files.write(policy.utf8, to: workspace.file("policy.yaml"))
                try await loadAll(workspace)
            }),
        Mistake(
            "an organisation is mistyped before the people are asked for", 78,
            says: ["policy.yaml:", "The mailbox has no organisation gemeente-voorbeeld"],
            { workspace in
                _ = try await load(part("accounts"), into: workspace)
                try workspace.replace(
                    "uncountedOrganisations: []", by: "uncountedOrganisations: [gemeente-voorbeeld]", in: "policy.yaml")
                return try await workspace.postvangnet("candidates", "2026-11")
            },
            mending: { workspace in
                try workspace.replace("[gemeente-voorbeeld]", by: "[o1]", in: "policy.yaml")
                try await workspace.succeed("candidates", "2026-11")
                try await loadAll(workspace)
            }),
        Mistake(
            "an organisation is mistyped before the plan", 78, says: ["The mailbox has no organisation O1"],
            { workspace in
                _ = try await load(part("all"), into: workspace)
                try workspace.replace(
                    "uncountedOrganisations: []", by: "uncountedOrganisations: [O1]", in: "policy.yaml")
                return try await workspace.postvangnet("plan", "2026-11")
            },
            mending: { workspace in try workspace.replace("[O1]", by: "[o1]", in: "policy.yaml") }),
        Mistake(
            "no months at all before the card of bounce", 78, says: ["policy.yaml:", "periods.bounceMonths"],
            { workspace in
                _ = try await load(part("all"), into: workspace)
                try workspace.replace("bounceMonths: 1 ", by: "bounceMonths: 0 ", in: "policy.yaml")
                return try await workspace.postvangnet("plan", "2026-11")
            },
            mending: { workspace in try workspace.replace("bounceMonths: 0 ", by: "bounceMonths: 1 ", in: "policy.yaml")
            }),
        Mistake(
            "more than all people may be missing", 78, says: ["postvangnet.yaml:", "limits.peopleMissing"],
            { workspace in
                _ = try await load(part("all"), into: workspace)
                try workspace.replace("peopleMissing: 0.5 ", by: "peopleMissing: 105 ", in: "postvangnet.yaml")
                return try await workspace.postvangnet("plan", "2026-11")
            },
            mending: { workspace in
                try workspace.replace("peopleMissing: 105 ", by: "peopleMissing: 0.5 ", in: "postvangnet.yaml")
            }),
    ]

    /// The policy without its third audience.
    private static func withoutNoEmail(_ policy: String) throws -> String {
        let start = try #require(policy.firstRange(of: "  - id: no-email")).lowerBound
        let end = try #require(policy.firstRange(of: "  - id: bounce")).lowerBound
        return policy.replacingCharacters(in: start..<end, with: "")
    }

    @Test(arguments: half)
    func `half an extract or half a policy is refused, and the run goes on once it is whole`(mistake: Mistake)
        async throws
    {
        let workspace = try await TestWorkspace.made()
        let run = try await mistake.making(workspace)
        #expect(run.status == mistake.status, "\(run.errors)")
        for words in mistake.words { #expect(run.errors.contains(words), "\(words) is not in: \(run.errors)") }
        #expect(!Files.exists(workspace.file("runs/2026-11/plan.json")))
        #expect(!Files.exists(workspace.file("runs/2026-11/.plan.sqlite.partial")), "it would name people")
        try await mistake.mending(workspace)
        try await workspace.succeed("plan", "2026-11")
        #expect(try await workspace.status().chosen["no-email"] == 12)
    }

    @Test func `a plan that is refused leaves the one before as it was`() async throws {
        let workspace = try await TestWorkspace.made()
        _ = try await Self.load(Self.part("all"), into: workspace)
        try await workspace.succeed("plan", "2026-11", "--by", "planner")
        _ = try await Self.load(Self.part("all", people: 1...6), into: workspace)
        #expect(try await workspace.postvangnet("plan", "2026-11").status == 65)
        try await workspace.succeed("approve", "2026-11", "--by", "approver")
        #expect(try await workspace.status().pieces["approved"] == 12)
    }

    @Test func `as many people as the limit allows may be missing, and that is said`() async throws {
        let workspace = try await TestWorkspace.made()
        try workspace.replace("peopleMissing: 0.5 ", by: "peopleMissing: 50 ", in: "postvangnet.yaml")
        _ = try await Self.load(Self.part("all", people: 1...6), into: workspace)
        let plan = try await workspace.succeed("plan", "2026-11")
        #expect(plan.output.contains("the extract has no person for 6 of the 12 accounts in an audience"))
        #expect(try await workspace.status().notChosen["no-name"] == 6)
        let forecast = try await workspace.succeed("report", "forecast", "--months", "2").output
        #expect(forecast.contains("neither written to nor waiting above: 6 of 12 in 2026-11, 6 of 12 in 2026-12."))
    }

    // MARK: Figures that are far from the run before

    /// What is changed before a second month, in which twelve others are in the same audience.
    private static let jumps: [Mistake] = [
        Mistake(
            "two thirds of the addresses are missing", 77, says: ["no-email chosen 12 in 2026-11, 4 now"],
            { workspace in
                let extract = try december()
                extract.rows["addresses"] = extract.rows["addresses"].map { rows in rows.map { Array($0.prefix(4)) } }
                try extract.write()
                _ = try await load(extract, into: workspace)
                return try await approve(workspace)
            }, mending: { workspace in _ = try await load(december(), into: workspace) }),
        Mistake(
            "a wave of 3 in place of 30", 77, says: ["no-email chosen 12 in 2026-11, 3 now"],
            { workspace in
                try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 3}", in: "policy.yaml")
                _ = try await load(december(), into: workspace)
                return try await approve(workspace)
            },
            mending: { workspace in
                try workspace.replace("wave: {pieces: 3}", by: "wave: {pieces: 30}", in: "policy.yaml")
            }
        ),
        Mistake(
            "a rate with a digit too many", 77, says: ["no-email cost EUR 11.40 in 2026-11, EUR 114.00 now"],
            { workspace in
                try workspace.replace("domestic: {letter: 95,", by: "domestic: {letter: 950,", in: "postvangnet.yaml")
                _ = try await load(december(), into: workspace)
                return try await approve(workspace)
            },
            mending: { workspace in
                try workspace.replace("domestic: {letter: 950,", by: "domestic: {letter: 95,", in: "postvangnet.yaml")
            }),
    ]

    private static func december() throws -> ExtractBuilder {
        try TestWorkspace.extract(asOf: "2026-12-01", accounts: Array(13...24))
    }

    private static func approve(_ workspace: TestWorkspace, _ more: String...) async throws -> ProgramRun {
        let plan = try await workspace.succeed("plan", "2026-12", "--by", "planner")
        let run = try await workspace.postvangnet(["approve", "2026-12", "--by", "approver"] + more)
        #expect(
            plan.output.contains("approve needs --accept-jump") == (run.status == 77 || !more.isEmpty), "\(plan.output)"
        )
        return run
    }

    private static func afterNovember() async throws -> TestWorkspace { try await november.value.copy() }

    /// Made once.
    private static let november = Task {
        let workspace = try await TestWorkspace.made()
        _ = try await load(part("all"), into: workspace)
        try await workspace.succeed("plan", "2026-11", "--by", "planner")
        try await workspace.succeed("approve", "2026-11", "--by", "approver")
        return workspace
    }

    @Test(arguments: jumps)
    func `a figure far from the run before stops the approval, and without the mistake it is given`(mistake: Mistake)
        async throws
    {
        let workspace = try await Self.afterNovember()
        let run = try await mistake.making(workspace)
        #expect(run.status == mistake.status, "\(run.errors)")
        for words in mistake.words { #expect(run.errors.contains(words), "\(words) is not in: \(run.errors)") }
        #expect(!run.errors.contains("matched"), "as many are in the audience as before")
        #expect(!Files.exists(workspace.file("runs/2026-12/approval.json")))
        try await mistake.mending(workspace)
        let mended = try await Self.approve(workspace)
        #expect(mended.status == 0, "\(mended.errors)")
        let approval = try TestJSON(Files.text(workspace.file("runs/2026-12/approval.json")))
        #expect(approval["statement"]["acceptedJumps"].list.isEmpty)
    }

    @Test func `a jump that somebody accepts is in the approval with its figures`() async throws {
        let workspace = try await Self.afterNovember()
        try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 3}", in: "policy.yaml")
        _ = try await Self.load(Self.december(), into: workspace)
        #expect(try await Self.approve(workspace, "--accept-jump").status == 0)
        let approval = try TestJSON(Files.text(workspace.file("runs/2026-12/approval.json")))
        let jumps = approval["statement"]["acceptedJumps"].list
        #expect(jumps.map { $0["figure"].text } == ["chosen", "cost"])
        #expect(jumps.map { $0["before"].number } == [12, 1140] && jumps.map { $0["now"].number } == [3, 285])
        #expect(jumps.allSatisfy { $0["audience"].text == "no-email" && $0["previousRun"].text == "2026-11" })
        // The statement is read again, and compared with the plan, at every step that follows.
        try await workspace.succeed("run", "2026-12")
    }
}
