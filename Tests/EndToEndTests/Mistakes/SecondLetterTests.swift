import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Roads on which somebody could get a second letter, or a run could stay where nobody can move it.
    struct SecondLetterTests {
        private static let batch = "2026-11-0001"
        private static let reprint = ["reprint", "2026-11", "--by", "tester", "--on", "2026-11-03"]
        private static let word = ["--by", "tester", "--reason", "asked for"]
        private static let close = ["close", "2026-11", "--by", "tester", "--accept-open"]

        /// Three readers of one sealed batch, and an empty drop folder.
        private static func sealed() async throws -> (workspace: TestWorkspace, drop: FilePath) {
            let workspace = try await one.value.copy()
            let drop = workspace.scratch.appending("drop")
            try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
            return (workspace, drop)
        }

        /// Made once.
        private static let one = Task {
            let workspace = try await TestWorkspace.made()
            try workspace.replace(
                "maximumReprintPercent: 3", by: "maximumReprintPercent: 100", in: "postvangnet.yaml")
            try await workspace.load(asOf: "2026-11-01", accounts: 3)
            try await workspace.seal("2026-11")
            return workspace
        }

        private static func handover(_ drop: FilePath, _ more: String...) -> [String] {
            ["handover", "2026-11", "--to", drop.string, "--on", "2026-11-03"] + more
        }

        private static func must(_ command: [String], in workspace: TestWorkspace) async throws {
            let run = try await workspace.postvangnet(command)
            try #require(run.status == 0, "\(command): \(run.errors)")
        }

        /// The pieces that lie in a drop folder.
        private static func delivered(_ drop: FilePath) throws -> [String] {
            let folder = drop.appending("2026-11")
            return try FileManager.default.contentsOfDirectory(atPath: folder.string).filter { $0.hasPrefix("2026") }
                .flatMap { try SealedBatch(folder.appending($0)).rows.map(\.piece) }.sorted()
        }

        @Test func `what was closed before it left does not leave with its reprint`() async throws {
            let (workspace, drop) = try await Self.sealed()
            try await Self.must(Self.close, in: workspace)
            try await Self.must(Self.reprint, in: workspace)
            let run = try await workspace.postvangnet(Self.handover(drop))
            #expect(
                run.status == 0 && run.output.contains("1 batch of 2026-11, 3 pieces"), "\(run.errors)\(run.output)")
            #expect(try Set(Self.delivered(drop)).count == Self.delivered(drop).count)
            let status = try await workspace.status()
            #expect(status.state == "handed-over" && status.pieces["handed-over"] == 3, "\(status)")
        }

        @Test func `a reprint that cannot be finished is ended, and its readers may be chosen again`() async throws {
            let (workspace, drop) = try await Self.sealed()
            try await Self.must(Self.close, in: workspace)
            let faults = try SampleRun.shared.faults.environment(["RENAME": "outbox/2026-11/2026-11-0002"])
            let killed = try await workspace.postvangnet(Self.reprint, changes: faults, isApart: true)
            try #require(killed.status == 128 + 9, "\(killed.errors)")
            let early = try await workspace.postvangnet("close", "2026-11", "--by", "tester")
            #expect(early.status == 77 && early.errors.contains("--accept-open"), "\(early.errors)")
            try await Self.must(Self.close, in: workspace)
            #expect(try await workspace.status().pieces.filter { $0.value > 0 } == ["failed": 3])
            #expect(!Files.exists(workspace.batch(2)) && !Files.exists(workspace.outbox.appending("order-2.json")))
            try await Self.must(Self.close, in: workspace)
            try await workspace.succeed("check")
            let late = try await workspace.postvangnet(Self.handover(drop))
            #expect(late.status == 77, "\(late.errors)")
            try await workspace.succeed("plan", "2026-11-b")
            #expect(try await workspace.reasons("2026-11-b", accounts: 3) == ["write", "write", "write"])
        }

        @Test func `what a printer may have fetched after a hand-over was cut off is not copied again unasked`()
            async throws
        {
            for isThere in [true, false] {
                let (workspace, drop) = try await Self.sealed()
                let faults = try SampleRun.shared.faults.environment(["RENAME": "order.json", "AFTER": "1"])
                let killed = try await workspace.postvangnet(Self.handover(drop), changes: faults, isApart: true)
                try #require(killed.status == 128 + 9, "\(killed.errors)")
                if isThere {
                    // Nobody fetched it: the hand-over is finished.
                    try await Self.must(Self.handover(drop), in: workspace)
                    #expect(try Self.delivered(drop).count == 3)
                    continue
                }
                try Files.remove(drop.appending("2026-11"))
                let run = try await workspace.postvangnet(Self.handover(drop))
                #expect(run.status == 77 && run.errors.contains("may have fetched it"), "\(run.errors)")
                #expect(!Files.exists(drop.appending("2026-11")))
                let copy = try workspace.copy()
                try await Self.must(["handover", "2026-11", "--on", "2026-11-03"], in: workspace)
                #expect(try await workspace.status().state == "handed-over")
                try await Self.must(Self.handover(drop, "--copy-again"), in: copy)
                #expect(try Self.delivered(drop).count == 3)
                #expect(try await copy.succeed("log", "2026-11").output.contains("copyAgain"))
            }
        }

        @Test func `a reprint of a piece that was mailed after all is taken out or called back`() async throws {
            let (workspace, drop) = try await Self.sealed()
            try await Self.must(["handover", "2026-11", "--on", "2026-11-03"], in: workspace)
            try await Self.must(Self.close, in: workspace)
            try await Self.must(Self.reprint, in: workspace)
            let pieces = try await workspace.pieces("2026-11", accounts: 3)
            let mailed = try [1, 2].map { try #require(pieces[$0]) }
            let rows = mailed.map { FeedbackText.row(Self.batch, $0, "mailed", "2026-11-10") }
            let feedback = FeedbackText.file(rows[0], rows[1])
            // It says that a reprint is on its way.
            #expect(try await workspace.reconcile(("feedback.csv", feedback)).status == 1)
            try await Self.must(["withdraw", mailed[0]] + Self.word, in: workspace)
            let extract = try TestWorkspace.extract(asOf: "2026-11-03", accounts: [1, 2, 3])
            let recall = try await workspace.succeed("recall", "2026-11", "--extract", extract.folder.path)
            #expect(recall.output.contains(/mailed-before +1\n/), "\(recall.output)")
            try await Self.must(Self.handover(drop), in: workspace)
            let list = try Files.text(drop.appending("2026-11/pull.csv"))
            #expect(list == "batch_id,piece_id\n" + mailed.sorted().map { "2026-11-0002,\($0)\n" }.joined())
        }

        @Test func `a plan is not approved when its readers were reported mailed since`() async throws {
            let (workspace, _) = try await Self.sealed()
            try await Self.must(["handover", "2026-11", "--on", "2026-11-03"], in: workspace)
            try await Self.must(["cancel", "2026-11", "--printer-confirms"] + Self.word, in: workspace)
            try await workspace.succeed("plan", "2026-11-b")
            let feedback = FeedbackText.file(FeedbackText.row(Self.batch, "mailed", "2026-11-10"))
            #expect(try await workspace.reconcile(("feedback.csv", feedback)).status == 1)
            let run = try await workspace.postvangnet("approve", "2026-11-b", "--by", "tester")
            #expect(run.status == 77 && run.errors.contains("postvangnet plan 2026-11-b"), "\(run.errors)")
            try await workspace.succeed("plan", "2026-11-b")
            #expect(try await workspace.status(of: "2026-11-b").chosen.values.reduce(0, +) == 0)
        }

        @Test func `a recall with half an extract calls nobody back`() async throws {
            let (workspace, _) = try await Self.sealed()
            for file in ["people", "addresses"] {
                let extract = try TestWorkspace.extract(asOf: "2026-11-03", accounts: [1, 2, 3])
                extract.rows[file] = (extract.rows[file] ?? [])?.filter { $0["account_id"] == "a1" }
                try extract.write()
                let run = try await workspace.postvangnet("recall", "2026-11", "--extract", extract.folder.path)
                #expect(run.status == 1, "\(file): \(run.output)\(run.errors)")
                #expect(!Files.exists(workspace.outbox.appending("pull.csv")), "\(file)")
            }
        }

        @Test func `an older ledger is known also where the plan that it lacks was discarded`() async throws {
            let workspace = try await TestWorkspace.made()
            try await workspace.load(asOf: "2026-11-01", accounts: 2)
            try await workspace.succeed("plan", "2026-11")
            let ledger = try Files.bytes(workspace.file("ledger.sqlite"))
            try await Self.must(["withdraw", "2611A0001000001S"] + Self.word, in: workspace)
            try await workspace.succeed("discard", "2026-11")
            let newest = try Files.bytes(workspace.file("ledger.sqlite"))
            try Files.write(ledger, to: workspace.file("ledger.sqlite"))
            for command in [["plan", "2026-11"], ["import", Project.sampleExtract.string]] {
                let run = try await workspace.postvangnet(command)
                #expect(run.status == 78 && run.errors.contains("discard at"), "\(command): \(run.errors)")
            }
            #expect(try await workspace.postvangnet("check").status == 1)
            try Files.write(newest, to: workspace.file("ledger.sqlite"))
            try await workspace.succeed("plan", "2026-11")
            let steps = try await workspace.succeed("log", "2026-11", "--format", "json").output
            #expect(
                try TestJSON(steps).list.compactMap { $0["step"].text } == ["plan", "withdraw", "discard", "plan"],
                "\(steps)")
        }

        @Test func `a run that is cancelled is sound`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            try await Self.must(["cancel", "2026-11"] + Self.word, in: workspace)
            try await workspace.succeed("check")
        }
    }
}
