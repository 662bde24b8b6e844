import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd.Approved {
    /// Events, `log` and `check`; and who may approve.
    struct WhoDidWhatTests {
        private func events(_ workspace: TestWorkspace, of month: String? = nil) async throws -> [TestJSON] {
            let words = ["log"] + (month.map { [$0] } ?? []) + ["--format", "json"]
            let run = try await workspace.postvangnet(words)
            try #require(run.status == 0, "\(run.errors)")
            return try TestJSON(run.output).list
        }

        private func steps(_ workspace: TestWorkspace) async throws -> [String?] {
            try await events(workspace).map { $0["step"].text }
        }

        @Test func `each step is an event once, with the name that was given and the system's user`() async throws {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            let expected = ["import", "plan", "approve", "render", "seal"]
            #expect(try await steps(workspace) == expected)
            let events = try await events(workspace)
            #expect(events.map { $0["number"].number } == [1, 2, 3, 4, 5])
            #expect(events[1]["by"].text == "anna" && events[2]["by"].text == "bert")
            #expect(Set(events.map { $0["user"].text }).count == 1)
            #expect(events[0]["run"].isNull && events[1]["run"].text == "2026-11")
            #expect(events[4]["details"]["pieces"].number == 3 && events[3]["details"]["setAside"].number == 0)
            for (before, after) in zip(events, events.dropFirst()) {
                #expect(after["previous"].text == before["digest"].text)
            }
            try await workspace.succeed("run", "2026-11")
            try await workspace.succeed("render", "2026-11")
            #expect(try await steps(workspace) == expected)
            for _ in 0..<2 {
                try await workspace.succeed("handover", "2026-11", "--on", "2026-11-03", "--by", "Carla")
                #expect(try await steps(workspace) == expected + ["handover"])
            }
            let text = try await workspace.succeed("log", "2026-11").output
            #expect(text.contains("  handover  Carla  ") && !text.contains("import"), "\(text)")
        }

        @Test func `who looks somebody up leaves an event, without whose account it was`() async throws {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            for _ in 0..<2 { try await workspace.succeed("explain", "a1", "2026-11") }
            #expect(try await workspace.postvangnet("explain", "nobody", "2026-11").status == 66)
            let events = try await events(workspace, of: "2026-11").filter { $0["step"].text == "explain" }
            #expect(events.count == 2)
            // Nothing but that: whose account it was would stay there for ever.
            #expect(events.allSatisfy { $0["details"].keys == ["of"] && $0["details"]["of"].text == "account" })
        }

        /// Something that somebody changes, and what `check` says of it.
        struct Change: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let words: String
            let doing: @Sendable (TestWorkspace) async throws -> Void

            init(
                _ description: String, _ words: String,
                _ doing: @escaping @Sendable (TestWorkspace) async throws -> Void
            ) { (testDescription, self.words, self.doing) = (description, words, doing) }

            static func sql(_ description: String, _ words: String, _ statement: String) -> Change {
                Change(description, words) { workspace in
                    let python = """
                        import sqlite3, sys
                        ledger = sqlite3.connect(sys.argv[1])
                        assert ledger.execute(sys.argv[2]).rowcount == 1
                        ledger.commit()
                        """
                    let run = try await ProgramRun(
                        .python, ["-c", python, workspace.file("ledger.sqlite").string, statement])
                    try #require(run.status == 0, "\(run.errors)")
                }
            }

            static func spoil(_ name: String, _ words: String) -> Change {
                Change("a byte more in \(name)", words) { workspace in
                    try Files.write(Files.bytes(workspace.file(name)) + [0x0A], to: workspace.file(name))
                }
            }
        }

        static let changes: [Change] = [
            .sql(
                "another name in an event", "event 3 is not what was recorded",
                "UPDATE events SET by = 'carla' WHERE number = 3"),
            .sql(
                "another user in an event", "event 2 is not what was recorded",
                "UPDATE events SET user = 'x' WHERE number = 2"),
            .sql("an event taken out", "event 4 does not follow", "DELETE FROM events WHERE number = 3"),
            .sql("the last event taken out", "last-event.json", "DELETE FROM events WHERE number = 5"),
            .spoil("runs/2026-11/plan.sqlite", "runs/2026-11/plan.sqlite"),
            .spoil("runs/2026-11/proof.pdf", "runs/2026-11/proof.pdf"),
            .spoil("runs/2026-11/batches/2026-11-0001/letters.pdf", "letters.pdf is not what was rendered"),
            .spoil("outbox/2026-11/2026-11-0001/letters.pdf", "letters.pdf is not what was sealed"),
            .spoil("outbox/2026-11/order.json", "order.json"),
            Change("approval.json lost", "runs/2026-11/approval.json is lost") {
                try Files.remove($0.file("runs/2026-11/approval.json"))
            },
            Change("a batch brought here", "2026-11-0009 is a batch that the ledger does not know") {
                try Files.copy($0.batch(1), to: $0.batch(9))
            },
            Change("the ledger deleted", "ledger does not say so") { try Files.remove($0.file("ledger.sqlite")) },
        ]

        @Test(arguments: changes)
        func `check finds what was changed, changes nothing, and fails`(change: Change) async throws {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            try await change.doing(workspace)
            let before = try Files.tree(workspace.path).filter { $0.key != ".lock" }
            let run = try await workspace.postvangnet("check")
            #expect(run.status == 1 && run.output.contains(change.words), "\(run.output)\(run.errors)")
            #expect(try Files.tree(workspace.path).filter { $0.key != ".lock" } == before)
        }

        @Test func `check finds nothing wrong with a workspace at any of its stages`() async throws {
            let stages = try ApprovedMonths.shared.signed
            for workspace in try [stages.planned.copy(), stages.approved.copy(), stages.sealed.copy()] {
                let run = try await workspace.succeed("check")
                #expect(run.output.hasSuffix("All is as it should be.\n"), "\(run.output)")
                #expect(
                    try TestJSON(await workspace.succeed("check", "--format", "json").output)["isSound"].flag == true)
            }
            let text = try await stages.sealed.copy().succeed("check").output
            #expect(text.contains("1 rendered batches, 1 sealed batches"), "\(text)")
        }

        /// Names under which who planned as `anna` tries to approve.
        @Test(arguments: ["anna", "Anna", " ANNA ", "anna@example.org", "an\u{200B}na", "anna."])
        func `who planned does not approve, however the name is typed`(name: String) async throws {
            let workspace = try ApprovedMonths.shared.named.planned.copy()
            let run = try await workspace.postvangnet("approve", "2026-11", "--by", name)
            #expect(run.status == 77 && run.errors.contains("may not approve it"), "\(run.errors)")
            #expect(!Files.exists(workspace.file("runs/2026-11/approval.json")))
        }

        @Test func `what the rule could not establish stands in the approval, and is said`() async throws {
            let workspace = try ApprovedMonths.shared.named.planned.copy()
            let run = try await workspace.succeed("approve", "2026-11", "--by", "bert")
            #expect(run.output.contains("nobody proved to be that person") && run.output.contains("is not established"))
            let approval = try TestJSON(Files.text(workspace.file("runs/2026-11/approval.json")))
            let gaps = approval["statement"]["notEstablished"].list.map(\.text)
            #expect(gaps == ["approver-is-named", "same-user"])
            #expect(approval["statement"]["approvedByUser"].text == approval["statement"]["plannedByUser"].text)
        }

        @Test func `where users of the system must differ, the same one does not approve`() async throws {
            let workspace = try ApprovedMonths.shared.named.planned.copy()
            try workspace.replace("# ownUsers: true", by: "ownUsers: true", in: "postvangnet.yaml")
            let run = try await workspace.postvangnet("approve", "2026-11", "--by", "bert")
            #expect(run.status == 77 && run.errors.contains("approval.ownUsers"), "\(run.errors)")
            let approved = try ApprovedMonths.shared.named.approved.copy()
            try approved.replace("# ownUsers: true", by: "ownUsers: true", in: "postvangnet.yaml")
            let later = try await approved.postvangnet("run", "2026-11")
            #expect(later.status == 77 && later.errors.contains("does not meet the rule"), "\(later.errors)")
        }
    }
}
