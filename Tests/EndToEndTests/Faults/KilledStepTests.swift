import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Reprint, purge and what takes something back, killed at whatever change of the disk: typed again, they come to the
    /// end of one that nothing happened to.
    @Suite(.serialized) struct KilledStepTests {
        /// A closed run of which one letter is lost.
        private static func closed() async throws -> TestWorkspace {
            let workspace = try await TestWorkspace.sealed(readers: 2)
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-03", "--by", "tester")
            let lost = try #require(try await workspace.pieces("2026-11", accounts: 1)[1])
            let batch = "2026-11-0001"
            let feedback = FeedbackText.file(
                FeedbackText.row(batch, "mailed", "2026-11-13"),
                FeedbackText.row(batch, lost, "missing", "2026-11-13"))
            try #require(try await workspace.reconcile(("feedback.csv", feedback)).status == 0)
            try await workspace.succeed("close", "2026-11", "--by", "tester")
            return workspace
        }

        private static let reprint = ["reprint", "2026-11", "--by", "tester", "--on", "2026-11-16"]

        @Test func `a reprint that is killed while it is ordered and drawn is finished, and ordered once`() async throws
        {
            let killing = try await KilledCommand(Self.reprint, in: Self.closed())
            // Its pages are drawn as those of any batch; what orders it comes first.
            try await killing.expectSameEnd(at: stride(from: 1, through: killing.changes, by: 20))
        }

        @Test func `a reprint that is killed after its order stands in the outbox is finished`() async throws {
            let workspace = try await Self.closed()
            let faults = try SampleRun.shared.faults.environment(["RENAME": "order-2.json", "AFTER": "1"])
            let killed = try await workspace.postvangnet(Self.reprint, changes: faults, isApart: true)
            try #require(killed.status == KilledCommand.killed, "\(killed.errors)")
            let killing = try await KilledCommand(Self.reprint, in: workspace)
            #expect(killing.answer.hasPrefix("Finished the reprint that was ordered on 2026-11-16."))
            // Of the ledger's transaction every second, and of the rest every twentieth.
            let early = stride(from: 1, to: max(1, killing.changes - 24), by: 20)
            let late = stride(from: max(1, killing.changes - 24), through: killing.changes, by: 2)
            try await killing.expectSameEnd(at: Array(early) + Array(late))
            let again = try await killing.end.postvangnet(Self.reprint)
            #expect(
                again.status == 0 && again.output.hasPrefix("The reprint that was ordered on 2026-11-16 is sealed"),
                "\(again.output)")
        }

        /// November is closed, and a letter of it came back; so did one of December, which is open and so stays.
        private static func returned() async throws -> TestWorkspace { try await one.value.copy() }

        /// Made once.
        private static let one = Task {
            let workspace = try await TestWorkspace.made()
            try Files.replace("  openRuns: 365", with: "  # openRuns:", in: workspace.file("postvangnet.yaml"))
            for (month, accounts) in [(11, 2), (12, 3)] {
                try await workspace.load(asOf: "2026-\(month)-01", accounts: accounts)
                try await workspace.seal("2026-\(month)")
                try await workspace.mailed("2026-\(month)-0001", on: "2026-\(month)-13")
                let piece = try #require(
                    try await workspace.pieces("2026-\(month)", accounts: accounts)[month == 11 ? 1 : 3])
                let scan = FeedbackText.scan("\(piece),moved,2026-\(month)-20T09:00:00+01:00")
                let run = try await workspace.reconcile(("returned.csv", scan))
                try #require(run.status == 0, "\(run.errors)")
            }
            try await workspace.succeed("close", "2026-11", "--by", "tester")
            return workspace
        }

        private static let purge = ["purge", "--on", "2090-01-01"]

        @Test func `a purge that is killed anywhere is finished by the next one`() async throws {
            let killing = try await KilledCommand(Self.purge, in: Self.returned())
            let list = try Files.text(killing.end.file("doubtful-addresses.csv"))
            #expect(list.hasPrefix("account_id,returned_on,reason\na3,") && list.split(separator: "\n").count == 2)
            // December's key, and one for what comes back from now on.
            #expect(try Files.text(killing.end.file("address-digests.key")).split(separator: "\n").count == 2)
            // Of what follows the files every second, and of these every fifteenth.
            let early = stride(from: 1, to: max(1, killing.changes - 45), by: 15)
            let late = stride(from: max(1, killing.changes - 45), through: killing.changes, by: 2)
            try await killing.expectSameEnd(at: Array(early) + Array(late))
            let again = try await killing.end.succeed("purge", "--on", "2090-01-01")
            #expect(again.output.hasPrefix("Nothing is past its term on 2090-01-01.\nKept:\n"), "\(again.output)")
        }

        /// A run of two readers, signed by nobody, up to a step.
        private static func run(upTo last: String) async throws -> TestWorkspace {
            if last == "seal" { return try await TestWorkspace.sealed(readers: 2) }
            let workspace = try await TestWorkspace.made()
            try await workspace.load(asOf: "2026-11-01", accounts: 2)
            try await workspace.succeed("plan", "2026-11")
            try await workspace.succeed("approve", "2026-11", "--by", "tester")
            try await workspace.succeed("render", "2026-11")
            return workspace
        }

        private static let words = ["--by", "tester", "--reason", "wrong letters"]

        @Test func `a run whose cancelling is killed anywhere is cancelled by the next`() async throws {
            let killing = try await KilledCommand(
                ["cancel", "2026-11"] + Self.words, in: Self.run(upTo: "seal"))
            #expect(!Files.exists(killing.end.outbox))
            try await killing.expectSameEnd(at: stride(from: 1, through: killing.changes, by: 5))
        }

        @Test(arguments: ["render", "seal"])
        func `a piece whose withdrawal is killed anywhere is taken out by the next`(step: String) async throws {
            let command = ["withdraw", "2611A0001000001S"] + Self.words
            let killing = try await KilledCommand(command, in: Self.run(upTo: step))
            try await killing.expectSameEnd(at: stride(from: 1, through: killing.changes, by: 5))
        }

        @Test func `publish that is killed while it replaces pages leaves those of before or its own`() async throws {
            let workspace = try await TestWorkspace.made()
            // The letters of one audience take a fifth of the time.
            for product in ["bounce", "bounce-letter", "digid-basis", "dormant"] {
                try FileManager.default.removeItem(atPath: workspace.file("Templates/\(product)").string)
            }
            let policy = try Files.text(workspace.file("policy.yaml"))
            let others = #/ {2}- id: (digid-basis|dormant|bounce)\n( {4}.*\n)*/#
            try Files.write(policy.replacing(others, with: "").utf8, to: workspace.file("policy.yaml"))
            func publish(_ folder: String, _ day: Int, _ changes: [String: String?] = [:]) async throws -> ProgramRun {
                try await workspace.postvangnet(
                    "publish", folder, "--date", "2026-12-0\(day)", changes: changes, isApart: true)
            }
            let folder = workspace.scratch.appending("counted")
            #expect(try await publish("counted", 1).status == 0)
            let before = try Files.tree(folder)
            let counter = workspace.scratch.appending("changes")
            let counting = try SampleRun.shared.faults.environment(["CHANGE": "KILL:0"], counter: counter)
            #expect(try await publish("counted", 2, counting).status == 0)
            let after = try Files.tree(folder)
            try #require(before != after)
            let exchange = try #require(try Faults.changes(counter).lastIndex(of: .rename)) + 1
            for moment in [exchange - 1, exchange, exchange + 1, exchange + 4] {
                try FileManager.default.copyItem(atPath: folder.string, toPath: folder.string + "-\(moment)")
                let faults = try SampleRun.shared.faults.environment(
                    ["CHANGE": "KILL:\(moment)"], counter: workspace.scratch.appending("changes-\(moment)"))
                let run = try await publish("counted-\(moment)", 1, faults)
                #expect(run.status == KilledCommand.killed, "\(moment): \(run.errors)")
                let found = try Files.tree(FilePath(folder.string + "-\(moment)"))
                #expect(found == (moment > exchange ? before : after), "\(moment)")
            }
        }

        @Test func `texts whose taking is killed anywhere are all there after the next, and recorded once`()
            async throws
        {
            let texts = try await TextsWorkspace.approved.value
            // It has a ledger: what is drawn at random for a new one is no difference.
            let start = try TestWorkspace.few(\.imported)
            try start.replace("U kiest zelf of", by: "U kunt zelf kiezen of", in: "Templates/no-email/nl.md")
            let killing = try await KilledCommand(
                ["texts", "take", texts.pack.string, "--signers", texts.signers.string, "--apply"], in: start)
            #expect(killing.answer.contains("earlier-texts"))
            try await killing.expectSameEnd(at: stride(from: 1, through: killing.changes, by: 8))
        }

        @Test func `what an earlier version left undone is done, also where nothing is past its term`() async throws {
            let workspace = try await Self.returned()
            let list = workspace.file("doubtful-addresses.csv")
            let before = try Files.bytes(list)
            try await workspace.succeed("purge", "--on", "2090-01-01")
            let after = try Files.bytes(list)
            try #require(before != after)
            try Files.write(before, to: list)
            let forget = """
                import sqlite3, sys
                ledger = sqlite3.connect(sys.argv[1])
                ledger.execute("DELETE FROM purges WHERE what = 'compaction'")
                ledger.commit()
                """
            let python = try await ProgramRun(.python, ["-c", forget, workspace.file("ledger.sqlite").string])
            try #require(python.status == 0, "\(python.errors)")
            let dryRun = try await workspace.succeed("purge", "--dry-run")
            #expect(dryRun.output.contains("Would be finished"))
            #expect(try Files.bytes(list) == before)
            let run = try await workspace.succeed("purge")
            let names = ["ledger.sqlite", "doubtful-addresses.csv"].map { "  \(workspace.file($0))\n" }.joined()
            #expect(
                run.output.contains("Finished, because an earlier command was cut off:\n\(names)"), "\(run.output)")
            #expect(try Files.bytes(list) == after)
            #expect(try await !workspace.succeed("purge").output.contains("cut off"))
        }
    }
}

