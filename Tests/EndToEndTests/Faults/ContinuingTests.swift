import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A run goes on wherever it stands, and what stands is left as it is.
    struct ContinuingTests {
        @Test func `run goes on after approval, and a second time changes nothing`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            #expect(try await workspace.postvangnet("run", "2026-11").status == 77)
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(try SampleRun.shared.few.sealed.outbox))

            let before = try Files.tree(workspace.path)
            let again = try await workspace.succeed("run", "2026-11")
            #expect(again.output.contains("17 pieces in 7 batches"))
            let after = try Files.tree(workspace.path)
            #expect(before.keys.sorted() == after.keys.sorted())
            // The lock names the last process that held it.
            for (name, bytes) in before where name != ".lock" { #expect(after[name] == bytes, "\(name)") }
        }

        @Test(arguments: [[1], [4, 6], [7]])
        func `a batch that is gone is made again, byte for byte`(numbers: [Int]) async throws {
            let sample = try SampleRun.shared.few.sealed
            let workspace = try sample.copy()
            for number in numbers {
                let batch = workspace.batch(number)
                try Files.remove(batch)
                let name = try #require(batch.lastComponent?.string)
                try Files.remove(workspace.file("runs/2026-11/batches").appending(name))
            }
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(sample.outbox))
            #expect(try Files.tree(workspace.file("runs")) == Files.tree(sample.file("runs")))
            #expect(try await workspace.status().pieces["sealed"] == 17)
        }

        @Test func `a render and a seal that were cut off leave nothing in the way`() async throws {
            let sample = try SampleRun.shared.few.sealed
            let workspace = try TestWorkspace.few(\.approved)
            try await workspace.succeed("render", "2026-11", "--shard", "1/2")
            #expect(try await workspace.postvangnet("seal", "2026-11").status == 66)
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(sample.outbox))
        }

        @Test func `a batch in the outbox that differs is never written over`() async throws {
            let workspace = try TestWorkspace.few(\.sealed)
            let list = workspace.batch(5).appending("pieces.csv")
            try Files.changeLines(of: list) { $0.swapAt(1, 2) }
            let before = try Files.tree(workspace.outbox)
            let run = try await workspace.postvangnet("run", "2026-11")
            #expect(run.status == 73)
            #expect(run.errors.contains("2026-11-0005"))
            #expect(try Files.tree(workspace.outbox) == before)
        }

        @Test(arguments: [1, 4])
        func `what is sealed beside a batch that cannot be stands when sealing goes on`(workers: Int) async throws {
            let sample = try SampleRun.shared.few
            let workspace = try TestWorkspace.few(\.approved)
            try await workspace.succeed("render", "2026-11")
            let obstacle = workspace.batch(3)
            try FileManager.default.createDirectory(
                atPath: obstacle.appending("x").string, withIntermediateDirectories: true)
            let seal = try await workspace.postvangnet("seal", "2026-11", "--workers", "\(workers)")
            #expect(seal.status == 73 && seal.errors.contains("2026-11-0003"), "\(seal.errors)")
            #expect(Files.exists(workspace.batch(2)) && !Files.exists(workspace.outbox.appending("order.json")))
            #expect(try await workspace.status().state == "rendered")
            try Files.remove(obstacle)
            try await workspace.succeed("seal", "2026-11", "--workers", "\(workers)")
            #expect(try Files.tree(workspace.outbox) == Files.tree(sample.sealed.outbox))
            #expect(try await workspace.status().pieces["sealed"] == 17)
        }

        @Test func `two commands that change a workspace do not work at the same time`() async throws {
            let workspace = try TestWorkspace.few(\.planned)
            let runs = try await withThrowingTaskGroup(of: ProgramRun.self) { group in
                for _ in 0..<6 {
                    group.addTask { try await workspace.postvangnet("plan", "2026-11", "--by", "planner") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(runs.contains { $0.status == 0 })
            #expect(runs.allSatisfy { [0, 75].contains($0.status) })
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(try SampleRun.shared.few.sealed.outbox))
        }
    }
}
