import SystemPackage
import TestSupport
import Testing

extension EndToEnd.Approved {
    /// approval.json is the copy of what the ledger has.
    struct ApprovalCopyTests {
        /// What can become of the file without anybody having written it.
        private static let losses: [(name: String, lose: @Sendable (FilePath) throws -> Void)] = [
            ("gone", { try Files.remove($0) }),
            ("empty", { try Files.write([], to: $0) }),
            ("cut off", { try Files.write(Files.bytes($0).dropLast(100), to: $0) }),
            ("no text", { try Files.write([0xFF, 0xFE, 0x00], to: $0) }),
        ]

        @Test(arguments: ["approve", "run", "seal", "handover"])
        func `a lost approval.json is written again from the ledger`(step: String) async throws {
            let stages = try ApprovedMonths.shared.signed
            for (name, lose) in Self.losses {
                let workspace = try (step == "approve" || step == "run" ? stages.approved : stages.sealed).copy()
                let file = workspace.file("runs/2026-11/approval.json")
                let approved = try Files.bytes(file)
                try lose(file)
                // It is a copy: nobody has to be an approver to have it made.
                let command = step == "approve" ? ["approve", "2026-11", "--by", "anybody"] : [step, "2026-11"]
                let run =
                    step == "handover"
                    ? try await workspace.handOver().run : try await workspace.postvangnet(command)
                #expect(run.status == 0, "\(name): \(run.errors)")
                #expect(try Files.bytes(file) == approved, "\(name)")
                if step == "approve" {
                    #expect(run.output.contains("approved by bert"))
                    #expect(try await workspace.postvangnet(command).status == 64)
                }
            }
        }

        @Test func `a share is drawn where there is no ledger, from the plan that approval.json names`() async throws {
            let stages = try ApprovedMonths.shared.signed
            let workspace = try stages.approved.copy()
            try Files.remove(workspace.file("ledger.sqlite"))
            // A machine of a cluster may have neither.
            try Files.remove(workspace.file("runs/2026-11/proof.pdf"))
            let plan = workspace.file("runs/2026-11/plan.sqlite")
            let approved = try Files.bytes(plan)
            try Files.write(approved + [0], to: plan)
            let refused = try await workspace.postvangnet("render", "2026-11", "--shard", "1/1")
            #expect(refused.status == 77 && refused.errors.contains("plan.sqlite"), "\(refused.errors)")
            try Files.write(approved, to: plan)
            try await workspace.succeed("render", "2026-11", "--shard", "1/1")
            #expect(!Files.exists(workspace.file("ledger.sqlite")))
            let seal = try await workspace.postvangnet("seal", "2026-11")
            #expect(seal.status == 78 && seal.errors.contains("ledger does not say so"), "\(seal.errors)")
            try Files.remove(workspace.file("runs/2026-11/approval.json"))
            #expect(try await workspace.postvangnet("render", "2026-11", "--shard", "1/1").status == 77)
        }

        @Test func `a share asks the ledger where there is one`() async throws {
            let stages = try ApprovedMonths.shared.named
            let workspace = try stages.approved.copy()
            try Files.replace("\"bert\"", with: "\"carla\"", in: workspace.file("runs/2026-11/approval.json"))
            let run = try await workspace.postvangnet("render", "2026-11", "--shard", "1/1")
            #expect(run.status == 77 && run.errors.contains("is not what the ledger has"), "\(run.errors)")
        }

        @Test(arguments: [ApprovalForgery.Rule.name, .signature])
        func `a month that an earlier version approved goes on as it was approved`(
            rule: ApprovalForgery.Rule
        ) async throws {
            let stages = try rule == .name ? ApprovedMonths.shared.named : ApprovedMonths.shared.signed
            let workspace = try stages.approved.copy()
            let signature = rule == .name ? "" : "sign(sha('plan.sqlite') + chr(10))"
            try await ApprovalForgery(
                "an earlier version", says: "",
                """
                earlier(\(signature))
                database = sqlite3.connect(ledger)
                database.executescript('''
                    DROP TABLE approvals; DROP TABLE workspace;
                    DELETE FROM grdb_migrations WHERE identifier = 'approvals';
                    ''')
                database.close()
                """
            ).make(in: workspace, stages)
            try await workspace.succeed("upgrade", "--apply")
            let (planned, gone) = (try workspace.copy(), try workspace.copy())
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(stages.sealed.outbox))
            #expect(try await workspace.handOver().run.status == 0)
            #expect(try await planned.postvangnet("approve", "2026-11", "--by", "bert").status == 64)
            try Files.remove(gone.file("runs/2026-11/approval.json"))
            let lost = try await gone.postvangnet("run", "2026-11")
            #expect(lost.status == 77 && lost.errors.contains("Put it back from a backup"), "\(lost.errors)")
        }
    }
}
