import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Where a name is not enough: an approval that ssh-keygen can check, by one of those who may.
    struct SignedApprovalTests {
        /// A workspace with a plan by `anna`, whose approvers are `anna@example.org` and `bert`.
        private func planned(rule: String = "signature") async throws -> (workspace: TestWorkspace, keys: ApproverKeys)
        {
            let workspace = try TestWorkspace.few(\.imported)
            let keys = try await ApproverKeys(in: workspace.scratch)
            try Files.replace("rule: name", with: "rule: \(rule)", in: workspace.file("postvangnet.yaml"))
            try Files.replace(
                "  # approvers: FILE ", with: "  approvers: approvers # ", in: workspace.file("postvangnet.yaml"))
            try keys.list(["anna@example.org", "bert"], in: workspace.file("approvers"))
            try await workspace.succeed("plan", "2026-11", "--by", "anna")
            return (workspace, keys)
        }

        @Test func `an approver's signature lets the run go on, and ssh-keygen can check all that it covers`()
            async throws
        {
            let (workspace, keys) = try await planned()
            let approval = try await workspace.succeed("approve", "2026-11", "--key", keys.path(of: "bert").string)
            #expect(approval.output.contains("approved by bert"))
            try await workspace.succeed("run", "2026-11")

            let record = try TestJSON(Files.text(workspace.file("runs/2026-11/approval.json")))
            let statement = record["statement"]
            #expect(record["approvedBy"].text == "bert" && statement["rule"].text == "signature")
            for (name, digest) in [("plan.sqlite", "plan"), ("proof.pdf", "proof")] {
                let sum = try await ProgramRun(.sha256sum, [workspace.file("runs/2026-11/\(name)").string])
                #expect(statement["digests"][digest].text == sum.output.split(separator: " ").first.map(String.init))
            }
            #expect(statement["run"].text == "2026-11" && statement["workspace"].text?.count == 32)
            let signature = workspace.scratch.appending("approval.sig")
            try Files.write(try #require(record["signature"].text).utf8, to: signature)
            // What `jq -S .statement` prints.
            let print = """
                import json, sys
                statement = json.load(open(sys.argv[1]))["statement"]
                print(json.dumps(statement, indent=2, sort_keys=True, ensure_ascii=False))
                """
            let printed = try await Program.python.output([
                "-c", print, workspace.file("runs/2026-11/approval.json").string,
            ])
            let message = workspace.scratch.appending("statement")
            try Files.write(printed, to: message)
            let verified = try await ProgramRun(
                .sshKeygen,
                [
                    "-Y", "verify", "-f", workspace.file("approvers").string, "-I", "bert", "-n",
                    "postvangnet-approval", "-s", signature.string,
                ], reading: message)
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        }

        @Test func `a name is not enough, nor the key of a stranger or of who planned`() async throws {
            let (workspace, keys) = try await planned()
            let named = try await workspace.postvangnet("approve", "2026-11", "--by", "bert")
            #expect(named.status == 77 && named.errors.contains("--key KEYFILE"))
            let stranger = try await workspace.postvangnet(
                "approve", "2026-11", "--key", keys.path(of: "stranger").string)
            #expect(stranger.status == 77 && stranger.errors.contains("none of those in"))
            let planner = try await workspace.postvangnet(
                "approve", "2026-11", "--key", keys.path(of: "anna@example.org").string)
            #expect(planner.status == 77 && planner.errors.contains("approval.plannerMayApprove"))
            let nothing = try await workspace.postvangnet(
                "approve", "2026-11", "--key", workspace.scratch.appending("none").string)
            #expect(nothing.status == 78 && nothing.errors.contains("ssh-keygen cannot sign"))
            #expect(!Files.exists(workspace.file("runs/2026-11/approval.json")))
            #expect(try await workspace.status().state == "planned")
        }

        @Test func `a key that may seal but not approve approves nothing`() async throws {
            let (workspace, keys) = try await planned()
            try keys.list(["bert"], for: "postvangnet-batch", in: workspace.file("approvers"))
            let run = try await workspace.postvangnet("approve", "2026-11", "--key", keys.path(of: "bert").string)
            #expect(run.status == 77, "\(run.errors)")
        }

        @Test func `an approval without its signature, with another's, or of who left is none`() async throws {
            let (workspace, keys) = try await planned()
            try await workspace.succeed("approve", "2026-11", "--key", keys.path(of: "bert").string)
            let record = workspace.file("runs/2026-11/approval.json")
            let approved = try Files.text(record)
            let lists = workspace.file("approvers")
            let changes: [(String, () throws -> Void)] = [
                ("the rule", { try Files.replace("\"signature\",\n", with: "\"name\",\n", in: record) }),
                ("the name", { try Files.replace("\"bert\"", with: "\"anna@example.org\"", in: record) }),
                ("a digit", { try Files.replace("U1NIU0lH", with: "U1NIU0lG", in: record) }),
                ("who left", { try keys.list(["anna@example.org"], in: lists) }),
            ]
            for (name, change) in changes {
                try change()
                for step in ["render", "run"] {
                    let run = try await workspace.postvangnet(step, "2026-11")
                    #expect(run.status == 77, "\(name): \(run.errors)")
                }
                try Files.write(approved.utf8, to: record)
                try keys.list(["anna@example.org", "bert"], in: lists)
            }
            #expect(!Files.exists(workspace.outbox))
            try await workspace.succeed("run", "2026-11")
        }

        @Test func `under the rule of a name a key is taken too, where approvers are listed`() async throws {
            let (workspace, keys) = try await planned(rule: "name")
            try await workspace.succeed("approve", "2026-11", "--key", keys.path(of: "bert").string)
            try await workspace.succeed("render", "2026-11")
            let other = try TestWorkspace.few(\.planned)
            let run = try await other.postvangnet("approve", "2026-11", "--key", keys.path(of: "bert").string)
            #expect(run.status == 78 && run.errors.contains("approval.approvers"))
        }

        @Test(arguments: [
            ("rule: name", "rule: majority", "rule"), ("rule: name", "rule: signature", "approvers"),
        ])
        func `a rule that is unknown or incomplete is bad configuration`(
            old: String, new: String, named: String
        ) async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try Files.replace(old, with: new, in: workspace.file("postvangnet.yaml"))
            let run = try await workspace.postvangnet("plan", "2026-11")
            #expect(run.status == 78 && run.errors.contains("approval.\(named)"), "\(run.errors)")
        }

        @Test(arguments: [[], ["--by", "bert", "--key", "file"]])
        func `one says who approves in one way`(options: [String]) async throws {
            let workspace = try TestWorkspace.few(\.planned)
            #expect(try await workspace.postvangnet(["approve", "2026-11"] + options).status == 64)
        }
    }
}

/// SSH keys of people who may or may not approve.
struct ApproverKeys: Sendable {
    private let byName: [String: ScratchKey]

    init(in folder: FilePath) async throws {
        var keys: [String: ScratchKey] = [:]
        for name in ["anna@example.org", "bert", "stranger"] {
            keys[name] = try await ScratchKey(named: "key-of-\(name)", of: name, in: folder)
        }
        byName = keys
    }

    func path(of name: String) throws -> FilePath { try #require(byName[name]).path }

    /// Writes a file of allowed signers.
    func list(_ names: [String], for purpose: String = "postvangnet-approval", in file: FilePath) throws {
        let lines = try names.map { try #require(byName[$0]).line(for: purpose) }
        try Files.write(lines.joined().utf8, to: file)
    }
}
