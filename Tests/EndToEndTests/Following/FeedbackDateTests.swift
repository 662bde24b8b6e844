import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Of when feedback can be, and what a person does about a row that was wrong.
    struct FeedbackDateTests {
        private static func sealed() throws -> (workspace: TestWorkspace, id: String, pieces: [String]) {
            let sample = try SampleRun.shared
            let batch = try #require(sample.batches.max { $0.rows.count < $1.rows.count })
            return (try sample.workspace.copy(), batch.manifest.batch.id, batch.rows.map(\.piece))
        }

        private static func row(_ batch: String, _ piece: String, _ status: String, at time: String) -> String {
            "\(batch),\(piece),\(status),\(time),"
        }

        /// A day from today on, as the Netherlands count it.
        private static func day(_ offset: Int) throws -> String {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = try #require(TimeZone(identifier: "Europe/Amsterdam"))
            let date = try #require(calendar.date(byAdding: .day, value: offset, to: .now))
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            return try String(
                format: "%04d-%02d-%02d", #require(parts.year), #require(parts.month), #require(parts.day))
        }

        /// As it is typed, by the clock of this machine.
        private static func reconcile(_ workspace: TestWorkspace, _ text: String, _ arguments: String...) async throws
            -> ProgramRun
        {
            try Files.write(text.utf8, to: workspace.scratch.appending("f.csv"))
            return try await workspace.postvangnet(["reconcile", "f.csv"] + arguments)
        }

        @Test func `what is still to come is not taken, and all other rows are`() async throws {
            let (workspace, id, pieces) = try Self.sealed()
            let tomorrow = try Self.day(1)
            let run = try await Self.reconcile(
                workspace,
                FeedbackText.file(
                    Self.row(id, pieces[0], "mailed", at: "\(tomorrow)T23:00:00+01:00"),
                    FeedbackText.row(id, pieces[1], "mailed", "2026-11-12"),
                    Self.row(id, pieces[2], "mailed", at: "2200-12-31T23:59:59-23:59")))
            #expect(run.status == 1 && run.output.contains("1 new, 0 known already, 2 not taken"), "\(run.output)")
            let findings = run.errors.split(separator: "\n")
            try #require(findings.count == 2 && findings.allSatisfy { $0.hasSuffix("[after-now]") }, "\(run.errors)")
            #expect(findings[0].hasPrefix("f.csv:2:at: The row is of \(tomorrow), and it is "))
            #expect(try await workspace.status().pieces["mailed"] == 1)
        }

        @Test(arguments: ["0001-01-01T00:00:00+23:59", "0000-01-01T00:00:00Z", "1970-01-01T00:00:00Z"])
        func `a row of a year that cannot be is a finding, and no other row suffers`(time: String) async throws {
            let (workspace, id, pieces) = try Self.sealed()
            let run = try await Self.reconcile(
                workspace,
                FeedbackText.file(
                    Self.row(id, pieces[0], "printed", at: time),
                    FeedbackText.row(id, pieces[1], "mailed", "2026-11-12")))
            #expect(run.status == 1 && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
            #expect(run.errors.hasPrefix("f.csv:2:at: "), "\(run.errors)")
            #expect(run.output.contains("1 new, 0 known already, 1 not taken"), "\(run.output)")
            let status = try await workspace.status()
            #expect(status.pieces["mailed"] == 1 && status.pieces["printed"] == 0)
        }

        @Test func `nothing is of a day before the hand-over, or before the extract where none is recorded`()
            async throws
        {
            let (workspace, id, pieces) = try Self.sealed()
            let early = try await Self.reconcile(
                workspace, FeedbackText.file(FeedbackText.row(id, pieces[0], "printed", "2026-10-31")))
            #expect(early.status == 1 && early.errors.contains("made from an extract of 2026-11-01"), "\(early.errors)")
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-05")
            let before = try await Self.reconcile(
                workspace,
                FeedbackText.file(
                    FeedbackText.row(id, pieces[0], "printed", "2026-11-04"),
                    FeedbackText.row(id, pieces[1], "printed", "2026-11-05")))
            #expect(before.status == 1 && before.errors.hasSuffix("[before-hand-over]\n"), "\(before.errors)")
            #expect(before.errors.contains("f.csv:2:at: The row is of 2026-11-04") && before.output.contains("1 new"))
            // A scan of the post room is of its own day too.
            let scan = try await Self.reconcile(
                workspace, FeedbackText.scan("\(pieces[2]),moved,2026-11-04T23:59:59+01:00"))
            #expect(scan.status == 1 && scan.errors.hasPrefix("f.csv:2:at: "), "\(scan.errors)")
        }

        @Test func `a hand-over that was typed too late is put right, and what came in between is then taken`()
            async throws
        {
            let (workspace, id, pieces) = try Self.sealed()
            let batches = try workspace.batches().count
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-06", "--by", "operator")
            let text = FeedbackText.file(FeedbackText.row(id, pieces[0], "printed", "2026-11-05"))
            let refused = try await Self.reconcile(workspace, text)
            #expect(refused.status == 1 && refused.errors.contains("postvangnet handover 2026-11 --on DAY --by NAME"))
            let earlier = try await workspace.succeed("handover", "2026-11", "--on", "2026-11-04", "--by", "operator")
            #expect(earlier.output.contains("\(batches) of the batches handed over before were so on 2026-11-04"))
            #expect(try await Self.reconcile(workspace, text).status == 0)
            // Again is nothing new, nor is a later day; and none before the batches were sealed is taken.
            for day in ["2026-11-04", "2026-11-05"] {
                let again = try await workspace.succeed("handover", "2026-11", "--on", day, "--by", "operator")
                #expect(again.output.hasPrefix("Nothing new"), "\(again.output)")
            }
            let mistyped = try await workspace.postvangnet(
                "handover", "2026-11", "--on", "2026-01-06", "--by", "operator")
            #expect(mistyped.status == 64 && mistyped.errors.contains("was sealed on 2026-11-03"), "\(mistyped.errors)")
            let old = try await Self.reconcile(
                workspace, FeedbackText.file(FeedbackText.row(id, pieces[1], "printed", "2026-10-31")))
            #expect(old.status == 1 && old.errors.contains("was handed over on 2026-11-04"), "\(old.errors)")
        }

        @Test func `day and month that changed places are seen`() async throws {
            let (workspace, id, pieces) = try Self.sealed()
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-03")
            let run = try await Self.reconcile(
                workspace,
                FeedbackText.file(
                    FeedbackText.row(id, pieces[0], "mailed", "2026-05-11"),
                    FeedbackText.row(id, pieces[1], "mailed", "2126-05-11"),
                    FeedbackText.row(id, pieces[2], "mailed", "2026-11-05")))
            let findings = run.errors.split(separator: "\n")
            try #require(findings.count == 2, "\(run.errors)")
            #expect(findings[0].contains("Were day and month swapped (2026-11-05)?"))
            #expect(findings[1].contains("[after-now]") && !findings[1].contains("swapped"), "\(run.errors)")
            #expect(run.output.contains("1 new, 0 known already, 2 not taken"))
        }

        // MARK: Corrections

        @Test func `a row that was taken is corrected by a named person, and the right one comes in with it`()
            async throws
        {
            let (workspace, id, pieces) = try Self.sealed()
            let wrong = FeedbackText.file(FeedbackText.row(id, pieces[0], "returned", "2026-11-12", reason: "deceased"))
            #expect(try await Self.reconcile(workspace, wrong).status == 0)
            let account = try await workspace.explain(pieces[0]).account
            try Files.write(wrong.utf8, to: workspace.scratch.appending("wrong.csv"))
            let right = FeedbackText.file(FeedbackText.row(id, pieces[0], "returned", "2026-11-12", reason: "moved"))
            let run = try await Self.reconcile(workspace, right, "--correct", "wrong.csv", "--by", "A. Bakker")
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            #expect(
                run.output.hasPrefix(
                    """
                    Of 1 row to take back: 1 done, 0 done before, 0 cannot be, by A. Bakker.
                    Read 1 row in 1 file: 1 new, 0 known already, 0 not taken.

                    """), "\(run.output)")
            let list = try Files.text(workspace.file("doubtful-addresses.csv"))
            #expect(list == "account_id,returned_on,reason\n\(account),2026-11-12,moved\n")
            // The wrong row does not come in by the back door.
            let again = try await Self.reconcile(workspace, wrong)
            #expect(again.status == 0 && again.output.contains("Of 1 row a person has said that they are wrong"))
            #expect(try Files.text(workspace.file("doubtful-addresses.csv")) == list)
            // Nor for good: who was wrong about it restores it.
            try Files.write(right.utf8, to: workspace.scratch.appending("right.csv"))
            let restored = try await workspace.postvangnet(
                "reconcile", "--restore", "wrong.csv", "--correct", "right.csv", "--by", "A. Bakker")
            #expect(restored.status == 0, "\(restored.errors)")
            #expect(restored.output.contains("Of 1 row to restore: 1 done"), "\(restored.output)")
            #expect(try Files.text(workspace.file("doubtful-addresses.csv")) == "account_id,returned_on,reason\n")
        }

        @Test func `the right file beside the wrong one takes back only what differs`() async throws {
            let (workspace, id, pieces) = try Self.sealed()
            let rows = pieces.prefix(3).map { FeedbackText.row(id, $0, "mailed", "2026-11-12") }
            let wrong = FeedbackText.file(rows[0], rows[1], rows[2])
            #expect(try await Self.reconcile(workspace, wrong).status == 0)
            try Files.write(wrong.utf8, to: workspace.scratch.appending("wrong.csv"))
            let right = FeedbackText.file(rows[0], rows[1], FeedbackText.row(id, pieces[2], "spoiled", "2026-11-12"))
            let run = try await Self.reconcile(workspace, right, "--correct", "wrong.csv", "--by", "A. Bakker")
            #expect(run.status == 0, "\(run.errors)")
            #expect(
                run.output.contains("1 done, 0 done before, 2 kept, as a right file holds them too, 0 cannot be"),
                "\(run.output)")
            let states = try await workspace.status().pieces
            #expect(states["mailed"] == 2 && states["spoiled"] == 1)
        }

        @Test func `what was taken back leaves the piece as if it had never been told`() async throws {
            let (workspace, id, pieces) = try Self.sealed()
            let before = try await workspace.status()
            let text = FeedbackText.file(
                FeedbackText.row(id, "mailed", "2026-11-12"), FeedbackText.row(id, pieces[0], "spoiled", "2026-11-11"))
            #expect(try await Self.reconcile(workspace, text).status == 0)
            let run = try await workspace.postvangnet("reconcile", "--correct", "f.csv", "--by", "A. Bakker")
            #expect(run.status == 0 && run.output.contains("2 rows to take back: 2 done"), "\(run.output)\(run.errors)")
            let after = try await workspace.status()
            #expect(after.pieces == before.pieces && after.batches.map(\.state) == before.batches.map(\.state))
            let again = try await workspace.postvangnet("reconcile", "--correct", "f.csv", "--by", "A. Bakker")
            #expect(again.status == 0 && again.output.contains("2 rows to take back: 0 done, 2 done before"))
        }

        @Test func `a row that was never taken, or has no one who answers for it, is not taken back`() async throws {
            let (workspace, id, pieces) = try Self.sealed()
            let text = FeedbackText.file(FeedbackText.row(id, pieces[0], "mailed", "2026-11-12"))
            try Files.write(text.utf8, to: workspace.scratch.appending("f.csv"))
            let never = try await workspace.postvangnet("reconcile", "--correct", "f.csv", "--by", "A. Bakker")
            #expect(never.status == 1 && never.errors.hasPrefix("f.csv:2:status: "), "\(never.errors)")
            #expect(never.errors.contains("[never-taken]") && never.output.contains("Nothing new."))
            for arguments in [
                ["reconcile", "--correct", "f.csv"], ["reconcile", "f.csv", "--by", "A. Bakker"], ["reconcile"],
                ["reconcile", "--correct", "f.csv", "--by", " "], ["reconcile", "--restore", "f.csv"],
                ["reconcile", "--correct", "f.csv", "--by", "A.\nBakker"],
            ] {
                #expect(try await workspace.postvangnet(arguments).status == 64, "\(arguments)")
            }
        }
    }
}
