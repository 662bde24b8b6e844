import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct ClosedWorkspaceTests {
        @Test(arguments: [
            (".", "0710"), (".", "0704"), ("mailbox.sqlite", "0640"), ("rejects.csv", "0604"), ("inbox", "0750"),
            ("outbox/2026-11/2026-11-0001", "0705"), ("runs/2026-11/plan.sqlite", "0660"),
        ])
        func `a workspace open to others is refused with the command that closes it`(name: String, mode: String)
            async throws
        {
            let workspace = try TestWorkspace.few(\.sealed)
            let opened = workspace.file(name).lexicallyNormalized().string
            let permissions = try #require(Int(mode, radix: 8))
            try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: opened)
            for command in [["status"], ["plan", "2026-12"], ["purge", "--dry-run"]] {
                let run = try await ProgramRun(.postvangnet, command + ["--workspace", workspace.path.string])
                #expect(run.status == 78 && run.errors.hasPrefix("postvangnet: \(opened) is open to other users"))
                let command = try #require(run.errors.split(separator: "close it with: ").last)
                #expect(command == "chmod -R go-rwx '\(workspace.path)'\n")
            }
            let mended = try await ProgramRun(.bash, ["-c", "chmod -R go-rwx '\(workspace.path)'"])
            #expect(mended.status == 0)
            try await workspace.succeed("status")
        }

        @Test func `settings, texts and what came into the inbox may have the permissions that they came with`()
            async throws
        {
            let workspace = try TestWorkspace.few(\.sealed)
            try Files.write("reference,reason,at\n".utf8, to: workspace.file("inbox/returned.csv"))
            for name in ["inbox/returned.csv", "policy.yaml", "Templates/sender.yaml"] {
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o644], ofItemAtPath: workspace.file(name).string)
            }
            try await workspace.succeed("status")
        }

        @Test(arguments: [
            "mailbox.sqlite", "runs", "outbox/2026-11", "runs/2026-11/plan.sqlite", "Templates/sender.yaml",
        ])
        func `a link that leads out of the workspace is not followed`(name: String) async throws {
            let workspace = try TestWorkspace.few(\.sealed)
            let (inside, outside) = (workspace.file(name), workspace.scratch.appending("outside"))
            try FileManager.default.moveItem(atPath: inside.string, toPath: outside.string)
            try FileManager.default.createSymbolicLink(
                atPath: inside.string, withDestinationPath: outside.string)
            let before = try await ProgramRun(.bash, ["-c", "find '\(outside)' -type f | xargs sha256sum"]).output
            for command in [["status"], ["seal", "2026-11"], ["purge", "--on", "2090-01-01"]] {
                let run = try await ProgramRun(.postvangnet, command + ["--workspace", workspace.path.string])
                #expect(run.status == 78 && run.errors.contains("\(inside) is a link that leads out of the workspace"))
            }
            let after = try await ProgramRun(.bash, ["-c", "find '\(outside)' -type f | xargs sha256sum"]).output
            #expect(before == after && !before.isEmpty)
        }

        @Test func `a link that leads nowhere is refused, one that stays inside is not`() async throws {
            let workspace = try TestWorkspace.few(\.sealed)
            let link = workspace.file("rejects.csv")
            try? Files.remove(link)
            try FileManager.default.createSymbolicLink(
                atPath: link.string, withDestinationPath: workspace.scratch.appending("nothing").string)
            let run = try await workspace.postvangnet("import", Project.sampleExtract.string)
            #expect(run.status == 78 && !Files.exists(workspace.scratch.appending("nothing")))
            try Files.remove(link)
            try FileManager.default.createSymbolicLink(
                atPath: workspace.file("latest").string, withDestinationPath: "runs/2026-11")
            try await workspace.succeed("status")
        }

        @Test func `what the commands write is for its owner only, whatever the umask and the folder were`()
            async throws
        {
            let place = try TestWorkspace()
            let program = try Program.postvangnet.name
            let script = """
                set -e; umask 000; mkdir '\(place.path)'; cd '\(place.path)'
                '\(program)' init .; '\(program)' import '\(try SampleRun.shared.few.extract)'; '\(program)' plan 2026-11 --by a
                '\(program)' approve 2026-11 --by b; '\(program)' run 2026-11
                """
            let run = try await ProgramRun(.bash, ["-c", script])
            #expect(run.status == 0, "\(run.errors)")
            // Templates and fonts come with the program, and tell about nobody.
            let search =
                "find '\(place.path)' \\( -name Templates -o -name Fonts \\) -prune -o ! -type l -perm /077 -print"
            #expect(try await ProgramRun(.bash, ["-c", search]).output == "")
            #expect(Files.exists(place.file("outbox/2026-11/order.json")))
        }

        @Test(arguments: [
            ["plan", "../../tmp"], ["status", "2026-11/.."], ["render", "2026-11/../2026-11"],
            ["plan", "2026-11", "--audiences", "../no-email"], ["schema", "../manifest"],
        ])
        func `a name with folders in it is no run, audience or schema`(arguments: [String]) async throws {
            let workspace = try SampleRun.shared.workspace
            let place = arguments.first == "schema" ? [] : ["--workspace", workspace.path.string]
            #expect(try await ProgramRun(.postvangnet, arguments + place).status == 64)
        }

        @Test(arguments: ["../postvangnet", "../../../../etc/passwd", "a/b"])
        func `an account id with folders in it is no account`(subject: String) async throws {
            let run = try await SampleRun.shared.workspace.postvangnet("explain", subject, "2026-11")
            #expect(run.status == 66 && !run.errors.contains(subject))
        }

        @Test func `a layout's name leads to no other folder`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try Files.replace(
                "layout: window-left", with: "layout: ../layouts/window-left",
                in: workspace.file("Templates/no-email/template.yaml"))
            let run = try await workspace.postvangnet("plan", "2026-11")
            #expect(run.status == 78 && run.errors.contains("A name of a-z, 0-9 and hyphens is expected"))
        }
    }
}