/// A command that is killed at changes of the disk, and typed again, in copies of one workspace.
private struct KilledCommand {
    static let killed: Int32 = 128 + 9

    /// What it leaves where nothing happens to it.
    let end: TestWorkspace
    let answer: String
    /// How many changes it makes to the disk.
    let changes: Int
    private let command: [String]
    private let start: TestWorkspace
    private let expected: Remains

    init(_ command: [String], in start: TestWorkspace) async throws {
        (self.command, self.start) = (command, start)
        end = try start.copy()
        let counter = end.scratch.appending("changes")
        let counting = try SampleRun.shared.faults.environment(["CHANGE": "KILL:0"], counter: counter)
        let run = try await end.postvangnet(command, changes: counting)
        try #require(run.status == 0, "\(run.errors)")
        answer = run.output
        changes = try Faults.count(counter)
        try #require(changes > 20)
        expected = try await Remains(of: end)
    }

    func expectSameEnd(at moments: some Sequence<Int>, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let moments = Array(moments)
        try #require(moments.count > 10)
        let lanes = 2
        let deaths = try await withThrowingTaskGroup(of: Int.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var deaths = 0
                    for index in stride(from: lane, to: moments.count, by: lanes) {
                        if try await expectSameEnd(killedAt: moments[index], sourceLocation) { deaths += 1 }
                    }
                    return deaths
                }
            }
            return try await group.reduce(0, +)
        }
        // Changes are counted in one copy; another may come to its end one or two earlier.
        #expect(deaths >= moments.count - 3, sourceLocation: sourceLocation)
    }

    /// Returns whether it died of it.
    private func expectSameEnd(killedAt moment: Int, _ sourceLocation: SourceLocation) async throws -> Bool {
        let workspace = try start.copy()
        let faults = try SampleRun.shared.faults.environment(
            ["CHANGE": "KILL:\(moment)"], counter: workspace.scratch.appending("changes"))
        let first = try await workspace.postvangnet(command, changes: faults, isApart: true)
        let again = try await workspace.postvangnet(command)
        #expect(again.status == 0, "\(moment): \(again.errors)", sourceLocation: sourceLocation)
        let found = try await Remains(of: workspace)
        #expect(
            found.files.keys.sorted() == expected.files.keys.sorted(), "\(moment)", sourceLocation: sourceLocation)
        for (name, bytes) in expected.files {
            #expect(found.files[name] == bytes, "\(moment): \(name)", sourceLocation: sourceLocation)
        }
        #expect(found.keys == expected.keys, "\(moment)", sourceLocation: sourceLocation)
        #expect(found.ledger == expected.ledger, "\(moment)", sourceLocation: sourceLocation)
        return first.status == Self.killed
    }
}

