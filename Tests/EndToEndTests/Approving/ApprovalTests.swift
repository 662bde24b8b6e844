import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Nothing is printed without another person's word on exactly this plan.
    struct ApprovalTests {
        @Test(arguments: ["render", "seal"])
        func `nothing is rendered or sealed before approval`(step: String) async throws {
            let workspace = try TestWorkspace.few(\.planned)
            let run = try await workspace.postvangnet(step, "2026-11")
            #expect(run.status == 77)
            #expect(run.errors.contains("postvangnet approve 2026-11 --by NAME"))
            #expect(!Files.exists(workspace.file("runs/2026-11/batches")) && !Files.exists(workspace.outbox))
        }

        @Test func `run stops at the approval and says what to type`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            let first = try await workspace.postvangnet("run", "2026-11")
            #expect(first.status == 77)
            #expect(first.output.contains("17 pieces in 7 batches"))
            #expect(first.errors.contains("postvangnet approve 2026-11 --by NAME"))
            let plan = try Files.bytes(workspace.file("runs/2026-11/plan.sqlite"))
            #expect(try await workspace.postvangnet("run", "2026-11").status == 77)
            #expect(try Files.bytes(workspace.file("runs/2026-11/plan.sqlite")) == plan)
        }

        @Test func `an approved plan is not planned or approved again`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let before = try Files.tree(workspace.file("runs"))
            for again in [["plan", "2026-11"], ["approve", "2026-11", "--by", "third person"]] {
                let run = try await ProgramRun(.postvangnet, again + ["--workspace", workspace.path.string])
                #expect(run.status == 64, "\(again): \(run.errors)")
                #expect(run.errors.contains("2026-11-b"))
            }
            #expect(try Files.tree(workspace.file("runs")) == before)
        }

        @Test func `who planned may not approve`() async throws {
            let workspace = try TestWorkspace.few(\.planned)
            let run = try await workspace.postvangnet("approve", "2026-11", "--by", "planner")
            #expect(run.status == 77)
            #expect(run.errors.contains("approval.plannerMayApprove"))
            #expect(!Files.exists(workspace.file("runs/2026-11/approval.json")))
            #expect(try await workspace.status().state == "planned")
        }

        @Test(arguments: ["", "   "])
        func `an approver has a name`(name: String) async throws {
            let workspace = try TestWorkspace.few(\.planned)
            #expect(try await workspace.postvangnet("approve", "2026-11", "--by", name).status == 64)
        }

        @Test(arguments: ["render", "seal", "run"])
        func `a plan that is no longer what was approved is not printed`(step: String) async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let plan = workspace.file("runs/2026-11/plan.sqlite")
            var bytes = try Files.bytes(plan)
            let town = try #require(bytes.firstRange(of: Array("WATERBUREN".utf8)))
            bytes[town.lowerBound] = UInt8(ascii: "V")
            try Files.write(bytes, to: plan)
            let run = try await workspace.postvangnet(step, "2026-11")
            #expect(run.status == 77)
            #expect(run.errors.contains("runs/2026-11/plan.sqlite"))
            #expect(!Files.exists(workspace.outbox))
        }

        @Test func `a plan changed before approval is not approved`() async throws {
            let workspace = try TestWorkspace.few(\.planned)
            let plan = workspace.file("runs/2026-11/plan.sqlite")
            try Files.write(Files.bytes(plan) + [0], to: plan)
            #expect(try await workspace.postvangnet("approve", "2026-11", "--by", "approver").status == 77)
        }

        @Test func `settings that an approval does not cover change nothing in the letters`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            try Files.replace("test: true", with: "test: false", in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(try SampleRun.shared.few.sealed.outbox))
        }

        @Test(arguments: [
            "policy.yaml", "Templates/no-email/nl.md", "Templates/dormant/template.yaml", "Templates/sender.yaml",
            "Templates/layouts/window-left.yaml", "Fonts/fonts.yaml", "Fonts/fonts.conf",
        ])
        func `what the approval covers stops the run where it was changed since, until it is as it was`(
            file: String
        ) async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let approved = try Files.bytes(workspace.file(file))
            try Files.write(approved + Array("\n".utf8), to: workspace.file(file))
            for step in ["render", "run"] {
                let run = try await workspace.postvangnet(step, "2026-11")
                #expect(run.status == 77, "\(run.errors)")
                #expect(run.errors.contains("Changed after the approval: \(file)."))
            }
            #expect(!Files.exists(workspace.file("runs/2026-11/batches")))
            // A machine that renders a share may have no templates; sealing looks for it.
            for shard in ["1/2", "2/2"] { try await workspace.succeed("render", "2026-11", "--shard", shard) }
            try Files.remove(workspace.file(file))
            let seal = try await workspace.postvangnet("seal", "2026-11")
            #expect(seal.status == 77 && seal.errors.contains(file), "\(seal.errors)")
            #expect(!Files.exists(workspace.outbox))
            try Files.write(approved, to: workspace.file(file))
            try await workspace.succeed("seal", "2026-11")
        }

        @Test func `a plan made before another run was approved is made again`() async throws {
            let workspace = try TestWorkspace.few(\.planned)
            try await workspace.succeed("plan", "2026-11-b", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            let run = try await workspace.postvangnet("approve", "2026-11-b", "--by", "approver")
            #expect(run.status == 77)
            #expect(run.errors.contains("postvangnet plan 2026-11-b"))
            try await workspace.succeed("plan", "2026-11-b", "--by", "planner")
            let status = try await workspace.succeed("status", "2026-11-b", "--format", "json").output
            // All who were chosen have a piece under way.
            #expect(status.contains("\"piece-under-way\": 17"))
        }
    }
}
