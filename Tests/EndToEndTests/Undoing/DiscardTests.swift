import TestSupport
import Testing

extension EndToEnd {
    struct DiscardTests {
        @Test func `a plan that nobody approved goes whole, and the same run is planned again`() async throws {
            let workspace = try TestWorkspace.few(\.planned)
            let plan = try Files.bytes(workspace.file("runs/2026-11/plan.sqlite"))
            let run = try await workspace.succeed("discard", "2026-11", "--by", "planner")
            #expect(run.output == "The plan of 2026-11 is removed. A new one: postvangnet plan 2026-11\n")
            #expect(!Files.exists(workspace.file("runs/2026-11")))
            #expect(try await workspace.postvangnet("status", "2026-11").status == 66)
            let again = try await workspace.succeed("discard", "2026-11")
            #expect(again.output.hasPrefix("Nothing new"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            #expect(try Files.bytes(workspace.file("runs/2026-11/plan.sqlite")) == plan)
        }

        @Test func `what a discarding that was cut off has left is removed by the next`() async throws {
            let workspace = try TestWorkspace.few(\.planned)
            try Files.remove(workspace.file("runs/2026-11/plan.json"))
            #expect(try await workspace.postvangnet("approve", "2026-11", "--by", "approver").status == 66)
            try await workspace.succeed("discard", "2026-11")
            #expect(!Files.exists(workspace.file("runs/2026-11")))
        }
    }
}
