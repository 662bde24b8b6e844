import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Feedback about sealed batches of the sample run, each test in a copy of its own.
    struct ReconcileTests {
        static func sealed() throws -> (workspace: TestWorkspace, batch: SealedBatch) {
            let sample = try SampleRun.shared
            let largest = try #require(sample.batches.max { $0.rows.count < $1.rows.count })
            return (try sample.workspace.copy(), largest)
        }

        @Test func `forty malformed files each have one clear finding, and nothing of them is taken wrongly`()
            async throws
        {
            let (workspace, batch) = try Self.sealed()
            let stranger = try #require(
                SampleRun.shared.batches.first { $0.manifest.batch.id != batch.manifest.batch.id })
            let files = MalformedFeedback.all(
                batch: batch.manifest.batch.id, good: { batch.rows[$0].piece },
                other: batch.rows[batch.rows.count - 1].piece,
                stranger: stranger.rows[0].piece)
            #expect(files.count > 40)
            for file in files {
                let run = try await workspace.reconcile([(file.name, file.bytes)])
                let findings = run.errors.split(separator: "\n")
                #expect(run.status == (file.isRefused ? 65 : 1), "\(file.name)")
                #expect(findings.count == 1 && findings[0].hasSuffix("[\(file.code)]"), "\(file.name): \(run.errors)")
                #expect(run.errors.hasPrefix("\(file.name)\(file.place): "), "\(run.errors)")
                #expect(run.output.contains(file.isRefused ? " 0 new" : " 1 new"), "\(file.name): \(run.output)")
            }
            let taken = files.count { !$0.isRefused }
            let status = try await workspace.status()
            let all = status.pieces.values.reduce(0, +)
            #expect(status.pieces["mailed"] == taken && status.pieces["sealed"] == all - taken)
            #expect(status.batches.allSatisfy { $0.state == "sealed" })
        }

        @Test func `forms that say the same are taken, and each row is answered to who wrote it`() async throws {
            let (workspace, batch) = try Self.sealed()
            let (id, pieces) = (batch.manifest.batch.id, batch.rows.map(\.piece))
            let header = FeedbackText.header
            let harmless = [
                "blank-lines": "\(header)\n\(id),\(pieces[0]),mailed,2026-11-12T09:00:00+01:00,\n\n  \n,,,,\n\n",
                "capitals": "\(header.uppercased())\n\(id),\(pieces[1]),MAILED,2026-11-12T09:00:00+01:00,\n",
                "groups": "\(header)\n\(id),\(pieces[2].grouped),mailed,2026-11-12T09:00:00+01:00,\n",
                "small-letters": "\(header)\n\(id),\(pieces[3].lowercased()),Mailed,2026-11-12T09:00:00+01:00,\n",
                "separator": "sep=,\r\n\(header)\r\n\(id),\(pieces[4]),mailed,2026-11-12T09:00:00+01:00,\r\n",
                "no-seconds": "\(header)\n\(id),\(pieces[5]),mailed,2026-11-12T09:00+01:00,\n",
                "blanks-around":
                    " Batch_ID , piece_id,status,at,reason\n \(id) , \(pieces[6]) , mailed ,2026-11-12T09:00Z, \n",
            ]
            let ack = workspace.scratch.appending("ack.csv")
            let run = try await workspace.reconcile(
                harmless.sorted { $0.key < $1.key }.map { ("\($0.key).csv", Array($0.value.utf8)) },
                ["--ack", ack.string])
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            #expect(
                run.output.contains("Read 7 rows in 7 files: 7 new, 0 known already, 0 not taken."), "\(run.output)")
            // The sample is a test.
            #expect(run.output.contains("7 rows say mailed of batches that are tests, of which nothing may be."))
            #expect(try await workspace.status().pieces["mailed"] == 7)
            let lines = try Files.text(ack).split(separator: "\n").map(String.init)
            #expect(lines.first == "file,line,taken,code,message" && lines.count == 8)
            #expect(lines[1].hasPrefix("blank-lines.csv,2,yes,mailed-test,"))
            #expect(lines[7].hasPrefix("small-letters.csv,2,yes,mailed-test,"))
            #expect(lines.contains { $0.hasPrefix("separator.csv,3,yes,") })
            // A test ends when its files are gone, and nothing of it is mailed.
            let end = try await workspace.reconcile(
                (
                    "end.csv",
                    FeedbackText.file(
                        FeedbackText.row(id, "received", "2026-11-10"), FeedbackText.row(id, "printed", "2026-11-11"),
                        FeedbackText.row(id, "deleted", "2026-11-13"))
                ))
            #expect(end.status == 0 && end.output.contains("3 new, 0 known already, 0 not taken."), "\(end.errors)")
        }

        @Test func `an answer tells of each row whether it was taken, and why not, as a file and as JSON`() async throws
        {
            let (workspace, batch) = try Self.sealed()
            let (id, pieces) = (batch.manifest.batch.id, batch.rows.map(\.piece))
            let text = FeedbackText.file(
                FeedbackText.row(id, pieces[0], "printed", "2026-11-12"),
                "\(id),\(pieces[1]),posted,2026-11-12T09:00Z,",
                FeedbackText.row("2026-11-0099", "printed", "2026-11-12"))
            let ack = workspace.scratch.appending("ack.csv")
            let files = [("f.csv", Array(text.utf8)), ("g.csv", Array("a;b\n".utf8))]
            let run = try await workspace.reconcile(files, ["--ack", ack.string, "--format", "json"])
            #expect(run.status == 65)
            let schema = try await SchemaTests.check("ack", [ack])
            #expect(schema.status == 0, "\(schema.errors)")
            let lines = try Files.text(ack).split(separator: "\n").map(String.init)
            let starts = [
                "file,line,taken,code,message", "f.csv,2,yes,,",
                "f.csv,3,no,feedback-status,\"The status is not known.",
                "f.csv,4,no,unknown-batch,", "g.csv,1,no,feedback-separator,",
            ]
            try #require(lines.count == starts.count, "\(lines)")
            for (line, start) in zip(lines, starts) { #expect(line.hasPrefix(start)) }
            let answer = try TestJSON(run.output)
            #expect(answer["new"].number == 1 && answer["notTaken"].number == 2)
            #expect(answer["rows"].list.map { $0["taken"].flag } == [true, false, false, false])
            #expect(answer["rows"].list[3]["code"].text == "feedback-separator")
            #expect(answer["files"].list.map { $0["refused"].flag } == [false, true])
            // The same again is known, and still taken.
            let again = try await workspace.reconcile([files[0]], ["--ack", ack.string])
            #expect(again.status == 1)
            #expect(try Files.text(ack).contains("f.csv,2,yes,,Known already.\n"))
        }

        @Test func `no finding repeats what stands in a file`() async throws {
            let (workspace, _) = try Self.sealed()
            let run = try await workspace.reconcile(
                ("f.csv", "\(FeedbackText.header)\nJansen,Jansen,Jansen,Jansen,Jansen\nJansen\n"),
                ("g.csv", "Jansen,status\n"), ("h.csv", "\(FeedbackText.scanHeader)\nJansen,Jansen,Jansen\n"))
            #expect(run.status == 65 && !(run.errors + run.output).contains("Jansen"))
            #expect(run.errors.split(separator: "\n").count == 10)
        }

        @Test func `the findings of all files are told at once, and all good rows are taken`() async throws {
            let (workspace, batch) = try Self.sealed()
            let (id, pieces) = (batch.manifest.batch.id, batch.rows.map(\.piece))
            let run = try await workspace.reconcile(
                ("semicolons.csv", "a;b\n"),
                ("late.csv", FeedbackText.file(FeedbackText.row(id, pieces[0], "mailed", "2026-11-20"), "x,y,z,,")),
                (
                    "early.csv",
                    FeedbackText.file(FeedbackText.row(id, pieces[0], "returned", "2026-11-13", reason: "moved"))
                ),
                (
                    "windows.csv",
                    "\u{FEFF}\(FeedbackText.header)\r\n\(FeedbackText.row(id, pieces[1], "mailed", "2026-11-12"))\r\n"
                ))
            #expect(run.status == 65)
            let places = run.errors.split(separator: "\n").map { $0.prefix { $0 != " " } }
            #expect(
                places == [
                    "semicolons.csv:1:", "late.csv:2:status:", "late.csv:3:batch_id:", "late.csv:3:piece_id:",
                    "late.csv:3:status:", "late.csv:3:at:",
                ])
            #expect(
                run.output.contains("Read 4 rows in 3 files: 3 new, 0 known already, 1 not taken. 1 file could not"))
            let status = try await workspace.status()
            #expect(status.pieces["mailed"] == 1 && status.pieces["returned"] == 1)
        }

        @Test func `a screen tells twenty of a kind and how many more, and the answer tells all`() async throws {
            let (workspace, batch) = try Self.sealed()
            let wrong = batch.rows.prefix(25).map {
                FeedbackText.row(batch.manifest.batch.id, $0.piece, "lost", "2026-11-12")
            }
            let ack = workspace.scratch.appending("ack.csv")
            let file = Array((([FeedbackText.header] + wrong).joined(separator: "\n") + "\n").utf8)
            let run = try await workspace.reconcile([("f.csv", file)], ["--ack", ack.string])
            let told = run.errors.split(separator: "\n")
            #expect(run.status == 1 && told.count == 22, "\(run.errors)")
            #expect(told[20].hasPrefix("f.csv: 5 more like these.") && told[21].contains("--ack FILE"), "\(told)")
            #expect(try Files.text(ack).split(separator: "\n").count == 26)
        }

        @Test func `a file that is not there stops the command before anything is taken`() async throws {
            let (workspace, batch) = try Self.sealed()
            try Files.write(
                FeedbackText.file(FeedbackText.row(batch.manifest.batch.id, "mailed", "2026-11-12")).utf8,
                to: workspace.scratch.appending("there.csv"))
            let run = try await ProgramRun(
                .postvangnet, ["reconcile", "there.csv", "gone.csv", "--workspace", workspace.path.string],
                in: workspace.scratch)
            #expect(run.status == 66 && run.errors.contains("gone.csv"))
            #expect(try await workspace.status().pieces["mailed"] == 0)
        }

        @Test func `the example in the printers' documentation is feedback that leaves nothing to ask`() async throws {
            let (workspace, _) = try Self.sealed()
            let example = try Files.text(Project.root.appending("docs/print-house/examples/feedback.csv"))
            let run = try await workspace.reconcile(("feedback.csv", example))
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            let status = try await workspace.status()
            #expect(status.batches.first?.state == "deleted")
            let pieces = try #require(status.batches.first).pieces
            #expect(status.pieces["mailed"] == pieces - 3)
            for state in ["pulled", "missing", "returned"] { #expect(status.pieces[state] == 1) }
        }

        @Test func `the same file twice is the same as once, and says so`() async throws {
            let (workspace, batch) = try Self.sealed()
            let (id, pieces) = (batch.manifest.batch.id, batch.rows.map(\.piece))
            let text = FeedbackText.file(
                FeedbackText.row(id, "mailed", "2026-11-12"), FeedbackText.row(id, pieces[0], "spoiled", "2026-11-11"))
            let first = try await workspace.reconcile(("f.csv", text))
            #expect(first.status == 0 && first.errors.isEmpty)
            #expect(first.output.contains("2 new, 0 known already, 0 not taken.\n\nRun"))
            let count = pieces.count
            #expect(
                first.output.contains(
                    "batch \(id), sealed -> mailed: \(count) pieces = \(count - 1) mailed + 1 spoiled\n"))
            let before = try await workspace.status()
            let again = try await workspace.reconcile(("f.csv", text))
            #expect(again.status == 0 && again.output.contains("0 new, 2 known already, 0 not taken.\nNothing new.\n"))
            let after = try await workspace.status()
            #expect(after.pieces == before.pieces && after.pieces["mailed"] == count - 1)
            #expect(after.pieces.values.reduce(0, +) == after.batches.reduce(0) { $0 + $1.pieces })
            #expect(after.batches.first { $0.id == id }?.state == "mailed")
        }

        @Test func `a scan of returned mail may hold references and marks, with or without spaces`() async throws {
            let (workspace, batch) = try Self.sealed()
            let rows = batch.rows
            let run = try await workspace.reconcile(
                (
                    "scan.csv",
                    FeedbackText.scan(
                        "\(rows[0].piece.grouped),moved,2026-11-20T09:00:00+01:00",
                        "\(rows[1].mark),refused,2026-11-20T09:00:00+01:00",
                        "\(rows[2].piece.lowercased()),unknown,2026-11-19T23:30:00Z",
                        "\(rows[3].piece)112,unknown,2026-11-20T09:00:00+01:00")
                ))
            #expect(run.status == 1 && run.errors.hasPrefix("scan.csv:5:reference: The mark is of a reprint"))
            #expect(try await workspace.status().pieces["returned"] == 3)
            let list = try Files.text(workspace.file("doubtful-addresses.csv")).split(separator: "\n")
            // By the moment: the last minute before midnight in Greenwich is the next day here.
            let (first, second) = (
                try await workspace.explain(rows[2].piece).account, try await workspace.explain(rows[0].piece).account
            )
            #expect(
                list == [
                    "account_id,returned_on,reason", "\(first),2026-11-20,unknown", "\(second),2026-11-20,moved",
                ])
        }
    }
}
