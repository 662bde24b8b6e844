import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct RealMailTests {
        @Test func `sample values of the sender are not mailed in earnest`() async throws {
            let workspace = try TestWorkspace.imported()
            try Files.replace("test: true\n", with: "test: false\n", in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            for command in ["seal", "run"] {
                if command == "seal" { try await workspace.succeed("render", "2026-11") }
                let run = try await workspace.postvangnet(command, "2026-11")
                #expect(run.status == 78)
                for value in ["retouradres", "telefoon", "telefoon-buitenland", "postadres"] {
                    #expect(run.errors.contains(value), "\(value)")
                }
                #expect(!run.errors.contains("website") && run.errors.contains("sender.yaml"))
                #expect(!Files.exists(workspace.outbox))
            }
        }

        @Test func `a sender's own values, checked not long ago, are`() async throws {
            let workspace = try TestWorkspace.imported()
            try Files.replace("test: true\n", with: "test: false\n", in: workspace.file("postvangnet.yaml"))
            try Files.replace("    sample: true\n", with: "", in: workspace.file("Templates/sender.yaml"))
            try workspace.approveTemplates()
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            #expect(try workspace.batches().allSatisfy { !$0.manifest.batch.test })
        }

        @Test func `a text that lacks an approval is not mailed`() async throws {
            let workspace = try TestWorkspace.imported()
            try Files.replace("test: true\n", with: "test: false\n", in: workspace.file("postvangnet.yaml"))
            try Files.replace("    sample: true\n", with: "", in: workspace.file("Templates/sender.yaml"))
            try workspace.approveTemplates()
            try Files.replace(
                "  - {role: legal, name: J. Rist, date: 2026-10-02}\n", with: "",
                in: workspace.file("Templates/dormant/template.yaml"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            let run = try await workspace.postvangnet("run", "2026-11")
            #expect(run.status == 78)
            #expect(run.errors.contains("dormant (legal)") && !run.errors.contains("no-email"))
            #expect(!Files.exists(workspace.outbox))
        }

        @Test func `values that nobody has looked at for a year are not mailed`() async throws {
            let workspace = try TestWorkspace.imported()
            try Files.replace("test: true\n", with: "test: false\n", in: workspace.file("postvangnet.yaml"))
            try Files.replace("    sample: true\n", with: "", in: workspace.file("Templates/sender.yaml"))
            try Files.replace(
                "value: mijn.digid.nl\n    source: address of the service\n    checkedOn: 2026-11-01",
                with: "value: mijn.digid.nl\n    source: address of the service\n    checkedOn: 2025-11-05",
                in: workspace.file("Templates/sender.yaml"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            let run = try await workspace.postvangnet("run", "2026-11")
            #expect(run.status == 78)
            #expect(run.errors.contains("mijn-digid") && !run.errors.contains("telefoon"))
        }
    }
}
