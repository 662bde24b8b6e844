import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct SigningTests {
        @Test func `every batch of the demo is signed, as ssh-keygen and verify say`() async throws {
            let sample = try SampleRun.shared
            for batch in sample.batches {
                let sums = batch.folder.appending("SHA256SUMS")
                let check = """
                    ssh-keygen -Y verify -n postvangnet-batch -I sender -f '\(sample.key.signers)' -s '\(sums).sig' \
                    <'\(sums)'
                    """
                #expect(try await ProgramRun(.bash, ["-c", check]).status == 0)
                let run = try await ProgramRun(
                    .postvangnet, ["verify", batch.folder.string, "--signers", sample.key.signers.string], in: "/")
                #expect(run.status == 0 && run.output.contains(" is intact; sealed by sender; "), "\(run.output)")
            }
        }

        @Test func `a batch that somebody else sealed is not accepted`() async throws {
            let sample = try SampleRun.shared
            let place = try TestWorkspace()
            let stranger = try await ScratchKey.ofSender(in: place.scratch)
            let arguments = ["verify", sample.workspace.batch(1).string, "--signers", stranger.signers.string]
            let run = try await ProgramRun(.postvangnet, arguments + ["--format", "json"])
            #expect(run.status == 1)
            let answer = try TestJSON(run.output)
            #expect(answer["signer"].text == "refused" && answer["signedBy"].isNull)
            #expect(answer["findings"].list.map { $0["code"].text } == ["signer-unknown"])
            let missing = try await ProgramRun(.postvangnet, arguments.dropLast() + ["/nonexistent/signers"])
            #expect(missing.status == 66 && missing.errors.contains("/nonexistent/signers"))
        }

        @Test func `a key that an agent holds signs the same, and no key file is needed for it`() async throws {
            let sample = try SampleRun.shared
            let workspace = try TestWorkspace.few(\.approved)
            // Unix sockets have short names.
            let socket = "/tmp/postvangnet-agent-\(UInt32.random(in: 0 ... .max))"
            let agent = try await ProgramRun(.sshAgent, ["-s", "-a", socket])
            let id = try #require(agent.output.firstMatch(of: /SSH_AGENT_PID=([0-9]+)/)?.1)
            let changes: [String: String?] = ["SSH_AUTH_SOCK": socket, "SSH_AGENT_PID": String(id)]
            let added = try await ProgramRun(.sshAdd, ["-q", sample.key.path.string], changes: changes)
            #expect(added.status == 0, "\(added.errors)")
            let publicKey = workspace.scratch.appending("only-public.pub")
            try Files.copy(FilePath(sample.key.path.string + ".pub"), to: publicKey)
            try Files.replace("\(sample.key.path)", with: "\(publicKey)", in: workspace.file("postvangnet.yaml"))
            let run = try await workspace.postvangnet("run", "2026-11", changes: changes)
            _ = try await ProgramRun(.sshAgent, ["-k"], changes: changes)
            try #require(run.status == 0, "\(run.errors)")
            #expect(try Files.tree(workspace.outbox) == Files.tree(sample.few.sealed.outbox))
        }

        @Test func `a test without a key is sealed and says that it is not signed`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            try removeKey(from: workspace)
            let rendered = try await workspace.succeed("render", "2026-11")
            #expect(!rendered.output.contains("signed"))
            for command in ["seal", "run"] {
                let run = try await workspace.succeed(command, "2026-11")
                #expect(run.output.contains("NOT signed") && run.output.contains("signing.key"))
            }
            #expect(!Files.exists(workspace.batch(1).appending("SHA256SUMS.sig")))
            let signed = try await ProgramRun(
                .postvangnet, ["verify", workspace.batch(1).string, "--signers", SampleRun.shared.key.signers.string])
            #expect(signed.status == 1 && signed.output.contains("[signature-missing]"))
        }

        @Test func `real mail is not sealed without a key`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try await workspace.makeReal()
            try removeKey(from: workspace)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            let approval = try await workspace.postvangnet("approve", "2026-11", "--by", "approver")
            #expect(approval.status == 78 && approval.errors.contains("Set signing.key"), "\(approval.errors)")
            try workspace.sign(with: SampleRun.shared.key.path)
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try removeKey(from: workspace)
            let run = try await workspace.postvangnet("run", "2026-11")
            #expect(run.status == 78 && run.errors.contains("signing.key"), "\(run.errors)")
            #expect(!Files.exists(workspace.outbox))
            // The key may come after the plan: keys are changed at times.
            try workspace.sign(with: SampleRun.shared.key.path)
            try await workspace.succeed("run", "2026-11")
        }

        private func removeKey(from workspace: TestWorkspace) throws {
            let key = try SampleRun.shared.key.path
            try Files.replace("signing:\n  key: '\(key)'\n", with: "", in: workspace.file("postvangnet.yaml"))
        }

        @Test(arguments: ["absent", "open", "garbage"])
        func `a key that cannot sign is bad configuration, and the error says what to do`(kind: String) async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let own = try SampleRun.shared.key.path
            let key = workspace.scratch.appending(kind)
            if kind == "open" { try Files.copy(own, to: key) }
            if kind == "garbage" { try Files.write("no key".utf8, to: key) }
            if kind != "absent" {
                try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key.string)
            }
            try Files.replace("\(own)", with: "\(key)", in: workspace.file("postvangnet.yaml"))
            let run = try await workspace.postvangnet("run", "2026-11")
            #expect(run.status == 78 && run.errors.contains(key.string) && run.errors.contains("signing.key"))
            #expect(try Files.tree(workspace.outbox).isEmpty)
        }

        @Test func `without ssh-keygen nothing is sealed, and the error names its package`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            try await workspace.succeed("render", "2026-11")
            let tools = workspace.scratch.appending("tools")
            try FileManager.default.createDirectory(atPath: tools.string, withIntermediateDirectories: true)
            for tool in ["pdfinfo", "pdftoppm", "pdftotext", "prlimit"] {
                try FileManager.default.createSymbolicLink(
                    atPath: tools.appending(tool).string, withDestinationPath: "/usr/bin/\(tool)")
            }
            let run = try await workspace.postvangnet("seal", "2026-11", changes: ["PATH": tools.string])
            #expect(run.status == 69 && run.errors.contains("openssh-client"), "\(run.errors)")
            #expect(try Files.tree(workspace.outbox).isEmpty)
        }

        @Test func `nothing of the key stands in the workspace or is said`() async throws {
            let sample = try SampleRun.shared
            let lines = try Files.text(sample.key.path).split(separator: "\n").dropFirst().dropLast()
            for (name, bytes) in try Files.tree(sample.workspace.path) {
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!lines.contains { text.contains($0) }, "\(name)")
            }
            #expect(!lines.contains { sample.demo.output.contains($0) })
        }
    }
}
