import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Sealed on the day of the test; feedback bears the dates of November 2026.
    struct OverdueTests {
        private static func late(_ workspace: TestWorkspace, on day: String, _ more: String...) async throws
            -> (status: Int32, batches: [String])
        {
            let run = try await ProgramRun(
                .postvangnet,
                ["status", "--overdue", "--on", day] + more + ["--workspace", workspace.path.string])
            #expect(run.errors.isEmpty)
            return (run.status, run.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) })
        }

        @Test func `what is sealed and not received, then received and not mailed, is late until it is mailed`()
            async throws
        {
            let workspace = try TestWorkspace.few(\.sealed)
            let ids = try SampleRun.shared.few.batches.map(\.manifest.batch.id)
            let (first, others) = (ids[0], Array(ids.dropFirst()))
            // Long before and long after the test's own day.
            #expect(try await Self.late(workspace, on: "2020-01-02") == (0, []))
            #expect(try await Self.late(workspace, on: "2099-01-02") == (1, ids))

            var feedback = ids.map { FeedbackText.row($0, "received", "2026-11-04") }
            feedback.removeLast()
            let run = try await workspace.reconcile(
                ("f.csv", ([FeedbackText.header] + feedback).map { $0 + "\n" }.joined()))
            #expect(run.status == 0)
            // Mailing is from 6 to 11 November 2026, a Wednesday.
            let still = try #require(others.last)
            #expect(try await Self.late(workspace, on: "2026-11-11").batches.filter { $0 != still } == [])
            #expect(try await Self.late(workspace, on: "2026-11-12").batches.filter { $0 != still } == ids.dropLast())

            let mailed = FeedbackText.file(
                FeedbackText.row(first, "mailed", "2026-11-11"), FeedbackText.row(still, "mailed", "2026-11-11"))
            #expect(try await workspace.reconcile(("g.csv", mailed)).status == 0)
            #expect(try await Self.late(workspace, on: "2026-11-12") == (1, Array(others.dropLast())))
            #expect(try await Self.late(workspace, on: "2026-11-12", "2026-11") == (1, Array(others.dropLast())))
            #expect(try await Self.late(workspace, on: "2026-11-12", "2026-12") == (0, []))

            let text = try await workspace.succeed("status", "2026-11", "--on", "2026-11-12").output
            #expect(
                text.contains(
                    "Late:\n  \(others[0]): received on 2026-11-04 and not mailed; that was due on 2026-11-11\n"))
            let json = try TestJSON(
                await workspace.succeed("status", "2026-11", "--on", "2026-11-12", "--format", "json").output)
            #expect(json["overdue"].list.map { $0["id"].text } == others.dropLast())
            #expect(json["overdue"].list.allSatisfy { $0["due"].text == "2026-11-11" })
            let overview = try await workspace.succeed("status", "--on", "2026-11-11").output
            #expect(overview.split(separator: "\n").last?.hasSuffix(" 0") == true, "\(overview)")
        }

        @Test func `the days that a printer has to report a batch received are those of its contract`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try Files.replace(
                "receiveWithinDays: 1 ", with: "receiveWithinDays: 60 ", in: workspace.file("postvangnet.yaml"))
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            #expect(try await workspace.postvangnet("status", "--overdue").status == 0)
            let json = try TestJSON(
                await workspace.postvangnet("status", "--overdue", "--on", "2099-01-02", "--format", "json").output)
            let due = try #require(json.list.first?["due"].text)
            let since = try #require(json.list.first?["since"].text)
            #expect(try due > since && json.list.count == SampleRun.shared.few.batches.count)
            #expect(try await Self.late(workspace, on: due).status == 0)
        }

        @Test func `nothing is late where nothing was ever sealed`() async throws {
            let workspace = try await TestWorkspace.made()
            #expect(try await Self.late(workspace, on: "2099-01-02") == (0, []))
            #expect(try await workspace.postvangnet("status", "--overdue", "--on", "2099-02-30").status == 64)
        }
    }
}