/// What a command left in a workspace, without what is another each time: moments, and keys that are drawn.
private struct Remains {
    /// All but the lock, which says who took it last, the ledger and the keys.
    let files: [String: [UInt8]]
    /// How many keys there are.
    let keys: Int
    let ledger: String

    init(of workspace: TestWorkspace) async throws {
        var files = try Files.tree(workspace.path)
        let keys = files.removeValue(forKey: "address-digests.key") ?? []
        self.keys = keys.count { $0 == UInt8(ascii: "\n") }
        for name in [".lock", "ledger.sqlite"] { files[name] = nil }
        // The last event of a run has its moment, and a digest of that.
        for name in files.keys where name.hasSuffix("last-event.json") { files[name] = [] }
        // SQLite had no time to take the name of its own file away: nothing is in it yet.
        self.files = files.filter { !$0.key.hasPrefix("etilqs_") || !$0.value.isEmpty }
        ledger = try await Program.python.text(["-c", Self.rows, workspace.file("ledger.sqlite").string])
    }

    /// What was removed in two goes is recorded twice, as it happened.
    private static let rows = """
        import sqlite3, sys
        ledger = sqlite3.connect(sys.argv[1])
        print(ledger.execute("PRAGMA integrity_check").fetchall(), ledger.execute("PRAGMA foreign_key_check").fetchall())
        for (table,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
            columns = [row[1] for row in ledger.execute(f"PRAGMA table_info({table})")]
            moments = {"at", "since", "recorded_at", "previous", "digest"} | ({"number"} if table == "purges" else set())
            columns = ", ".join(f'"{column}"' for column in columns if column not in moments)
            print(table, sorted(set(ledger.execute(f"SELECT {columns} FROM {table}")), key=repr))
        """
}
