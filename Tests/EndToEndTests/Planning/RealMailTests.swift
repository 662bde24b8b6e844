import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct RealMailTests {
        private func expectNotApproved(_ workspace: TestWorkspace, _ words: String..., butNot others: String...)
            async throws
        {
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            let approval = try await workspace.postvangnet("approve", "2026-11", "--by", "approver")
            #expect(approval.status == 78)
            for word in words { #expect(approval.errors.contains(word), "\(approval.errors)") }
            for word in others { #expect(!approval.errors.contains(word), "\(approval.errors)") }
            // Nobody waits for a run that cannot be sealed.
            #expect(try await workspace.postvangnet("run", "2026-11").status == 77)
            #expect(!Files.exists(workspace.outbox))
        }

        @Test func `sample values of the sender are not mailed in earnest`() async throws {
            let workspace = try TestWorkspace.imported()
            let sender = try Files.bytes(workspace.file("Templates/sender.yaml"))
            try await workspace.makeReal()
            try Files.write(sender, to: workspace.file("Templates/sender.yaml"))
            try await expectNotApproved(
                workspace, "retouradres", "telefoon", "telefoon-buitenland", "postadres", "sender.yaml",
                butNot: "website")
        }

        @Test func `a sender's own values, checked not long ago, are`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try await workspace.makeReal()
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            #expect(try workspace.batches().allSatisfy { !$0.manifest.batch.test })
        }

        @Test func `a text that somebody did not sign off is not planned to be mailed`() async throws {
            let workspace = try await TestWorkspace.inEarnest()
            try Files.remove(workspace.file(SignedOffTexts.record(of: "dormant")))
            for (role, name) in [("communications", "C. Schrijver"), ("reader-test", "Leespanel")] {
                try await workspace.succeed("sign-off", "dormant", "--as", role, "--by", name)
            }
            let run = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(run.status == 77)
            #expect(run.errors.contains("dormant: not signed off (legal)") && !run.errors.contains("no-email:"))
            #expect(!Files.exists(workspace.file("runs/2026-11")))
        }

        @Test func `values that nobody has looked at for a year are not mailed`() async throws {
            let workspace = try TestWorkspace.imported()
            try await workspace.makeReal()
            try Files.replace(
                "value: mijn.digid.nl\n    source: address of the service\n    checkedOn: 2026-11-01",
                with: "value: mijn.digid.nl\n    source: address of the service\n    checkedOn: 2025-11-05",
                in: workspace.file("Templates/sender.yaml"))
            try await expectNotApproved(workspace, "mijn-digid", butNot: "telefoon")
        }
    }
}
