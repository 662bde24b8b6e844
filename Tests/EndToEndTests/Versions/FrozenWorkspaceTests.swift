import Foundation
import SystemPackage
import TestSupport
import Testing

/// What each version left goes on with this one, from every stage of its month to the end.
@Suite struct FrozenWorkspaceTests {
    /// Those who are written to.
    private static let people = ["a-0001", "a-0004", "a-0006", "a-0013", "odd-bounce-secrecy"]

    @Test func `the first version is among them`() {
        #expect(FrozenWorkspace.all.contains { $0.isFirst } && FrozenWorkspace.all.count >= 2)
    }

    @Test(
        .enabled("These were made with fonts of Debian 12.") { try await FrozenWorkspace.isDrawnHere() },
        arguments: FrozenWorkspace.all, ["planned", "approved", "half-rendered", "rendered", "sealed"])
    func `from every stage before the hand-over a month comes to its printer`(
        frozen: FrozenWorkspace, stage: String
    ) async throws {
        let workspace = try await frozen.thawed(stage)
        try await workspace.succeed(on: "2026-11-03", "explain", "a-0006", "2026-11")
        if stage == "planned" {
            try await workspace.succeed(on: "2026-11-03", "approve", "2026-11", "--by", "approver")
        }
        try await workspace.succeed(on: "2026-11-03", "run", "2026-11", "--workers", "1")
        let drop = try workspace.dropFolder("post")
        let handover = try await workspace.succeed(on: "2026-11-03", "handover", "2026-11", "--to", drop)
        #expect(handover.output.contains("5 batches of 2026-11, 10 pieces"), "\(handover.output)")
        #expect(try await workspace.succeed(on: "2026-11-03", "check").output.contains("All is as it should be."))
    }

    @Test(
        .enabled("These were made with fonts of Debian 12.") { try await FrozenWorkspace.isDrawnHere() },
        arguments: FrozenWorkspace.all)
    func `what is rendered and sealed is what the version that planned would have made`(
        frozen: FrozenWorkspace
    ) async throws {
        let own = try await frozen.thawed("approved")
        let theirs = try await frozen.thawed("sealed")
        try await own.succeed(on: "2026-11-03", "run", "2026-11", "--workers", "1")
        let (made, before) = (try Files.tree(own.outbox), try Files.tree(theirs.outbox))
        let other = Set(made.keys).union(before.keys).filter { made[$0] != before[$0] }
        // On blank backs version 0.1.0 wrote a stream that called itself compressed and was not.
        let mended = frozen.isFirst ? ["1", "3", "5"].map { "2026-11-000\($0)" } : []
        let isMended: (String) -> Bool = { path in
            path.hasPrefix("order.json") || mended.contains { path.hasPrefix($0) } && !path.hasSuffix("pieces.csv")
        }
        #expect(other.filter { !frozen.isFirst || !isMended($0) }.isEmpty, "\(other.sorted())")
    }

