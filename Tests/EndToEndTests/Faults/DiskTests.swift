import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A disk that is full, or that may not be written or read: one clear sentence, and the work goes on once it is mended.
    @Suite(.serialized) struct DiskTests {
        /// Of 1.3 MB that a workspace takes in the end.
        @Test(arguments: [500, 550, 600, 650, 700, 800, 900, 1000, 1100, 1200])
        func `on a full disk a run stops with one sentence, and finishes after room is made`(kilobytes: Int)
            async throws
        {
            let imported = try TestWorkspace.few(\.imported)
            try await Mount.with(["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs"], at: imported.scratch) { disk in
                let workspace = try TestWorkspace(at: disk.appending("workspace"))
                try Files.copy(imported.path, to: workspace.path)
                let month = try Month(workspace: workspace)
                let stop = try #require(try await month.goOn(from: 1), "It all fits into \(kilobytes) kB.")
                expectOneSentence(stop.run, statuses: [73, 74])
                try await Mount.mount(["-o", "remount,size=64m"], disk)
                let rest = try await month.goOn(from: stop.command)
                #expect(rest == nil, "\(rest?.run.errors ?? "")")
                try await month.expectWhole()
            }
        }

        @Test func `on a disk that may only be read each step stops with one sentence`() async throws {
            let (stages, commands) = (try SampleRun.shared.few, try Month.commands)
            let steps = [
                (stages.imported, commands[0]), (stages.imported, commands[1]), (stages.planned, commands[2]),
                (stages.approved, commands[3]),
                (stages.approved, ["render", "2026-11"]),
            ]
            for (stage, command) in steps {
                let workspace = try stage.copy()
                let before = try Files.tree(workspace.path)
                try await Mount.with(["--bind", "-o", "ro", workspace.path.string], at: workspace.scratch) { disk in
                    let run = try await ProgramRun(.postvangnet, command + ["--workspace", disk.string])
                    expectOneSentence(run, statuses: [73, 74])
                }
                #expect(try Files.tree(workspace.path) == before)
                let run = try await workspace.postvangnet(command, changes: [:])
                #expect(run.status == 0, "\(command): \(run.errors)")
            }
        }

        @Test(arguments: [
            "postvangnet.yaml", "policy.yaml", "Templates/no-email/nl.md", "Fonts/fonts.yaml", "mailbox.sqlite",
            "ledger.sqlite",
        ])
        func `a file that may not be read stops planning with one sentence`(name: String) async throws {
            try await expectStop(on: name, of: try TestWorkspace.few(\.planned), ["plan", "2026-11"])
        }

        @Test(arguments: [
            "runs/2026-11/plan.sqlite", "runs/2026-11/approval.json", "postvangnet.yaml",
        ])
        func `a file that may not be read stops rendering with one sentence`(name: String) async throws {
            try await expectStop(on: name, of: try TestWorkspace.few(\.approved), ["render", "2026-11"])
        }

        /// Takes a file away from an ordinary user, root being above such things, and runs a command as that user.
        private func expectStop(on name: String, of workspace: TestWorkspace, _ command: [String]) async throws {
            let nobody: [FileAttributeKey: Any] = [.ownerAccountID: 65534, .groupOwnerAccountID: 65534]
            let files = FileManager.default
            for path in [workspace.scratch.string, workspace.path.string] {
                try files.setAttributes(nobody, ofItemAtPath: path)
            }
            for path in try #require(files.subpaths(atPath: workspace.path.string)) {
                try files.setAttributes(nobody, ofItemAtPath: workspace.file(path).string)
            }
            try files.setAttributes([.ownerAccountID: 0], ofItemAtPath: workspace.file(name).string)
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: workspace.file(name).string)
            let run = try await ProgramRun(
                .setpriv,
                ["--reuid", "65534", "--regid", "65534", "--clear-groups", try Program.postvangnet.name] + command
                    + ["--workspace", workspace.path.string], in: workspace.scratch)
            expectOneSentence(run, statuses: [73, 74])
            #expect(run.errors.contains(FilePath(name).lastComponent?.string ?? ""), "\(run.errors)")
        }

        @Test func `on a shared disk without locks nothing is done, rather than two things at once`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let run = try await workspace.postvangnet(
                "render", "2026-11", "--shard", "1/2",
                changes: try SampleRun.shared.faults.environment(["NOLOCKS": "1"]))
            expectOneSentence(run, statuses: [74])
            #expect(run.errors.contains("cannot be locked: No locks available"), "\(run.errors)")
            #expect(!Files.exists(workspace.file("runs/2026-11/batches")))
        }

        @Test func `a font that vanished is named, and rendering goes on when it is back`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let render = [try Program.postvangnet.name, "render", "2026-11", "--workspace", workspace.path.string]
            let hide = "mount -t tmpfs none /usr/share/fonts && exec \"$@\""
            let run = try await ProgramRun(.unshare, ["--mount", "bash", "-c", hide, "bash"] + render)
            #expect(run.status == 69, "\(run.errors)")
            #expect(run.errors.contains("fonts-open-sans"))
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(try SampleRun.shared.few.sealed.outbox))
        }

        /// Whether a command ended as it should, with one line on what to do.
        private func expectOneSentence(
            _ run: ProgramRun, statuses: [Int32], sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let said = run.errors.split(separator: "\n").filter { line in
                // How far it came.
                !["import", "plan", "render", "seal"].contains {
                    line.hasPrefix("\($0): ") || line.hasPrefix("\($0) (")
                }
            }
            #expect(statuses.contains(run.status), "\(run.status): \(run.errors)", sourceLocation: sourceLocation)
            #expect(
                said.count == 1 && said[0].hasPrefix("postvangnet: ") && said[0].hasSuffix("."), "\(run.errors)",
                sourceLocation: sourceLocation)
        }
    }
}
