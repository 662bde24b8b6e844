import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct WrongUseTests {
        @Test(arguments: ["plan", "approve", "render", "seal", "run", "status", "explain"])
        func `a folder that is no workspace is named`(command: String) async throws {
            let workspace = try TestWorkspace()
            try await workspace.succeed("init")
            try Files.remove(workspace.file("postvangnet.yaml"))
            let more =
                ["explain": ["odd-ward", "2026-11"], "approve": ["2026-11", "--by", "x"]][command] ?? ["2026-11"]
            let run = try await ProgramRun(.postvangnet, [command] + more + ["--workspace", workspace.path.string])
            #expect(run.status == 66)
            #expect(run.errors.contains(workspace.path.string) && run.errors.contains("postvangnet init"))
        }

        @Test(arguments: ["2026-13", "2026-00", "2026-11-a", "2026-11-B", "november", "2026-1", "../2026-11", ""])
        func `a month that is none is wrong use`(month: String) async throws {
            let workspace = try TestWorkspace.imported()
            for command in ["plan", "run", "render"] {
                let run = try await workspace.postvangnet(command, month)
                #expect(run.status == 64, "\(command): \(run.errors)")
            }
            #expect(try Files.tree(workspace.file("runs")).isEmpty)
        }

        @Test(arguments: ["nobody-knows-this", "2611A0001999999K", "", "not an id"])
        func `an account or piece that nobody knows is no input`(subject: String) async throws {
            let workspace = try SampleRun.shared.workspace
            let run = try await workspace.postvangnet("explain", subject, "2026-11")
            #expect(run.status == 66)
            #expect(run.output == "" && run.errors.hasPrefix("postvangnet: "))
        }

        @Test(arguments: ["0/3", "4/3", "1/0", "1", "a/b", "-1/3"])
        func `a share that is none is wrong use`(shard: String) async throws {
            let workspace = try SampleRun.shared.workspace
            #expect(try await workspace.postvangnet("render", "2026-11", "--shard=\(shard)").status == 64)
        }

        @Test func `a step without the one before it says what to do`() async throws {
            let workspace = try TestWorkspace()
            try await workspace.succeed("init")
            let plan = try await workspace.postvangnet("plan", "2026-11")
            #expect(plan.status == 66 && plan.errors.contains("postvangnet import"))
            let approval = try await workspace.postvangnet("approve", "2026-11", "--by", "approver")
            #expect(approval.status == 66 && approval.errors.contains("postvangnet plan 2026-11"))
            let status = try await workspace.postvangnet("status")
            #expect(status.status == 66 && status.errors.contains("postvangnet plan"))
        }

        @Test func `batches that are not rendered are not sealed`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let run = try await workspace.postvangnet("seal", "2026-11")
            #expect(run.status == 66 && run.errors.contains("postvangnet render 2026-11"))
            #expect(!Files.exists(workspace.outbox))
        }

        @Test func `a workspace is not made over another`() async throws {
            let workspace = try TestWorkspace.imported()
            let before = try Files.tree(workspace.path)
            #expect(try await workspace.postvangnet("init").status == 73)
            #expect(try Files.tree(workspace.path) == before)
        }

        struct Mistake: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let file: String
            let old: String
            let new: String
            /// What the error must hold beside the file and the line.
            let named: String

            init(_ description: String, _ file: String, _ old: String, _ new: String, named: String) {
                (testDescription, self.file, self.old, self.new, self.named) = (description, file, old, new, named)
            }
        }

        static let mistakes = [
            Mistake("an unknown key", "postvangnet.yaml", "limits:\n", "limits:\n  shoeSize: 43\n", named: "shoeSize"),
            Mistake("a missing key", "postvangnet.yaml", "  leadDays: 5 ", "  # ", named: "leadDays"),
            Mistake("a number that is none", "postvangnet.yaml", "leadDays: 5 ", "leadDays: five ", named: "leadDays"),
            Mistake("no YAML at all", "postvangnet.yaml", "limits:\n", "limits: [\n", named: "postvangnet.yaml"),
            Mistake(
                "an unknown key of a policy", "policy.yaml", "periods:\n", "periods:\n  shoeSize: 43\n",
                named: "shoeSize"),
            Mistake("an unknown audience", "policy.yaml", "id: dormant", "id: dormouse", named: "id"),
            Mistake(
                "an unknown placeholder", "Templates/blocks/phone.md", "{{telefoon}}", "{{schoenmaat}}",
                named: "schoenmaat"),
            Mistake(
                "a placeholder that a card may not hold", "Templates/bounce/nl.md", "{{datum}}", "{{aanhef}}",
                named: "aanhef"),
            Mistake(
                "an unknown condition", "Templates/no-email/nl.md", "when: ward -->", "when: on-the-moon -->",
                named: "condition"),
            Mistake(
                "a sender value that is gone", "Templates/sender.yaml", "  telefoon:\n", "  fax:\n", named: "telefoon"),
            Mistake(
                "an unknown key of a layout", "Templates/layouts/window-left.yaml", "folds:", "creases:",
                named: "creases"),
        ]

        @Test(arguments: mistakes)
        func `bad configuration is named by file, line and key before anything is planned`(mistake: Mistake)
            async throws
        {
            let workspace = try TestWorkspace.imported()
            try Files.replace(mistake.old, with: mistake.new, in: workspace.file(mistake.file))
            let run = try await workspace.postvangnet("plan", "2026-11")
            #expect(run.status == 78, "\(run.errors)")
            let place = try Regex("(?m)^(postvangnet: )?[A-Za-z./-]+\\.(yaml|md):[0-9]+(:|,)")
            #expect(run.errors.contains(place), "\(run.errors)")
            #expect(run.errors.contains(mistake.named), "\(run.errors)")
            #expect(try Files.tree(workspace.file("runs")).isEmpty)
        }
    }
}