    @Test(arguments: FrozenWorkspace.all)
    func `a month that is on its way is told, reported, closed and purged`(frozen: FrozenWorkspace) async throws {
        let workspace = try await frozen.thawed("reconciled", on: "2026-12-02")
        let status = try await workspace.succeed(on: "2026-12-02", "status").output
        #expect(status.contains("handed-over") && status.contains("planned"), "\(status)")
        for person in Self.people {
            let told = try await workspace.succeed(on: "2026-12-02", "explain", person, "2026-11").output
            #expect(told.contains("2026-11"), "\(told)")
        }
        try await workspace.succeed(on: "2026-12-02", "log")
        #expect(try await workspace.succeed(on: "2026-12-02", "check").output.contains("All is as it should be."))
        let verified = try await ProgramRun(.postvangnet, ["verify", workspace.batch(1).string])
        #expect(verified.status == 0, "\(verified.errors)")
        let recall = try await workspace.succeed(
            on: "2026-12-02", "recall", "2026-11", "--extract",
            workspace.scratch.appending(FrozenWorkspace.laterExtract).string)
        #expect(recall.output.contains("called back now                                  0"), "\(recall.output)")
        try await workspace.report((2...5).map { ("2026-11-000\($0)", "mailed") }, on: "2026-12-02")
        let closed = try await workspace.succeed(on: "2026-12-03", "close", "2026-11", "--by", "clerk")
        #expect(closed.output.contains("10 pieces = 10 mailed."), "\(closed.output)")
        #expect(
            try await workspace.succeed(on: "2026-12-03", "reprint", "2026-11").output
                .hasPrefix("Nothing to print again"))
        try await workspace.succeed(on: "2026-12-03", "report", "run", "2026-11")
        let purge = try await workspace.succeed(on: "2027-12-03", "purge")
        #expect(purge.output.contains("run 2026-11: plan, proof and batches"), "\(purge.output)")
        let left = try await workspace.succeed(on: "2027-12-03", "explain", "a-0006", "2026-11").output
        #expect(left.contains("mailed"), "\(left)")
    }

    @Test(
        .enabled("These were made with fonts of Debian 12.") { try await FrozenWorkspace.isDrawnHere() },
        arguments: FrozenWorkspace.all)
    func `a second run that was planned before is approved, made, recalled and handed over`(
        frozen: FrozenWorkspace
    ) async throws {
        let workspace = try await frozen.thawed("reconciled", on: "2026-12-02")
        try await workspace.goOnWithSecondRun()
        // The next month is planned by what the ledger knows of both.
        try await workspace.succeed(
            on: "2026-12-03", "import", workspace.scratch.appending(FrozenWorkspace.laterExtract).string)
        let plan = try await workspace.succeed(on: "2026-12-03", "plan", "2026-12-b", "--by", "planner")
        #expect(plan.output.contains(": 0 pieces"), "\(plan.output)")
    }

    @Test(
        .enabled("These were made with fonts of Debian 12.") { try await FrozenWorkspace.isDrawnHere() },
        arguments: FrozenWorkspace.all)
    func `what did not leave is printed again, and a reprint that was sealed is handed over`(
        frozen: FrozenWorkspace
    ) async throws {
        for stage in ["closed", "reprinted"] {
            let workspace = try await frozen.thawed(stage, on: "2026-11-22")
            let reprint = try await workspace.succeed(on: "2026-11-22", "reprint", "2026-11", "--by", "clerk")
            #expect(reprint.output.contains("2026-11-0006"), "\(reprint.output)")
            #expect(!reprint.output.contains("otherwise"), "\(reprint.output)")
            // Before that their people are compared with a fresh extract.
            let later = workspace.scratch.appending(FrozenWorkspace.laterExtract).string
            try await workspace.succeed(on: "2026-12-02", "recall", "2026-11", "--extract", later)
            let drop = try workspace.dropFolder("post")
            let handover = try await workspace.succeed(on: "2026-12-02", "handover", "2026-11", "--to", drop)
            #expect(handover.output.contains("1 batch of 2026-11, 1 piece"), "\(handover.output)")
            try await workspace.succeed(on: "2026-12-10", "close", "2026-11", "--by", "clerk", "--accept-open")
        }
    }

    @Test(
        .enabled("These were made with fonts of Debian 12.") { try await FrozenWorkspace.isDrawnHere() },
        arguments: FrozenWorkspace.all)
    func `a plan from before a product, an audience and a key were added goes the whole way`(
        frozen: FrozenWorkspace
    ) async throws {
        let workspace = try await frozen.thawed("reconciled", on: "2026-12-02")
        try await workspace.makeSecondPlanOlder()
        try await workspace.succeed(on: "2026-12-02", "explain", "a-0010", "2026-12")
        try await workspace.goOnWithSecondRun()
        try await workspace.report([("2026-12-0001", "mailed")], of: "2026-12-09", on: "2026-12-10")
        try await workspace.succeed(on: "2026-12-11", "close", "2026-12", "--by", "clerk")
        #expect(try await workspace.succeed(on: "2026-12-11", "check").output.contains("All is as it should be."))
        try await workspace.succeed(on: "2027-12-03", "purge")
    }

    @Test(arguments: FrozenWorkspace.all)
    func `a reprint that would be drawn otherwise is not ordered unless somebody accepts it, and that is kept`(
        frozen: FrozenWorkspace
    ) async throws {
        let workspace = try await frozen.thawed("closed", on: "2026-11-22")
        let summary = workspace.file("runs/2026-11/plan.json")
        try Files.changeLines(of: summary) { lines in
            let index = try #require(lines.firstIndex { $0.contains("\"cairo\": ") })
            lines[index] = "    \"cairo\": \"1.0.0\","
        }
        let refused = try await workspace.run(on: "2026-11-22", "reprint", "2026-11", "--by", "clerk")
        #expect(refused.status == 77, "\(refused.errors)")
        #expect(refused.errors.contains("in place of 1.0.0") && refused.errors.contains("--accept-drawing"))
        #expect(try await workspace.succeed(on: "2026-11-22", "status").output.contains("closed"))
        #expect(!Files.exists(workspace.batch(6)))
        guard try await FrozenWorkspace.isDrawnHere() else { return }
        let accepted = try await workspace.succeed(
            on: "2026-11-22", "reprint", "2026-11", "--by", "clerk", "--accept-drawing")
        #expect(accepted.output.contains("Drawn otherwise than at first, as was accepted: cairo "))
        #expect(Files.exists(workspace.batch(6)))
        let query = "SELECT details FROM events WHERE step IN ('reprint', 'seal') ORDER BY number DESC LIMIT 2"
        let kept = try await Program.python.text([
            "-c", "import sqlite3, sys\nfor row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print(row[0])",
            workspace.file("ledger.sqlite").string, query,
        ])
        #expect(kept.components(separatedBy: "in place of 1.0.0").count == 3, "\(kept)")
    }
}

