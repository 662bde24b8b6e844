import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Eight readers of one sealed batch, and what a later extract says of them.
@Suite struct RecallTests {
    private static let batch = "2026-11-0001"
    private static let zeros = ["left-no-email", "moved", "deceased"]

    private static func sealed(
        signed isSigned: Bool = false
    ) async throws -> (workspace: TestWorkspace, key: ScratchKey?) {
        guard isSigned else { return (try await TestWorkspace.sealed(readers: 8), nil) }
        let (workspace, key) = try await signed.value
        return (try workspace.copy(), key)
    }

    /// Made once; the key lies beside the first workspace.
    private static let signed = Task {
        let workspace = try await TestWorkspace.made()
        let key = try await ScratchKey.ofSender(in: workspace.scratch)
        try workspace.sign(with: key.path)
        try await workspace.load(asOf: "2026-11-01", accounts: 8)
        try await workspace.seal("2026-11")
        return (workspace, key)
    }

    @Test func `who confirmed an address, died or moved is on a signed list that tells nobody why`() async throws {
        let (workspace, key) = try await Self.sealed(signed: true)
        let pieces = try await workspace.pieces("2026-11", accounts: 8)
        let mailbox = try Files.bytes(workspace.file("mailbox.sqlite"))
        let run = try await workspace.recall(moved: [4], died: [3], confirmed: [2], "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        let report = try TestJSON(run.output)
        #expect(report["pieces"].number == 8 && report["needed"].number == 5 && report["listed"].number == 3)
        #expect(report["recalled"].sum == 3)
        for code in Self.zeros { #expect(report["recalled"][code].number == 1, "\(code)") }
        let rows = [2, 3, 4].compactMap { pieces[$0] }.sorted().map { "\(Self.batch),\($0)" }
        #expect(try workspace.pullList() == ["batch_id,piece_id"] + rows)

        let verify = try await ProgramRun(
            .bash,
            [
                "-c", "ssh-keygen -Y verify -n postvangnet-batch -I sender -f \"$0\" -s pull.csv.sig < pull.csv",
                try #require(key).signers.string,
            ], in: workspace.outbox)
        #expect(verify.status == 0, "\(verify.errors)")
        let schema = try await EndToEnd.SchemaTests.check("pull", [workspace.outbox.appending("pull.csv")])
        #expect(schema.status == 0, "\(schema.errors)")

        #expect(try Files.bytes(workspace.file("mailbox.sqlite")) == mailbox)
        let left = try FileManager.default.contentsOfDirectory(atPath: workspace.path.string)
        #expect(!left.contains { $0.hasPrefix(".recall") })
        let status = try await workspace.status()
        #expect(status.pieces.filter { $0.value > 0 } == ["sealed": 5, "pulled": 3])
        #expect(try await workspace.explain("a3").piece?.state == "pulled")
    }

    @Test func `the same again is nothing new, and a later extract adds to the list`() async throws {
        let (workspace, _) = try await Self.sealed(signed: true)
        #expect(try await workspace.recall().output.contains("Nothing new."))
        #expect(!Files.exists(workspace.outbox.appending("pull.csv")))
        #expect(try await workspace.recall(confirmed: [2]).status == 0)
        let first = try Files.tree(workspace.outbox)
        let again = try await workspace.recall(confirmed: [2])
        #expect(again.status == 0 && again.output.contains("Nothing new.") && again.output.contains("1 piece, signed"))
        #expect(try Files.tree(workspace.outbox) == first)
        // The list follows from the ledger: what is damaged is made again.
        try Files.write("x".utf8, to: workspace.outbox.appending("pull.csv"))
        #expect(try await workspace.recall(confirmed: [2]).status == 0)
        #expect(try Files.tree(workspace.outbox) == first)
        // That account 2 has no address again does not call the letter back from the list.
        #expect(try await workspace.recall(asOf: "2026-11-04", died: [5]).status == 0)
        #expect(try workspace.pullList().count == 3)
        #expect(try await workspace.status().pieces["pulled"] == 2)
    }

    @Test func `what is printed is told and not called back, and what is mailed is past that`() async throws {
        let (workspace, _) = try await Self.sealed()
        let pieces = try await workspace.pieces("2026-11", accounts: 8)
        func row(_ number: Int, _ status: String, _ day: String) throws -> String {
            FeedbackText.row(Self.batch, try #require(pieces[number]), status, day)
        }
        let feedback = try FeedbackText.file(
            FeedbackText.row(Self.batch, "received", "2026-11-04"), row(1, "printed", "2026-11-06"),
            row(2, "mailed", "2026-11-06"), row(3, "missing", "2026-11-06"))
        #expect(try await workspace.reconcile(("f.csv", feedback)).status == 0)
        let run = try await workspace.recall(confirmed: [1, 2, 3, 4], "--format", "json")
        let report = try TestJSON(run.output)
        #expect(report["printed"]["left-no-email"].number == 1 && report["gone"].number == 1)
        #expect(report["recalled"].sum == 2 && report["needed"].number == 4)
        #expect(
            try await workspace.status().pieces.filter { $0.value > 0 }
                == ["received": 4, "printed": 1, "mailed": 1, "pulled": 2])

        let rest = FeedbackText.file(FeedbackText.row(Self.batch, "mailed", "2026-11-10"))
        let mailed = try await workspace.reconcile(("g.csv", rest))
        #expect(mailed.status == 0, "\(mailed.errors)")
        #expect(mailed.output.contains("has not confirmed that 2 pieces of the pull list were taken out"))
        #expect(try await workspace.status().pieces.filter { $0.value > 0 } == ["mailed": 6, "pulled": 2])
        let confirmed = try FeedbackText.file(row(3, "pulled", "2026-11-09"), row(4, "pulled", "2026-11-09"))
        let done = try await workspace.reconcile(("h.csv", confirmed))
        #expect(done.status == 0 && !done.output.contains("not confirmed"), "\(done.errors)")
        #expect(try await workspace.recall(confirmed: [5]).status == 0, "the list stands")
        #expect(try await workspace.status().pieces["pulled"] == 2)
    }

    @Test func `a pulled piece is neither mailed nor under way, and one that went all the same is believed`()
        async throws
    {
        let (workspace, _) = try await Self.sealed()
        let pieces = try await workspace.pieces("2026-11", accounts: 8)
        #expect(try await workspace.recall(confirmed: [1, 2, 3]).status == 0)
        let mailed = try #require(pieces[2])
        let run = try await workspace.reconcile(
            (
                "f.csv",
                FeedbackText.file(
                    FeedbackText.row(Self.batch, "mailed", "2026-11-10"),
                    FeedbackText.row(Self.batch, mailed, "mailed", "2026-11-10"),
                    FeedbackText.row(Self.batch, try #require(pieces[3]), "printed", "2026-11-09"))
            ))
        #expect(run.status == 1)
        let findings = run.errors.split(separator: "\n")
        #expect(findings.count == 2 && findings[0].hasPrefix("f.csv:3:status: The piece \(mailed) is reported mailed"))
        #expect(findings[0].hasSuffix("[mailed-despite-recall]") && findings[1].hasSuffix("[impossible-change]"))
        #expect(try await workspace.status().pieces.filter { $0.value > 0 } == ["mailed": 6, "pulled": 2])

        // All three have lost their address again by December.
        try await workspace.load(asOf: "2026-12-01", accounts: 8)
        try await workspace.succeed("plan", "2026-12")
        let reasons = try await workspace.reasons("2026-12", accounts: 8)
        #expect(reasons[0...2] == ["write", "recently-written", "write"])
        #expect(reasons[3...].allSatisfy { $0 == "recently-written" })
    }

    @Test func `an account that the extract lacks is left alone and told, unless someone says that it is gone`()
        async throws
    {
        let (workspace, _) = try await Self.sealed()
        let run = try await workspace.recall(accounts: [1, 2, 3, 4, 5, 6], confirmed: [1])
        #expect(run.status == 1 && run.output.contains("not in the extract"))
        #expect(try await workspace.status().pieces["pulled"] == 1)
        // It was no check of the people either: by the 9th the first extract is too old.
        #expect(try await workspace.postvangnet("handover", "2026-11", "--on", "2026-11-09").status == 77)
        let gone = try await workspace.recall(accounts: [1, 2, 3, 4, 5, 6], confirmed: [1], "--pull-absent")
        #expect(gone.status == 0 && gone.output.contains("account-gone"))
        #expect(try await workspace.status().pieces["pulled"] == 3)
        #expect(try await workspace.postvangnet("handover", "2026-11", "--on", "2026-11-09").status == 0)
    }

    @Test func `most of a run is called back on somebody's word only, and a dry run tells what that would be`()
        async throws
    {
        let (workspace, _) = try await Self.sealed()
        // As a workspace of an earlier version is set.
        try Files.changeLines(of: workspace.file("postvangnet.yaml")) { lines in
            lines.removeAll { $0.hasPrefix("  recalled: ") }
        }
        let before = try workspace.contents()
        func recall(confirmed: ClosedRange<Int>, _ more: String) async throws -> ProgramRun {
            try await workspace.recall(accounts: Array(1...7), confirmed: Set(confirmed), "--format", "json", more)
        }
        let trial = try await recall(confirmed: 1...6, "--dry-run")
        #expect(trial.status == 1, "\(trial.errors)")
        let told = try TestJSON(trial.output)
        #expect(told["dryRun"].truth == true && told["listed"].number == 0)
        #expect(told["recalled"]["left-no-email"].number == 6 && told["recalled"].sum == 6)
        #expect(told["jump"]["lapsed"].number == 6 && told["jump"]["compared"].number == 7)
        #expect(told["absent"].number == 1 && told["unknown"].number == 1)
        let few = try await TestJSON(recall(confirmed: 1...5, "--dry-run").output)
        #expect(few["recalled"].sum == 5 && few.keys.contains("recalled") && !few.keys.contains("jump"))
        #expect(try workspace.contents() == before)

        let died = try workspace.eventFile((1...6).map { ("person.died", $0) })
        let byEvents = try await workspace.postvangnet("recall", "2026-11", "--events", died.string)
        #expect(byEvents.status == 77 && byEvents.errors.contains("Of 8 pieces"), "\(byEvents.errors)")
        let refused = try await recall(confirmed: 1...6, "--pull-absent")
        #expect(refused.status == 77 && refused.output.isEmpty)
        for words in [
            "Of 8 pieces that were compared 7 are not needed any more (6 left-no-email, 1 account-gone)",
            "allows 10 percent", "1 account of the run is not in the extract at all", "--accept-jump",
        ] {
            #expect(refused.errors.contains(words), "\(refused.errors)")
        }
        #expect(try workspace.contents() == before)

        let accepted = try await recall(confirmed: 1...6, "--accept-jump")
        #expect(accepted.status == 1, "\(accepted.errors)")
        #expect(try workspace.pullList().count == 7)
        let log = try await workspace.succeed("log", "2026-11", "--format", "json").output
        #expect(log.contains("acceptedJump") && log.contains("6 of 7"), "\(log)")
        // What was called back is not called back again.
        #expect(try await recall(confirmed: 1...6, "--pull-absent").status == 0)
        let other = try await Self.sealed().workspace
        try other.replace("  recalled: 10 ", by: "  recalled: 75 ", in: "postvangnet.yaml")
        let allowed = try await other.recall(confirmed: [1, 2, 3, 4, 5, 6])
        #expect(allowed.status == 0, "\(allowed.errors)")
    }

    @Test func `the list goes to the drop folder, and a longer one takes its place`() async throws {
        let (workspace, _) = try await Self.sealed(signed: true)
        #expect(try await workspace.recall(confirmed: [1]).status == 0)
        let drop = workspace.scratch.appending("drop")
        try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
        func handOver() async throws -> ProgramRun {
            try await workspace.postvangnet("handover", "2026-11", "--to", drop.string, "--on", "2026-11-04")
        }
        let first = try await handOver()
        #expect(first.status == 0 && first.output.hasPrefix("The pull list was copied"), "\(first.errors)")
        #expect(try Files.tree(drop.appending("2026-11")) == Files.tree(workspace.outbox))
        #expect(try await handOver().output.hasPrefix("Nothing new"))
        #expect(try await workspace.recall(asOf: "2026-11-05", confirmed: [1, 2]).status == 0)
        #expect(try await handOver().output.hasPrefix("The pull list was copied"))
        #expect(try Files.tree(drop.appending("2026-11")) == Files.tree(workspace.outbox))
        let longer = drop.appending("2026-11/pull.csv")
        try Files.write("batch_id,piece_id\n2026-11-0001,2611A0009000001Z\n".utf8, to: longer)
        #expect(try await handOver().status == 73)
    }

    @Test
    func `nothing is called back before there is a sealed run, after all is mailed, or with too little knowledge`()
        async throws
    {
        let workspace = try await TestWorkspace.made()
        try await workspace.load(asOf: "2026-11-01", accounts: 8)
        #expect(try await workspace.recall().status == 66)
        try await workspace.succeed("plan", "2026-11")
        #expect(try await workspace.recall().status == 77)
        try await workspace.seal("2026-11")
        let old = try await workspace.recall(asOf: "2026-10-31")
        #expect(old.status == 65 && old.errors.contains("Ask for a newer one"))
        let accounts = try TestWorkspace.extract(asOf: "2026-11-03", accounts: Array(1...8))
        accounts.manifest["part"] = "accounts"
        for file in ["people", "partners", "addresses", "representatives", "suppressions", "preferences"] {
            accounts.rows[file] = .some(nil)
            try? FileManager.default.removeItem(at: accounts.url(file))
        }
        try accounts.write()
        let partial = try await workspace.postvangnet("recall", "2026-11", "--extract", accounts.folder.path)
        #expect(partial.status == 65 && partial.errors.contains("part all"), "\(partial.errors)")
        #expect(try await workspace.postvangnet("recall", "2026-11", "--extract", "nowhere").status == 66)
        try await workspace.mailed(Self.batch, on: "2026-11-10")
        #expect(try await workspace.recall(confirmed: [1]).status == 64)
        #expect(!Files.exists(workspace.outbox.appending("pull.csv")))
    }
}
