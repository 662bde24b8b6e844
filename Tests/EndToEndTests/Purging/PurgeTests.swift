import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct PurgeTests {
        /// A sealed run, feedback in the inbox, and what a step that was cut off leaves behind.
        private func workspace() throws -> TestWorkspace {
            let workspace = try TestWorkspace.sealed()
            try Files.write("reference,reason,at\n".utf8, to: workspace.file("inbox/returned.csv"))
            let plan = workspace.file("runs/2026-11/plan.sqlite")
            try FileManager.default.createDirectory(
                atPath: workspace.file(".recall").string, withIntermediateDirectories: false)
            for leftover in [
                "mailbox.sqlite.new", ".recall/mailbox.sqlite", "rejects.csv.new", "runs/2026-11/.plan.sqlite.partial",
                "runs/2026-11/a copy of mine",
            ] {
                try Files.copy(plan, to: workspace.file(leftover))
            }
            return workspace
        }

        /// All files but the lock, which says who took it last.
        private func contents(of workspace: TestWorkspace) throws -> [String: [UInt8]] {
            try Files.tree(workspace.path).filter { $0.key != ".lock" }
        }

        /// What a term is counted from.
        private enum Start: String {
            case approval = "SELECT at FROM run_events WHERE state = 'approved'"
            case closing = "SELECT max(at) FROM closings"
        }

        /// `YYYY-MM-DD`, so many days from the day that the ledger has, as it was in the Netherlands.
        private func day(_ days: Int, after start: Start, in workspace: TestWorkspace) async throws -> String {
            let ledger = workspace.file("ledger.sqlite").string
            let read = try await ProgramRun(.python, ["-c", Self.dayAfter, ledger, start.rawValue, String(days)])
            try #require(read.status == 0, "\(read.errors)")
            return read.output.trimmingCharacters(in: .newlines)
        }

        private static let dayAfter = """
            import datetime, sqlite3, sys, zoneinfo
            at = sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0]
            at = datetime.datetime.fromisoformat(at).astimezone(zoneinfo.ZoneInfo("Europe/Amsterdam"))
            print(at.date() + datetime.timedelta(days=int(sys.argv[3])))
            """

        /// The files of a tree that hold any of the texts, with the first one found.
        private func holders(of texts: Set<String>, in tree: [String: [UInt8]]) -> [String] {
            tree.compactMap { name, bytes in
                let content = Data(bytes)
                return texts.first { content.range(of: Data($0.utf8)) != nil }.map { "\(name): \($0)" }
            }.sorted()
        }

        /// Surnames, streets and postcodes of the sample extract that no text of the project holds anyway.
        private func personalTexts() throws -> Set<String> {
            let people = try ExtractCopy.rows(of: Project.sampleExtract.appending("people.csv"))
            let addresses = try ExtractCopy.rows(of: Project.sampleExtract.appending("addresses.csv"))
            let texts = Set(people.compactMap { $0["surname"] })
                .union(addresses.flatMap { [$0["street"] ?? "", $0["postcode"] ?? ""] }).filter { $0.count > 4 }
            let own = try Files.tree(Project.root.appending("Templates"))
            return texts.filter { text in holders(of: [text], in: own).isEmpty }
        }

        @Test func `after all terms no file of the workspace tells about a person`() async throws {
            let workspace = try workspace()
            let texts = try personalTexts()
            #expect(texts.count > 100)
            let before = holders(of: texts, in: try Files.tree(workspace.path))
            #expect(before.count > 10, "\(before)")
            try await workspace.succeed("purge", "--on", "2090-01-01")
            let after = try Files.tree(workspace.path)
            #expect(holders(of: texts, in: after) == [])
            let accounts = Set(try ExpectedDecision.all().map(\.account).filter { $0.count > 8 })
            #expect(accounts.count > 100 && holders(of: accounts, in: after) == [])
            #expect(after.keys.filter { [".pdf", ".csv", ".png"].contains(where: $0.hasSuffix) } == [])
            let records = after.keys.filter { $0.hasPrefix("outbox/2026-11/2026-11-0001/") }.sorted()
            #expect(
                records.map { $0.split(separator: "/").last } == ["SHA256SUMS", "SHA256SUMS.sig", "manifest.json"])
            #expect(after.keys.contains("runs/2026-11/plan.json") && after.keys.contains("postvangnet.yaml"))
            let again = try await workspace.succeed("purge", "--on", "2090-01-01")
            #expect(again.output == "Nothing is past its term on 2090-01-01.\n")
        }

        @Test func `a purged run still counts and explains by codes, and nothing of it can be made again`() async throws
        {
            let workspace = try workspace()
            let before = try await workspace.status()
            let accounts = ["odd-ward-organisation", "odd-all-on-paper"]
            var explained: [ExplainAnswer] = []
            for account in accounts { explained.append(try await workspace.explain(account)) }
            let planned = try #require(explained[0].piece)
            let plan = try TestJSON(Files.text(workspace.file("runs/2026-11/plan.json")))
            let batch = try #require(plan["batches"].list.first { $0["id"].text == planned.batch })
            #expect(planned.product == batch["product"].text && planned.layout == batch["layout"].text)
            try await workspace.succeed("purge", "--on", try await day(500, after: .approval, in: workspace))
            let status = try await workspace.status()
            #expect(status.state == "purged" && status.pieces == before.pieces && status.chosen == before.chosen)
            #expect(status.batches.map(\.sheets) == before.batches.map(\.sheets))
            #expect(try await !workspace.succeed("status", "2026-11").output.contains("do not add up"))
            for (account, known) in zip(accounts, explained) {
                let answer = try await workspace.explain(account)
                #expect(answer.decision == known.decision && answer.audience == known.audience)
                #expect(answer.reason == known.reason && answer.piece?.id == known.piece?.id)
                #expect(answer.envelope == nil && answer.salutation == nil && answer.piece?.product == nil)
            }
            let piece = try #require(explained[0].piece?.id)
            #expect(try await workspace.explain(piece).account == accounts[0])
            let text = try await workspace.succeed("explain", piece, "2026-11").output
            #expect(text.contains("The run is purged"))
            for command in ["render", "seal", "run"] {
                let run = try await workspace.postvangnet(command, "2026-11")
                #expect(run.status == 66 && run.errors.contains("The run 2026-11 is purged"), "\(run.errors)")
            }
            #expect(try await workspace.postvangnet("plan", "2026-11").status == 64)
        }

        @Test func `the ledger forgets accounts and pieces after its own term, and keeps totals that add up`()
            async throws
        {
            let workspace = try workspace()
            let before = try await workspace.status()
            let account = "odd-ward-organisation"
            let ledger = workspace.file("ledger.sqlite")
            try await workspace.succeed("purge", "--on", try await day(500, after: .approval, in: workspace))
            #expect(holders(of: [account], in: ["ledger": try Files.bytes(ledger)]).count == 1)
            try await workspace.succeed("purge", "--on", try await day(1826, after: .approval, in: workspace))
            #expect(holders(of: [account], in: ["ledger": try Files.bytes(ledger)]) == [])
            #expect(try await workspace.status().pieces == before.pieces)
            #expect(try await !workspace.succeed("status", "2026-11").output.contains("do not add up"))
            let explain = try await workspace.postvangnet("explain", account, "2026-11")
            #expect(explain.status == 66 && explain.errors.contains("keeps only totals of the run 2026-11"))
            let check = try await ProgramRun(
                .python, ["-c", Self.checkDatabase, ledger.string, "SELECT what FROM purges ORDER BY number"])
            #expect(
                check.output == "ok, mailbox, mailbox, rejects, inbox, pictures, outbox, run, ledger, compaction\n",
                "\(check.errors)")
        }

        /// Prints what SQLite says of a database as a whole, then the first column of a query.
        private static let checkDatabase = """
            import sqlite3, sys
            database = sqlite3.connect(sys.argv[1])
            lines = database.execute("PRAGMA integrity_check").fetchall()
            lines += database.execute("PRAGMA foreign_key_check").fetchall() + database.execute(sys.argv[2]).fetchall()
            print(", ".join(str(line[0]) for line in lines))
            """

        @Test func `a dry run removes nothing, and says what would go and how long the rest stays`() async throws {
            let workspace = try workspace()
            let before = try contents(of: workspace)
            let day200 = try await day(200, after: .approval, in: workspace)
            let run = try await workspace.succeed("purge", "--dry-run", "--on", day200)
            #expect(run.output.hasPrefix("Would be removed (terms as on \(day200)):\n  mailbox "))
            let day365 = try await day(365, after: .approval, in: workspace)
            let day1825 = try await day(1825, after: .approval, in: workspace)
            let kept = try #require(run.output.split(separator: "Kept:\n").last)
            #expect(kept.contains("  run 2026-11: outbox                         until \(day365)  28 files\n"))
            #expect(kept.contains("  run 2026-11: accounts and pieces in ledger  until \(day1825)\n"))
            #expect(try contents(of: workspace) == before)
        }

        @Test func `terms count from the day that the run was closed`() async throws {
            let workspace = try workspace()
            try await workspace.succeed("close", "2026-11", "--by", "closer", "--accept-open")
            let day30 = try await day(30, after: .closing, in: workspace)
            let day90 = try await day(90, after: .closing, in: workspace)
            let rows = try await workspace.succeed("purge", "--dry-run").output
            #expect(rows.contains("  run 2026-11: outbox                         until \(day30)  28 files\n"))
            #expect(rows.contains("  run 2026-11: plan, proof and batches        until \(day90)  "))
            let piece = try #require(try SealedBatch(workspace.batch(1)).rows.first?.piece)
            try await workspace.succeed("archive", piece)
            let archive = workspace.file("runs/2026-11/archive")
            let facts = try Files.text(archive.appending("\(piece).json"))
            try await workspace.succeed("purge", "--on", day30)
            #expect(!Files.exists(workspace.batch(1).appending("letters.pdf")))
            // What was sealed is known by its digests, though the letters are gone from the outbox.
            try await workspace.succeed("archive", piece, "--to", "later")
            #expect(try Files.text(workspace.scratch.appending("later/\(piece).json")) == facts)
            #expect(Files.exists(workspace.file("runs/2026-11/plan.sqlite")))
            #expect(try await workspace.status().state == "closed")
            try await workspace.succeed("purge", "--on", day90)
            #expect(try await workspace.status().state == "purged")
            #expect(!Files.exists(archive))
            for command in [
                ["handover", "2026-11", "--by", "a"], ["reprint", "2026-11", "--by", "a"], ["archive", piece],
                ["recall", "2026-11", "--extract", Project.sampleExtract.string],
            ] {
                let run = try await ProgramRun(.postvangnet, command + ["--workspace", workspace.path.string])
                #expect(run.status == 66 && run.errors.contains("The run 2026-11 is purged"), "\(run.errors)")
            }
            try await workspace.succeed("close", "2026-11", "--by", "closer")
            #expect(try await workspace.status().state == "purged")
        }

        @Test func `what a run still needs stays, however old, where openRuns is not set`() async throws {
            let workspace = try workspace()
            try Files.replace("  openRuns: 365", with: "  # openRuns:", in: workspace.file("postvangnet.yaml"))
            let run = try await workspace.succeed("purge", "--on", "2090-01-01")
            #expect(run.output.contains("while it is open"))
            #expect(
                !Files.exists(workspace.file("mailbox.sqlite")) && !Files.exists(workspace.file("inbox/returned.csv")))
            try await workspace.succeed("seal", "2026-11")
            let batch = try await ProgramRun(.postvangnet, ["verify", workspace.batch(1).string])
            #expect(batch.status == 0, "\(batch.output)")
        }

        @Test func `a plan that nobody approved goes whole, and can be made again`() async throws {
            let workspace = try TestWorkspace.planned()
            try await workspace.succeed("purge", "--on", "2026-12-30")
            #expect(Files.exists(workspace.file("runs/2026-11/plan.sqlite")))
            try await workspace.succeed("purge", "--on", "2026-12-31")
            #expect(!Files.exists(workspace.file("runs/2026-11")) && !Files.exists(workspace.file("mailbox.sqlite")))
            try await workspace.succeed("import", Project.sampleExtract.string)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
        }

        @Test func `what a purge that was cut off left is removed by the next, and what no run made is named`()
            async throws
        {
            let workspace = try workspace()
            let plan = try Files.bytes(workspace.file("runs/2026-11/plan.sqlite"))
            try await workspace.succeed("purge", "--on", try await day(500, after: .approval, in: workspace))
            try Files.write(plan, to: workspace.file("runs/2026-11/plan.sqlite"))
            try Files.write(plan, to: workspace.file("runs/old plan"))
            let run = try await workspace.succeed("purge", "--on", try await day(501, after: .approval, in: workspace))
            #expect(run.output.contains("run 2026-11: plan, proof and batches") && run.output.contains("runs/old plan"))
            #expect(!Files.exists(workspace.file("runs/2026-11/plan.sqlite")))
            #expect(Files.exists(workspace.file("runs/old plan")))
        }

        @Test func `a term shorter than the ledger needs is refused`() async throws {
            let workspace = try workspace()
            try Files.replace("  ledger: 1825", with: "  ledger: 30", in: workspace.file("postvangnet.yaml"))
            let run = try await workspace.postvangnet("purge")
            #expect(run.status == 78 && run.errors.contains("retention.ledger"))
        }
    }
}
