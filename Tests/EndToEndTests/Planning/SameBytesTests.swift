import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct SameBytesTests {
        /// The sample run was made before, by another command, in another folder.
        @Test func `the same extract gives the same bytes at another time, in another place and language`() async throws
        {
            let sample = try SampleRun.shared.workspace
            let elsewhere = try TestWorkspace(named: "another folder, with ünusual signs")
            let changes: [String: String?] = [
                "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent",
            ]
            for arguments in [
                ["init"], ["import", Project.sampleExtract.string], ["plan", "2026-11", "--by", "somebody"],
                ["approve", "2026-11", "--by", "somebody else"], ["run", "2026-11"],
            ] {
                let place = arguments == ["init"] ? [elsewhere.path.string] : ["--workspace", elsewhere.path.string]
                let run = try await ProgramRun(.postvangnet, arguments + place, in: "/", changes: changes)
                try #require(run.status == 0, "\(arguments): \(run.errors)")
                if arguments == ["init"] { try elsewhere.sign(with: SampleRun.shared.key.path) }
            }
            let (first, second) = (try Files.tree(sample.outbox), try Files.tree(elsewhere.outbox))
            #expect(first.count == 14 * 5 + 2)
            #expect(first.keys.sorted() == second.keys.sorted())
            for (name, bytes) in first { #expect(second[name] == bytes, "\(name)") }
            let plan = "runs/2026-11/plan.sqlite"
            #expect(try Files.bytes(sample.file(plan)) == Files.bytes(elsewhere.file(plan)))
        }

        @Test func `rows in another order give the same batches`() async throws {
            let workspace = try TestWorkspace()
            let extract = try ExtractCopy(in: workspace.scratch)
            for name in ["accounts.csv", "people.csv", "messages.csv", "notifications.csv"] {
                try Files.changeLines(of: extract.file(name)) { lines in
                    lines = [lines[0]] + lines[1..<(lines.count - 1)].reversed() + [""]
                }
            }
            try await workspace.succeed("init")
            try workspace.sign(with: SampleRun.shared.key.path)
            try await workspace.succeed("import", extract.folder.string)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(try SampleRun.shared.workspace.outbox))
        }
    }
}
