import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A run that is rendered in shares, as on several machines: each does its part, and sealing needs all of them.
    struct ShardTests {
        @Test func `shares rendered side by side, one of them twice, give the same bytes once all are there`()
            async throws
        {
            let sample = try SampleRun.shared.few.sealed
            let workspace = try TestWorkspace.few(\.approved)
            // The second of four is requeued while the first attempt is still at work.
            try await withThrowingTaskGroup { group in
                for shard in ["1/4", "2/4", "2/4", "4/4"] {
                    group.addTask { try await workspace.succeed("render", "2026-11", "--shard", shard) }
                }
                try await group.waitForAll()
            }
            let early = try await workspace.postvangnet("seal", "2026-11")
            #expect(early.status == 66)
            #expect(
                early.errors == """
                    postvangnet: 2 batches of 2026-11 are not rendered, 2026-11-0003 the first. Do so with: \
                    postvangnet render 2026-11

                    """)
            #expect(!Files.exists(workspace.outbox))
            let own = try await workspace.succeed("render", "2026-11", "--shard", "3/5")
            #expect(own.output.hasPrefix("Rendered 1 batch:"))
            // Seven machines may render what four and five began.
            try await workspace.succeed("render", "2026-11", "--shard", "7/7")
            try await workspace.succeed("render", "2026-11", "--shard", "12/14")
            try await workspace.succeed("seal", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(sample.outbox))
            #expect(
                try Files.tree(workspace.file("runs/2026-11/batches"))
                    == Files.tree(sample.file("runs/2026-11/batches")))
        }

        @Test func `a share without batches is done at once`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let render = try await workspace.succeed("render", "2026-11", "--shard", "15/15")
            #expect(render.output == "Rendered 0 batches: 0 pieces, 0 set aside.\n")
        }

        @Test func `a share is not drawn by other software than the run was planned with`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let plan = workspace.file("runs/2026-11/plan.json")
            let line = try #require(
                try Files.text(plan).split(separator: "\n").first { $0.contains("\"cairo\": ") }.map(String.init))
            try Files.replace(line, with: "    \"cairo\": \"1.0.0\",", in: plan)
            let render = try await workspace.postvangnet("render", "2026-11", "--shard", "1/2")
            #expect(render.status == 69)
            #expect(render.errors.contains("cairo ") && render.errors.contains("in place of 1.0.0"), "\(render.errors)")
            #expect(!Files.exists(workspace.file("runs/2026-11/batches")))
        }
    }
}
