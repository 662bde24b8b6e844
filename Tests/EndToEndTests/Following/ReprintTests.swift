import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A run is handed over, reported and closed; then what did not leave is printed again.
    struct ReprintTests {
        /// Everything is reported mailed, but for some pieces of batches 1, 2 and a batch of cards.
        private static func closed() async throws -> (workspace: TestWorkspace, lost: [Int: [SealedBatch.Row]]) {
            let workspace = try TestWorkspace.few(\.sealed)
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-03")
            let batches = try SampleRun.shared.few.batches
            var rows = batches.map { FeedbackText.row($0.manifest.batch.id, "mailed", "2026-11-09") }
            var lost: [Int: [SealedBatch.Row]] = [:]
            let card = try #require(batches.firstIndex { $0.manifest.product.kind == "card" })
            for (index, batch) in batches.enumerated() where [0, 1, card].contains(index) {
                lost[index + 1] = [batch.rows[0], batch.rows[batch.rows.count - 1]]
                rows.append(FeedbackText.row(batch.manifest.batch.id, batch.rows[0].piece, "spoiled", "2026-11-09"))
                if batch.rows.count > 1 {
                    let last = batch.rows[batch.rows.count - 1].piece
                    rows.append(FeedbackText.row(batch.manifest.batch.id, last, "missing", "2026-11-09"))
                } else {
                    lost[index + 1]?.removeLast()
                }
            }
            // In small batches one spoiled piece is more than the contract allows, which is told.
            let text = ([FeedbackText.header] + rows).map { $0 + "\n" }.joined()
            let run = try await workspace.reconcile(("feedback.csv", text))
            try #require(run.errors.split(separator: "\n").allSatisfy { $0.hasSuffix("[reprint-share]") })
            try await workspace.succeed("close", "2026-11", "--by", "tester")
            return (workspace, lost)
        }

        private static func reprints(_ workspace: TestWorkspace, after count: Int = 7) throws -> [SealedBatch] {
            try workspace.batches().filter { $0.manifest.batch.number > count }
        }

        @Test
        func `a reprint is the same letters with another attempt in the mark, in batches and an order of its own`()
            async throws
        {
            let (workspace, lost) = try await Self.closed()
            let before = try Files.tree(workspace.outbox)
            let run = try await workspace.succeed("reprint", "2026-11", "--by", "tester", "--on", "2026-11-16")
            let count = lost.values.joined().count
            #expect(
                run.output.hasPrefix("Printed again: \(count) pieces of 2026-11, in 2026-11-0008, "), "\(run.output)")
            let after = try Files.tree(workspace.outbox)
            #expect(before.allSatisfy { after[$0.key] == $0.value }, "what the printer has is not touched")

            let first = try SampleRun.shared.few.batches
            let reprints = try Self.reprints(workspace)
            #expect(reprints.flatMap(\.rows).map(\.piece).sorted() == lost.values.joined().map(\.piece).sorted())
            for reprint in reprints {
                let homes = first.filter { home in
                    home.rows.contains { row in reprint.rows.contains { $0.piece == row.piece } }
                }
                let batch = reprint.manifest.batch
                #expect(batch.supersedes == homes.map(\.manifest.batch.id))
                #expect(batch.number <= batch.of && batch.of == 7 + reprints.count && batch.test)
                // Five working days after the order, as after an extract.
                #expect(reprint.manifest.mailing.mailFrom == "2026-11-23")
                try await Self.compare(reprint, with: homes)
                let verified = try await ProgramRun(
                    .postvangnet,
                    [
                        "verify", reprint.folder.string, "--signers", SampleRun.shared.key.signers.string, "--decode",
                        "all", "--format", "json",
                    ])
                let answer = try TestJSON(verified.output)
                #expect(verified.status == 0 && answer["marks"].number == reprint.manifest.counts.sheets)
            }
            let manifests = reprints.map { $0.folder.appending("manifest.json") }
            #expect(try await SchemaTests.check("manifest", manifests).status == 0)
            let order = workspace.outbox.appending("order-2.json")
            #expect(try await SchemaTests.check("order", [order]).status == 0)
            let json = try TestJSON(Files.text(order))
            #expect(json["batches"].list.map { $0["id"].text } == reprints.map(\.manifest.batch.id))
            #expect(json["pieces"].number == count)
            let signature = """
                ssh-keygen -Y verify -n postvangnet-batch -I sender -f '\(try SampleRun.shared.key.signers)' \
                -s '\(order).sig' <'\(order)'
                """
            #expect(try await ProgramRun(.bash, ["-c", signature]).status == 0)
        }

        /// Each piece has the same content by the list and by its pixels outside the mark, and another mark.
        private static func compare(_ reprint: SealedBatch, with homes: [SealedBatch]) async throws {
            for row in reprint.rows {
                let home = try #require(homes.first { $0.rows.contains { $0.piece == row.piece } })
                let original = try #require(home.rows.first { $0.piece == row.piece })
                #expect(row.content == original.content && row.pages.count == original.pages.count)
                #expect(original.mark.hasSuffix("1") && row.mark == original.mark.dropLast() + "2")
                #expect(row.postcode == original.postcode && row.country == original.country)
                for (page, twin) in zip(row.pages, original.pages) {
                    let (now, then) = try await (
                        Picture(pdf: reprint.letters.string, page: page, dotsPerInch: 100),
                        Picture(pdf: home.letters.string, page: twin, dotsPerInch: 100)
                    )
                    let (mark, bleed) = (reprint.manifest.mark, reprint.bleed)
                    func pixels(_ millimetres: Double) -> Int { Int(millimetres / 25.4 * 100) }
                    let columns = pixels(mark.xMm + bleed - 0.5)...pixels(mark.xMm + bleed + mark.sizeMm + 0.5)
                    let lines = pixels(mark.yMm + bleed - 0.5)...pixels(mark.yMm + bleed + mark.sizeMm + 0.5)
                    var (inside, outside) = (0, 0)
                    for (index, grey) in now.greys.enumerated() where grey != then.greys[index] {
                        let isInMark =
                            columns.contains(index % now.width) && lines.contains(index / now.width)
                        if isInMark { inside += 1 } else { outside += 1 }
                    }
                    let isFront = (page - row.pages.lowerBound) % (row.pages.count / row.sheets) == 0
                    #expect(now.greys.count == then.greys.count && outside == 0 && isFront == (inside > 0))
                }
            }
        }

        @Test func `feedback on reprints counts for their pieces, and what is lost again is printed a third time`()
            async throws
        {
            let (workspace, lost) = try await Self.closed()
            let all = lost.values.joined().count
            try await workspace.succeed("reprint", "2026-11", "--on", "2026-11-05")
            var status = try await workspace.status()
            #expect(status.state == "sealed" && status.pieces["sealed"] == all && status.pieces["mailed"] == 17 - all)
            #expect(status.reprints.reduce(0) { $0 + $1.pieces } == all)
            #expect(status.pieces.values.reduce(0, +) == status.batches.reduce(0) { $0 + $1.pieces })

            let drop = workspace.scratch.appending("drop")
            try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-06", "--to", drop.string)
            let reprints = try Self.reprints(workspace)
            #expect(
                try Set(FileManager.default.contentsOfDirectory(atPath: drop.appending("2026-11").string))
                    == Set(reprints.map(\.manifest.batch.id) + ["order-2.json", "order-2.json.sig"]))
            #expect(try await workspace.postvangnet("close", "2026-11").status == 77)

            let again = try #require(reprints[0].rows.first)
            var rows = reprints.map { FeedbackText.row($0.manifest.batch.id, "mailed", "2026-11-12") }
            rows.append(FeedbackText.row(reprints[0].manifest.batch.id, again.piece, "missing", "2026-11-12"))
            let text = ([FeedbackText.header] + rows).map { $0 + "\n" }.joined()
            let reported = try await workspace.reconcile(("reprint.csv", text))
            #expect(reported.status == 0, "\(reported.errors)")
            status = try await workspace.status()
            #expect(status.pieces["mailed"] == 16 && status.pieces["missing"] == 1)
            try await workspace.succeed("close", "2026-11")

            try await workspace.succeed("reprint", "2026-11", "--on", "2026-11-13")
            let third = try #require(try Self.reprints(workspace, after: 7 + reprints.count).first)
            #expect(third.rows.map(\.mark) == [again.mark.dropLast() + "3"])
            #expect(third.rows.map(\.content) == [again.content])
            #expect(
                third.manifest.batch.supersedes == [
                    "2026-11-" + again.piece.dropFirst(5).prefix(4), reprints[0].manifest.batch.id,
                ])
            let verified = try await ProgramRun(.postvangnet, ["verify", third.folder.string, "--decode", "all"])
            #expect(verified.status == 0, "\(verified.output)")
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-08")
            // The mark tells which print came back.
            let scan = FeedbackText.scan("\(third.rows[0].mark),unknown,2026-11-30T09:00:00+01:00")
            #expect(try await workspace.reconcile(("scan.csv", scan)).status == 0)
            try await workspace.succeed("close", "2026-11")
            status = try await workspace.status()
            #expect(status.state == "closed" && status.pieces["mailed"] == 16 && status.pieces["returned"] == 1)
            let nothing = try await workspace.succeed("reprint", "2026-11")
            #expect(nothing.output.hasPrefix("Nothing to print again"))

            let batches = [
                "2026-11-" + again.piece.dropFirst(5).prefix(4), reprints[0].manifest.batch.id, third.manifest.batch.id,
            ]
            let explained = try await workspace.succeed("explain", again.piece, "2026-11")
            #expect(
                explained.output.contains(
                    """
                      print 1: batch \(batches[0]), spoiled, superseded
                      print 2: batch \(batches[1]), missing, superseded
                      print 3: batch \(batches[2]), returned

                    """), "\(explained.output)")
            let json = try await workspace.succeed("explain", again.piece, "2026-11", "--format", "json")
            let prints = try TestJSON(json.output)["piece"]["prints"].list
            #expect(prints.map { $0["attempt"].number } == [1, 2, 3])
            #expect(prints.map { $0["batch"].text } == batches)
            #expect(prints.map { $0["state"].text } == ["spoiled", "missing", "returned"])
        }

        @Test func `a first print that left after all is a finding, because its reader may get two letters`()
            async throws
        {
            let (workspace, lost) = try await Self.closed()
            try await workspace.succeed("reprint", "2026-11", "--on", "2026-11-05")
            let piece = try #require(lost[1]?.first).piece
            let late = FeedbackText.file(FeedbackText.row("2026-11-0001", piece, "mailed", "2026-11-10"))
            for _ in 1...2 {
                let run = try await workspace.reconcile(("late.csv", late))
                #expect(run.status == 1 && run.errors.hasPrefix("late.csv:2:status: The piece \(piece) of batch"))
                #expect(run.errors.contains("2026-11-0008") && run.errors.contains("[mailed-beside-reprint]\n"))
            }
            let status = try await workspace.status()
            #expect(status.pieces["mailed"] == 17 - lost.values.joined().count + 1)
            #expect(try await workspace.explain(piece).piece?.state == "mailed")
            let answer = try await workspace.succeed("explain", piece).output
            #expect(answer.contains("print 1: batch 2026-11-0001, mailed\n"), "\(answer)")
            #expect(answer.firstMatch(of: /print 2: batch 2026-11-0008, \w+, superseded\n/) != nil, "\(answer)")
        }

        @Test func `a reprint that is broken off is finished, and not ordered a second time`() async throws {
            let (workspace, _) = try await Self.closed()
            let faults = try SampleRun.shared.faults.environment(["RENAME": "outbox/2026-11/2026-11-0008"])
            let order = ["reprint", "2026-11", "--on", "2026-11-05"]
            let killed = try await workspace.postvangnet(order, changes: faults, isApart: true)
            #expect(killed.status == 128 + 9, "\(killed.errors)")
            #expect(try await workspace.postvangnet("close", "2026-11").status == 77, "it is not sealed yet")
            let run = try await workspace.succeed("reprint", "2026-11", "--on", "2026-12-24")
            #expect(run.output.hasPrefix("Finished the reprint that was ordered on 2026-11-05."))

            let (other, _) = try await Self.closed()
            try await other.succeed("reprint", "2026-11", "--on", "2026-11-05")
            #expect(try Files.tree(workspace.outbox) == Files.tree(other.outbox), "the same bytes on any day")
        }

        @Test func `letters that would look different are not printed`() async throws {
            let (workspace, _) = try await Self.closed()
            let list = workspace.file("runs/2026-11/batches/2026-11-0001/pieces.csv")
            try Files.changeLines(of: list) { lines in
                let content = try #require(lines[1].split(separator: ",").last)
                lines[1] = lines[1].replacing(content, with: String(repeating: "0", count: 64))
            }
            let run = try await workspace.postvangnet("reprint", "2026-11", "--on", "2026-11-05")
            #expect(run.status == 77, "\(run.errors)")
            #expect(run.errors.contains("1 of 6 letters have something in another place"), "\(run.errors)")
            #expect(try Self.reprints(workspace).isEmpty)
        }

        @Test func `a run that is not closed is not printed again`() async throws {
            let workspace = try TestWorkspace.few(\.sealed)
            let run = try await workspace.postvangnet("reprint", "2026-11")
            #expect(run.status == 77 && run.errors.contains("postvangnet close 2026-11"), "\(run.errors)")
        }
    }
}
