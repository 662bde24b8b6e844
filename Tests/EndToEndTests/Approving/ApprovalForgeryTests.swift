import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd.Approved {
    /// What the ledger does not know as approved goes no further, whatever lies in the folder of the run.
    struct ApprovalForgeryTests {
        private func stages(_ rule: ApprovalForgery.Rule) throws -> ApprovedMonths.Stages {
            try rule == .name ? ApprovedMonths.shared.named : ApprovedMonths.shared.signed
        }

        @Test(arguments: ApprovalForgery.all)
        func `a forged approval is refused by run, seal and handover, and leaves nothing behind`(
            forgery: ApprovalForgery
        ) async throws {
            let stages = try stages(forgery.rule)
            let approved = try stages.approved.copy()
            try await forgery.make(in: approved, stages)
            for step in ["run", "seal"] {
                let run = try await approved.postvangnet(step, forgery.month)
                #expect(run.status == forgery.status && run.errors.contains(forgery.says), "\(step): \(run.errors)")
            }
            #expect(!Files.exists(approved.file("outbox/\(forgery.month)")))
            #expect(!Files.exists(approved.file("runs/\(forgery.month)/batches")))
            let sealed = try stages.sealed.copy()
            try await forgery.make(in: sealed, stages)
            let (run, drop) = try await sealed.handOver(forgery.month)
            #expect(run.status == forgery.status && run.errors.contains(forgery.says), "handover: \(run.errors)")
            #expect(try Files.tree(drop).isEmpty)
        }

        @Test(arguments: [ApprovalForgery.Rule.name, .signature])
        func `what nobody forged is sealed and handed over`(rule: ApprovalForgery.Rule) async throws {
            let stages = try stages(rule)
            let approved = try stages.approved.copy()
            try await approved.succeed("run", "2026-11")
            #expect(try Files.tree(approved.outbox) == Files.tree(stages.sealed.outbox))
            let (run, drop) = try await approved.handOver()
            #expect(run.status == 0, "\(run.errors)")
            #expect(try !Files.tree(drop).isEmpty)
        }

        @Test func `no step goes on with a ledger of before the approval, and nobody approves or plans over it`()
            async throws
        {
            let stages = try stages(.name)
            let workspace = try stages.sealed.copy()
            try Files.remove(workspace.file("ledger.sqlite"))
            try Files.copy(stages.planned.file("ledger.sqlite"), to: workspace.file("ledger.sqlite"))
            let before = try Files.tree(workspace.path).filter { $0.key != ".lock" }
            for command in [
                ["render", "2026-11"], ["render", "2026-11", "--shard", "1/2"], ["seal", "2026-11"],
                ["run", "2026-11"], ["handover", "2026-11"], ["reprint", "2026-11"],
                ["recall", "2026-11", "--extract", Project.sampleExtract.string],
                ["approve", "2026-11", "--by", "bert"], ["plan", "2026-11"], ["close", "2026-11", "--by", "bert"],
            ] {
                let run = try await workspace.postvangnet(command)
                #expect(run.status == 78 && run.errors.contains("ledger does not say so"), "\(command): \(run.errors)")
            }
            #expect(try Files.tree(workspace.path).filter { $0.key != ".lock" } == before)
        }

        @Test func `a plan of another month, or a summary of another plan, is not approved`() async throws {
            let stages = try stages(.name)
            let changes = [
                ("copy_month('2026-12')", "plan.sqlite"),
                ("change('plan.json', lambda plan: plan.update(asOf='2026-10-01T00:00:00+01:00'))", "plan.json"),
                ("change('plan.json', lambda plan: plan['legalBasis'].update({'no-email': 'Awb'}))", "plan.json"),
                ("change('plan.json', lambda plan: plan['digests']['sources'].popitem())", "plan.json"),
            ]
            for (code, file) in changes {
                let workspace = try stages.planned.copy()
                let month = file == "plan.sqlite" ? "2026-12" : "2026-11"
                try await ApprovalForgery(file, says: "", code).make(in: workspace, stages)
                let run = try await workspace.postvangnet("approve", month, "--by", "bert")
                #expect(run.status == 77 && run.errors.contains("runs/\(month)/\(file)"), "\(code): \(run.errors)")
                #expect(!Files.exists(workspace.file("runs/\(month)/approval.json")))
            }
        }
    }
}
