import SystemPackage
import TestSupport
import Testing

extension EndToEnd.Approved {
    /// The rule of approval holds when somebody plans, when somebody approves, and at every step after that.
    struct WeakenedRuleTests {
        /// A change of postvangnet.yaml, and who then approves in what way.
        struct Weakening: Sendable, CustomTestStringConvertible {
            let strict: String
            let weak: String
            let approver: [String]
            /// What is said where only the plan, or only the workspace of now, has the strict rule.
            let says: String

            var testDescription: String { weak }
        }

        private static func weakenings() throws -> [Weakening] {
            let keys = try ApprovedMonths.shared.keys
            return [
                Weakening(
                    strict: "rule: signature", weak: "rule: name", approver: ["--by", "bert"],
                    says: "approval.rule asks for a signature"),
                Weakening(
                    strict: "plannerMayApprove: false", weak: "plannerMayApprove: true",
                    approver: ["--key", try keys.path(of: "anna@example.org").string], says: "plannerMayApprove"),
                Weakening(
                    strict: "approvers: approvers", weak: "approvers: strangers",
                    approver: ["--key", try keys.path(of: "stranger").string], says: "none of those in"),
            ]
        }

        private func planned() throws -> TestWorkspace {
            let months = try ApprovedMonths.shared
            let workspace = try months.signed.planned.copy()
            try months.keys.list(["stranger"], in: workspace.file("strangers"))
            return workspace
        }

        private func approve(_ workspace: TestWorkspace, _ weakening: Weakening) async throws -> ProgramRun {
            try await workspace.postvangnet(["approve", "2026-11"] + weakening.approver)
        }

        @Test func `a rule that is weakened between plan and approval gains nothing`() async throws {
            for weakening in try Self.weakenings() {
                let workspace = try planned()
                try workspace.replace(weakening.strict, by: weakening.weak, in: "postvangnet.yaml")
                let run = try await approve(workspace, weakening)
                #expect(run.status == 77 && run.errors.contains(weakening.says), "\(weakening): \(run.errors)")
                #expect(!Files.exists(workspace.file("runs/2026-11/approval.json")))
            }
        }

        @Test func `a rule that is weakened for the plan and set back gains nothing`() async throws {
            for weakening in try Self.weakenings() {
                let workspace = try planned()
                try workspace.replace(weakening.strict, by: weakening.weak, in: "postvangnet.yaml")
                try await workspace.succeed("plan", "2026-11", "--by", "anna")
                try workspace.replace(weakening.weak, by: weakening.strict, in: "postvangnet.yaml")
                let run = try await approve(workspace, weakening)
                #expect(run.status == 77 && run.errors.contains(weakening.says), "\(weakening): \(run.errors)")
            }
        }

        @Test func `a rule that is weakened until after the approval, and set back, stops the run`() async throws {
            for weakening in try Self.weakenings() {
                let workspace = try planned()
                try workspace.replace(weakening.strict, by: weakening.weak, in: "postvangnet.yaml")
                try await workspace.succeed("plan", "2026-11", "--by", "anna")
                let approval = try await approve(workspace, weakening)
                #expect(approval.status == 0, "\(weakening): \(approval.errors)")
                let sealed = try workspace.copy()
                try await sealed.succeed("run", "2026-11")
                for workspace in [workspace, sealed] {
                    try workspace.replace(weakening.weak, by: weakening.strict, in: "postvangnet.yaml")
                }
                var runs = [try await sealed.handOver().run]
                for step in ["render", "run", "seal"] { runs.append(try await workspace.postvangnet(step, "2026-11")) }
                for run in runs {
                    let isTold =
                        run.errors.contains("does not meet the rule") || run.errors.contains("bears no signature")
                    #expect(run.status == 77 && isTold, "\(weakening): \(run.errors)")
                }
                #expect(!Files.exists(workspace.outbox))
            }
        }
    }
}
