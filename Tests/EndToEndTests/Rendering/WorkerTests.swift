import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Several processes render side by side, and what kills one of them costs at most the piece that did.
    struct WorkerTests {
        @Test(arguments: [1, 2, 3, 7])
        func `any number of workers gives the same bytes`(workers: Int) async throws {
            let workspace = try TestWorkspace.approved()
            try await workspace.succeed("render", "2026-11", "--workers", "\(workers)")
            let batches = "runs/2026-11/batches"
            #expect(
                try Files.tree(workspace.file(batches))
                    == Files.tree(try SampleRun.shared.workspace.file(batches)))
        }

        @Test(arguments: ["0", "-1", "many"])
        func `a number of workers that is none is wrong use`(workers: String) async throws {
            let workspace = try SampleRun.shared.workspace
            #expect(try await workspace.postvangnet("render", "2026-11", "--workers=\(workers)").status == 64)
        }

        /// The first line of an envelope that no other has, and its piece.
        private func poison() async throws -> (name: String, piece: String) {
            let few = try SampleRun.shared.few
            let piece = try #require(few.batches.first?.rows.first?.piece)
            let name = try #require(try await few.sealed.copy().explain(piece).envelope?.first)
            var pages: [String] = []
            for batch in few.batches { pages += try await batch.pages() }
            try #require(name.count > 8 && pages.count { $0.contains(name) } == 1)
            return (name, piece)
        }

        @Test func `a piece that kills whoever draws it is set aside by name, and everyone else's is made`()
            async throws
        {
            let sample = try SampleRun.shared
            let workspace = try TestWorkspace.few(\.approved)
            let (name, piece) = try await poison()
            let poisoned = sample.faults.environment(["TEXT": name])
            let render = try await workspace.succeed("render", "2026-11", changes: poisoned)
            #expect(render.output.contains("16 pieces, 1 set aside"))
            #expect(render.output.contains("\(piece): drawing-fails"))
            #expect(render.errors.contains("The piece \(piece) is set aside"))
            #expect(!(render.output + render.errors).contains(name))
            // Machines that render shares do not know of each other's: who seals counts them all.
            try Files.replace("failed: 100 ", with: "failed: 0 ", in: workspace.file("postvangnet.yaml"))
            let refused = try await workspace.postvangnet("seal", "2026-11")
            #expect(refused.status == 65 && refused.errors.contains("limits.failed"), "\(refused.errors)")
            #expect(!Files.exists(workspace.outbox))
            try Files.replace("failed: 0 ", with: "failed: 1 ", in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("seal", "2026-11")

            let batches = try workspace.batches()
            #expect(batches.flatMap(\.manifest.omitted) == [piece])
            #expect(
                batches.flatMap(\.rows).map(\.piece)
                    == sample.few.batches.flatMap(\.rows).map(\.piece).filter { $0 != piece })
            let status = try await workspace.status()
            #expect(status.pieces["failed"] == 1 && status.pieces["sealed"] == 16)
            #expect(try await workspace.explain(piece).piece?.state == "failed")
            // Other batches are as they are without it.
            for batch in batches where batch.manifest.omitted.isEmpty {
                let same = try #require(sample.few.batches.first { $0.manifest.batch.id == batch.manifest.batch.id })
                #expect(try Files.tree(batch.folder) == Files.tree(same.folder))
            }
        }

        @Test func `a worker that dies now and then is replaced, and nothing is lost`() async throws {
            let sample = try SampleRun.shared
            let workspace = try TestWorkspace.few(\.approved)
            let changes = sample.faults.environment(
                ["TEXT": try await poison().name, "TIMES": "2"], counter: workspace.scratch.appending("deaths"))
            let render = try await workspace.succeed("render", "2026-11", changes: changes)
            #expect(render.output.contains("17 pieces, 0 set aside"))
            #expect(render.errors.contains("another begins the batch again"))
            let batches = "runs/2026-11/batches"
            #expect(try Files.tree(workspace.file(batches)) == Files.tree(sample.few.sealed.file(batches)))
        }

        @Test(arguments: ["CLOSE", "FINISH"])
        func `death while a batch is made ready for print is blamed on no piece`(moment: String) async throws {
            let sample = try SampleRun.shared
            let workspace = try TestWorkspace.few(\.approved)
            // So often that a piece would be set aside for it.
            let changes = sample.faults.environment(
                [moment: "1", "TIMES": "3"], counter: workspace.scratch.appending("deaths"))
            let render = try await workspace.succeed(
                "render", "2026-11", "--workers", "1", "--log-format", "json", changes: changes)
            #expect(render.output.contains("17 pieces, 0 set aside"))
            let lines = try render.errors.split(separator: "\n").map { try TestJSON(String($0)) }
            let deaths = lines.compactMap { $0["message"].text }.filter { $0.contains("died") }
            #expect(deaths.count == 3 && deaths.allSatisfy { $0.contains("rendered the batch") }, "\(deaths)")
            // Machines are told of each batch how long it took.
            let rendered = lines.filter { $0["batch"].text != nil }
            #expect(rendered.count == sample.few.batches.count)
            #expect(
                rendered.allSatisfy {
                    $0["drawingSeconds"].share ?? 0 > 0 && $0["finishingSeconds"].share != nil
                })
            let batches = "runs/2026-11/batches"
            #expect(try Files.tree(workspace.file(batches)) == Files.tree(sample.few.sealed.file(batches)))
        }

        @Test func `a worker that hangs over a piece is replaced as if it had died, and nothing is lost`() async throws
        {
            let sample = try SampleRun.shared
            let workspace = try TestWorkspace.few(\.approved)
            // Long enough for a worker that only waits for its turn on a busy machine.
            try Files.replace(
                "workerSilence: 300 ", with: "workerSilence: 15 ", in: workspace.file("postvangnet.yaml"))
            let (name, piece) = try await poison()
            let changes = sample.faults.environment(
                ["TEXT": name, "TIMES": "1", "STOP": "1"], counter: workspace.scratch.appending("stops"))
            let render = try await workspace.succeed("render", "2026-11", changes: changes)
            #expect(render.output.contains("17 pieces, 0 set aside"))
            #expect(render.errors.contains("did nothing for 15 seconds after it began the piece \(piece)"))
            #expect(!(render.output + render.errors).contains(name))
            let batches = "runs/2026-11/batches"
            #expect(try Files.tree(workspace.file(batches)) == Files.tree(sample.few.sealed.file(batches)))
        }

        @Test func `more failed pieces than are allowed stop the run, until more are`() async throws {
            let sample = try SampleRun.shared
            let workspace = try TestWorkspace.few(\.approved)
            try Files.replace("failed: 100 ", with: "failed: 0 ", in: workspace.file("postvangnet.yaml"))
            let poisoned = sample.faults.environment(["TEXT": try await poison().name])
            let run = try await workspace.postvangnet("run", "2026-11", changes: poisoned)
            #expect(run.status == 65)
            #expect(run.errors.contains("limits.failed"))
            #expect(!Files.exists(workspace.outbox))
            try Files.replace("failed: 0 ", with: "failed: 1 ", in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("run", "2026-11", changes: poisoned)
            #expect(try await workspace.status().pieces["failed"] == 1)
        }

        @Test func `where every piece kills its worker the run stops at the limit`() async throws {
            let sample = try SampleRun.shared
            let workspace = try TestWorkspace.few(\.approved)
            try Files.replace("failed: 100 ", with: "failed: 2 ", in: workspace.file("postvangnet.yaml"))
            // The reference's first group stands in every letter.
            let run = try await workspace.postvangnet(
                "render", "2026-11", "--workers", "1", changes: sample.faults.environment(["TEXT": "2611"]))
            #expect(run.status == 65, "\(run.errors)")
            #expect(run.errors.contains("3 pieces of the run cannot be printed"))
        }

        @Test func `workers do not outlive the command that started them`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let run = try await RunningProgram.postvangnet(
                ["render", "2026-11", "--workspace", workspace.path.string]
            ) { program in
                try await program.wait { !(try program.children()).isEmpty }
                let workers = try program.children()
                #expect(!workers.isEmpty)
                program.send(SIGKILL)
                try await program.wait { workers.allSatisfy { !RunningProgram.isAlive($0) } }
            }
            #expect(run == 128 + SIGKILL)
            try await workspace.succeed("run", "2026-11")
            #expect(try Files.tree(workspace.outbox) == Files.tree(try SampleRun.shared.few.sealed.outbox))
        }

        @Test func `who lost its lock to another and goes on all the same does no harm`() async throws {
            let sample = try SampleRun.shared.workspace
            let workspace = try TestWorkspace.approved()
            let batches = workspace.file("runs/2026-11/batches")
            let share = ["render", "2026-11", "--shard", "1/1", "--workers", "1"]
            let first = try await RunningProgram.postvangnet(share + ["--workspace", workspace.path.string]) {
                program in
                var stopped: [RunningProgram] = []
                func isInTheMiddle() throws -> Bool {
                    guard Files.exists(batches) else { return false }
                    return try FileManager.default.contentsOfDirectory(atPath: batches.string).contains {
                        $0.contains(".partial")
                    }
                }
                try await program.wait {
                    guard try isInTheMiddle() else { return false }
                    stopped = try program.children().map(RunningProgram.init)
                    for worker in stopped { worker.send(SIGSTOP) }
                    if try isInTheMiddle() { return true }
                    for worker in stopped { worker.send(SIGCONT) }
                    return false
                }
                // As when a shared file system gives up on a machine: whoever comes next gets the lock.
                try Files.remove(workspace.file("runs/2026-11/.rendering"))
                let second = try await workspace.postvangnet(share)
                #expect(second.status == 0, "\(second.errors)")
                for worker in stopped { worker.send(SIGCONT) }
            }
            #expect(first == 0)
            #expect(try Files.tree(batches) == Files.tree(sample.file("runs/2026-11/batches")))
        }

        @Test func `of two runs one works, and the other says who does`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let host = try Files.text("/proc/sys/kernel/hostname").trimmingCharacters(in: .newlines)
            let first = try await RunningProgram.postvangnet(
                ["run", "2026-11", "--workspace", workspace.path.string]
            ) { program in
                try await program.wait { !(try program.children()).isEmpty }
                program.send(SIGSTOP)
                for second in [["run", "2026-11"], ["render", "2026-11"], ["render", "2026-11", "--shard", "1/2"]] {
                    let run = try await workspace.postvangnet(second, changes: [:])
                    #expect(run.status == 75, "\(second): \(run.errors)")
                    #expect(
                        run.errors.contains("process \(program.process) on \(host), postvangnet run 2026-11, since 20"))
                }
                program.send(SIGCONT)
            }
            #expect(first == 0)
            #expect(try Files.tree(workspace.outbox) == Files.tree(try SampleRun.shared.few.sealed.outbox))
        }
    }
}
