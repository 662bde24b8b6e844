import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd.Approved {
    /// A workspace that an earlier version left: no command touches it before it is brought forward, and then all goes on.
    struct UpgradeTests {
        private static func earlier() async throws -> TestWorkspace {
            let workspace = try ApprovedMonths.shared.named.approved.copy()
            try await workspace.takeBack()
            return workspace
        }

        @Test(arguments: [
            "status", "explain a1", "log", "check", "report run 2026-11", "lint", "plan 2026-12", "run 2026-11",
            "render 2026-11 --shard 1/2", "handover 2026-11", "purge", "status --overdue", "candidates 2026-11",
        ])
        func `every command refuses it, says what to type, and changes nothing`(command: String) async throws {
            let workspace = try await Self.earlier()
            let before = try Files.tree(workspace.path)
            let run = try await workspace.postvangnet(command.split(separator: " ").map(String.init))
            #expect(run.status == 78 && run.output.isEmpty, "\(run.errors)")
            for word in ["0.1.0", "0.2.0", "postvangnet upgrade"] {
                #expect(run.errors.contains(word), "\(run.errors)")
            }
            #expect(try Files.tree(workspace.path) == before)
        }

        @Test func `what would be done is shown, and done when somebody says so`() async throws {
            let workspace = try await Self.earlier()
            try Files.write(
                (try Files.text(workspace.file("Templates/no-email/template.yaml")) + "approvals: []\n").utf8,
                to: workspace.file("Templates/no-email/template.yaml"))
            try await workspace.sql("mailbox.sqlite", "PRAGMA user_version = 1;")
            let before = try workspace.contents()
            let shown = try await workspace.succeed("upgrade")
            #expect(try workspace.contents() == before)
            for word in [
                "0.1.0", "0.2.0", "undoing, clock, events", "--apply", "template.yaml:", "sign-off no-email",
                "import the extract again",
            ] {
                #expect(shown.output.contains(word), "\(shown.output)")
            }
            let done = try await workspace.succeed("upgrade", "--apply")
            #expect(done.output.contains("is of version 0.2.0 now"), "\(done.output)")
            var after = try workspace.contents()
            #expect(after.removeValue(forKey: "ledger-before-0.2.0.sqlite") == before["ledger.sqlite"])
            #expect(after.keys.contains("last-event.json") && !after.keys.contains { $0.hasPrefix(".ledger") })
            for (name, bytes) in before where name != "ledger.sqlite" { #expect(after[name] == bytes, "\(name)") }
            #expect(
                try FileManager.default.destinationOfSymbolicLink(
                    atPath: workspace.file(TestWorkspace.notice).string) == "/dev/null")
            let log = try await workspace.succeed("log")
            #expect(log.output.contains("upgrade") && log.output.contains("0.1.0"), "\(log.output)")
            let ledger = after["ledger.sqlite"]
            let again = try await workspace.succeed("upgrade", "--apply")
            #expect(again.output.hasPrefix("Nothing to do"), "\(again.output)")
            #expect(try workspace.contents()["ledger.sqlite"] == ledger)
            #expect(try await workspace.succeed("check").output.contains("All is as it should be."))
        }

        @Test func `a month that was approved before goes on to the printer, with the same bytes`() async throws {
            let workspace = try await Self.earlier()
            try await workspace.succeed("upgrade", "--apply")
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(ApprovedMonths.shared.named.sealed.outbox))
            #expect(try await workspace.handOver().run.status == 0)
        }

        @Test func `a workspace in which nothing was planned yet gets the notice alone`() async throws {
            let workspace = try await TestWorkspace.made()
            try Files.remove(workspace.file(TestWorkspace.notice))
            let before = try workspace.contents()
            #expect(try await workspace.postvangnet("import", Project.sampleExtract.string).status == 78)
            try await workspace.succeed("upgrade", "--apply")
            #expect(try workspace.contents() == before)
            try await workspace.succeed("import", Project.sampleExtract.string)
        }

        @Test func `an earlier ledger that is put back into a workspace of today is refused, and brought forward too`()
            async throws
        {
            let workspace = try await Self.earlier()
            try await workspace.succeed("upgrade", "--apply")
            let kept = workspace.file("ledger-before-0.2.0.sqlite")
            try Files.remove(workspace.file("ledger.sqlite"))
            try Files.copy(kept, to: workspace.file("ledger.sqlite"))
            let status = try await workspace.postvangnet("status")
            #expect(status.status == 78 && status.errors.contains("postvangnet upgrade"), "\(status.errors)")
            // The event of the first time is not in it: as any ledger that is older than what lies beside it.
            let run = try await workspace.postvangnet("upgrade", "--apply")
            #expect(run.status == 78 && run.errors.contains("older than what lies beside it"), "\(run.errors)")
            for folder in ["", "runs/2026-11/"] { try? Files.remove(workspace.file("\(folder)last-event.json")) }
            try await workspace.succeed("upgrade", "--apply")
            try await workspace.succeed("run", "2026-11")
        }

        @Test func `the kept ledger is closed to others, and goes at the end of its term`() async throws {
            let workspace = try await Self.earlier()
            try await workspace.succeed("upgrade", "--apply")
            let kept = workspace.file("ledger-before-0.2.0.sqlite")
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: kept.string)
            #expect(try await workspace.postvangnet("status").status == 78)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: kept.string)
            let shown = try await workspace.succeed("purge", "--dry-run", "--on", "2090-01-01")
            #expect(shown.output.contains("ledger as it was before an upgrade"), "\(shown.output)")
            try await workspace.succeed("purge", "--on", "2090-01-01")
            #expect(!Files.exists(kept))
        }
    }
}