extension TestWorkspace {
    /// Takes the run that was planned last from its approval to the printer.
    fileprivate func goOnWithSecondRun() async throws {
        try await succeed(on: "2026-12-02", "approve", "2026-12", "--by", "approver", "--accept-jump")
        try await succeed(on: "2026-12-02", "run", "2026-12", "--workers", "1")
        let recall = try await succeed(
            on: "2026-12-03", "recall", "2026-12", "--extract",
            scratch.appending(FrozenWorkspace.laterExtract).string)
        #expect(recall.output.contains("still needed                                     1"), "\(recall.output)")
        let handover = try await succeed(on: "2026-12-03", "handover", "2026-12", "--to", dropFolder("post"))
        #expect(handover.output.contains("1 batch of 2026-12, 2 pieces"), "\(handover.output)")
    }

    /// Makes the plan of 2026-12 that of a version which had neither `bounce-letter` nor the audience `bounce`, asked for
    /// no `limits.jump` and no `retention`, and allowed in a letter what is refused since.
    fileprivate func makeSecondPlanOlder() async throws {
        let script = """
            import hashlib, json, pathlib, re, sqlite3, sys
            folder = pathlib.Path(sys.argv[1])
            plan = sqlite3.connect(folder / "plan.sqlite")
            def change(path, old, new):
                text, = plan.execute("SELECT text FROM sources WHERE path = ?", (path,)).fetchone()
                changed = re.sub(old, new, text, count=1, flags=re.S)
                assert changed != text, path
                plan.execute("UPDATE sources SET text = ? WHERE path = ?", (changed, path))
            plan.execute("DELETE FROM sources WHERE path LIKE 'Templates/bounce%'")
            change("policy.yaml", r"  - id: bounce\\n.*?(?=\\n# How long)", "")
            change("postvangnet.yaml", r"  jump: [^\\n]*\\n", "")
            change("postvangnet.yaml", r"\\nretention:\\n(  [^\\n]*\\n)*", "\\n")
            plan.commit()
            plan.close()
            plan = sqlite3.connect(folder / "plan.sqlite")
            summary = json.loads((folder / "plan.json").read_text())
            sha = lambda held: hashlib.sha256(held).hexdigest()
            kept = {path: sha(text.encode()) for path, text in plan.execute("SELECT path, text FROM sources")}
            summary["digests"]["sources"] = kept
            summary["digests"]["plan"] = sha((folder / "plan.sqlite").read_bytes())
            summary["audiences"].remove("bounce")
            del summary["legalBasis"]["bounce"]
            (folder / "plan.json").write_text(json.dumps(summary, indent=2) + "\\n")
            """
        _ = try await Program.python.output(["-c", script, file("runs/2026-12").string])
    }
}
