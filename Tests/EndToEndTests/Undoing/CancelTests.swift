import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct CancelTests {
        private static let words = ["--by", "A. Bakker", "--reason", "wrong letters"]

        private static func cancel(_ workspace: TestWorkspace, _ more: String...) async throws -> ProgramRun {
            try await workspace.postvangnet(["cancel", "2026-11"] + words + more)
        }

        private static func sealed() async throws -> TestWorkspace {
            try await TestWorkspace.sealed(readers: 3)
        }

        private static func counts(_ workspace: TestWorkspace) async throws -> [String: Int] {
            try await workspace.status().pieces.filter { $0.value > 0 }
        }

        @Test func `a sealed run is ended, and a further run of the month writes to the same people`() async throws {
            let workspace = try await Self.sealed()
            let before = try await workspace.pieces("2026-11", accounts: 3)
            let run = try await Self.cancel(workspace)
            #expect(
                run.output.hasPrefix("The run 2026-11 is cancelled by A. Bakker.\n3 pieces = 3 cancelled.\n"),
                "\(run.errors)")
            #expect(!Files.exists(workspace.outbox))
            let status = try await workspace.status()
            #expect(status.state == "cancelled" && Set(status.batches.map(\.state)) == ["cancelled"])
            let text = try await workspace.succeed("status", "2026-11").output
            #expect(text.contains("Cancelled by A. Bakker at ") && text.contains(": wrong letters\n"))
            #expect(!text.contains("do not add up"))
            #expect(
                try await workspace.succeed("explain", "a1", "2026-11").output.contains("run cancelled by A. Bakker"))
            let answer = try TestJSON(
                await workspace.succeed("explain", "a1", "2026-11", "--format", "json").output)
            #expect(answer["cancellation"]["by"].text == "A. Bakker" && answer["withdrawal"].isNull)
            let again = try await Self.cancel(workspace)
            #expect(again.status == 0 && again.output.hasPrefix("Nothing new"))

            try await workspace.seal("2026-11-b")
            #expect(try await workspace.reasons("2026-11-b", accounts: 3) == Array(repeating: "write", count: 3))
            let after = try await workspace.pieces("2026-11-b", accounts: 3)
            #expect(Set(before.values).isDisjoint(with: after.values))
            let drop = workspace.scratch.appending("drop")
            try ForgedHandover.makeFolder(drop)
            try await workspace.succeed("handover", "2026-11-b", "--to", drop.string, "--on", "2026-11-03")
            #expect(try FileManager.default.contentsOfDirectory(atPath: drop.string) == ["2026-11-b"])
        }

        @Test func `a printer that mails what was cancelled is believed, and its readers get nothing too soon`()
            async throws
        {
            let workspace = try await Self.sealed()
            let pieces = try await workspace.pieces("2026-11", accounts: 3)
            #expect(try await Self.cancel(workspace).status == 0)
            let piece = try #require(pieces[1])
            let row = FeedbackText.row("2026-11-0001", piece, "mailed", "2026-11-12")
            let run = try await workspace.reconcile(("f.csv", FeedbackText.file(row)))
            #expect(run.status == 1 && run.errors.contains("The piece \(piece) is reported mailed"), "\(run.errors)")
            #expect(run.errors.contains("[mailed-despite-cancelling]"))
            let printed = FeedbackText.row("2026-11-0001", try #require(pieces[2]), "printed", "2026-11-12")
            let contradiction = try await workspace.reconcile(("g.csv", FeedbackText.file(printed)))
            #expect(contradiction.status == 1 && contradiction.errors.contains("was cancelled before that"))
            #expect(try await Self.counts(workspace) == ["mailed": 1, "cancelled": 2])
            try await workspace.load(asOf: "2026-12-01", accounts: 3)
            try await workspace.succeed("plan", "2026-12")
            #expect(try await workspace.reasons("2026-12", accounts: 3) == ["recently-written", "write", "write"])
        }

        @Test func `a run that its printer has is ended on the printer's word`() async throws {
            let workspace = try await Self.sealed()
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-03")
            let received = FeedbackText.file(FeedbackText.row("2026-11-0001", "received", "2026-11-04"))
            #expect(try await workspace.reconcile(("f.csv", received)).status == 0)
            let refused = try await Self.cancel(workspace)
            #expect(refused.status == 77 && refused.errors.contains("--printer-confirms"), "\(refused.errors)")
            #expect(Files.exists(workspace.outbox))
            let run = try await Self.cancel(workspace, "--printer-confirms")
            #expect(run.status == 0 && run.output.contains("drop folder"), "\(run.errors)")
            #expect(try await Self.counts(workspace) == ["cancelled": 3])
            let deleted = FeedbackText.file(FeedbackText.row("2026-11-0001", "deleted", "2026-11-12"))
            let destroyed = try await workspace.reconcile(("g.csv", deleted))
            #expect(destroyed.status == 0, "\(destroyed.errors)")
        }

        @Test func `a hand-over that was killed while it copied counts as one`() async throws {
            let workspace = try TestWorkspace.few(\.sealed)
            let drop = workspace.scratch.appending("drop")
            try ForgedHandover.makeFolder(drop)
            let faults = try SampleRun.shared.faults.environment(["RENAME": "drop/2026-11/2026-11-0002"])
            let killed = try await workspace.postvangnet(
                ["handover", "2026-11", "--to", drop.string, "--on", "2026-11-03"], changes: faults, isApart: true)
            try #require(killed.status == 128 + 9, "\(killed.errors)")
            #expect(try await workspace.status().state == "sealed")
            let refused = try await Self.cancel(workspace)
            #expect(refused.status == 77 && refused.errors.contains("or a copy was begun"), "\(refused.errors)")
            #expect(try await Self.cancel(workspace, "--printer-confirms").status == 0)
        }

        @Test func `a run whose plan is lost or whose approval no longer holds is ended all the same`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            try Files.remove(workspace.file("runs/2026-11/plan.sqlite"))
            try Files.write("{}".utf8, to: workspace.file("runs/2026-11/approval.json"))
            #expect(try await workspace.postvangnet("render", "2026-11").status != 0)
            #expect(try await Self.cancel(workspace).status == 0)
            #expect(try await Self.counts(workspace) == ["cancelled": 17])
        }

        @Test func `terms of a cancelled run count from that day, and what it holds of people goes`() async throws {
            let workspace = try await Self.sealed()
            #expect(try await Self.cancel(workspace).status == 0)
            let dryRun = try await workspace.succeed("purge", "--dry-run")
            #expect(!dryRun.output.contains("while it is open"), "\(dryRun.output)")
            try await workspace.succeed("purge", "--on", "2090-01-01")
            #expect(try await workspace.status().state == "purged")
            #expect(!Files.exists(workspace.file("runs/2026-11/plan.sqlite")))
            #expect(try await Self.counts(workspace) == ["cancelled": 3])
        }
    }
}
