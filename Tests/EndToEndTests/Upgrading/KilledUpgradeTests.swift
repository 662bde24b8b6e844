import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd.Approved {
    /// `upgrade`, killed: a workspace is as it was or brought forward, and typed again it is brought forward.
    @Suite(.serialized) struct KilledUpgradeTests {
        private static let moments = 50
        private static let lanes = 2

        @Test func `killed at fifty moments it leaves the workspace as it was or brought forward, never between`()
            async throws
        {
            let start = try ApprovedMonths.shared.named.approved.copy()
            try await start.takeBack()
            let end = try start.copy()
            let counter = end.scratch.appending("changes")
            let faults = try SampleRun.shared.faults
            let counted = try await end.postvangnet(
                "upgrade", "--apply", changes: faults.environment(["CHANGE": "KILL:0"], counter: counter))
            try #require(counted.status == 0, "\(counted.errors)")
            let changes = try Faults.count(counter)
            try #require(changes > Self.moments)
            let expected = try await Self.ledger(of: end)
            // The last ones, between which it is decided, and others anywhere before them.
            let early = (1...(changes - 15)).shuffled().prefix(Self.moments - 15)
            let moments = Array(early) + Array((changes - 14)...changes)
            let killing = Killing(start: start, before: try start.contents(), expected: expected, faults: faults)
            let ends = try await withThrowingTaskGroup(of: [Bool].self) { group in
                for lane in 0..<Self.lanes {
                    group.addTask {
                        var ends: [Bool] = []
                        for index in stride(from: lane, to: moments.count, by: Self.lanes) {
                            ends.append(try await killing.isForward(killedAt: moments[index]))
                        }
                        return ends
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(ends.contains(true) && ends.contains(false))
        }

        /// All that its ledger holds, without moments and what follows from them.
        fileprivate static func ledger(of workspace: TestWorkspace) async throws -> String {
            let script = """
                import sqlite3, sys
                ledger = sqlite3.connect(sys.argv[1])
                print(ledger.execute("PRAGMA integrity_check").fetchall())
                for name, in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
                    columns = [row[1] for row in ledger.execute(f"PRAGMA table_info({name})")]
                    columns = ", ".join(f'"{column}"' for column in columns if column not in ("at", "previous", "digest"))
                    print(name, sorted(ledger.execute(f"SELECT {columns} FROM {name}"), key=repr))
                """
            return try await Program.python.text(["-c", script, workspace.file("ledger.sqlite").string])
        }
    }
}

/// An upgrade that is killed in copies of one workspace.
private struct Killing: Sendable {
    let start: TestWorkspace
    let before: [String: [UInt8]]
    /// The ledger at the end.
    let expected: String
    let faults: Faults

    /// Returns whether what the killed upgrade left is a workspace of today already.
    func isForward(killedAt moment: Int) async throws -> Bool {
        let workspace = try start.copy()
        let environment = faults.environment(
            ["CHANGE": "KILL:\(moment)"], counter: workspace.scratch.appending("changes"))
        let killed = try await workspace.postvangnet("upgrade", "--apply", changes: environment, isApart: true)
        #expect(killed.status == 128 + 9, "\(moment): \(killed.errors)")
        let left = try workspace.contents()
        let status = try await workspace.postvangnet("status", "2026-11")
        let isForward = status.status == 0
        if isForward {
            // Whatever was not done yet was done by the command that came next.
            #expect(try await EndToEnd.Approved.KilledUpgradeTests.ledger(of: workspace) == expected, "\(moment)")
            try await workspace.succeed("purge", "--dry-run")
        } else {
            #expect(status.status == 78 && status.errors.contains("postvangnet upgrade"), "\(moment): \(status.errors)")
            // Copies beside it apart, it is as it was, for the earlier version too.
            for (name, bytes) in before { #expect(left[name] == bytes, "\(moment): \(name)") }
            #expect(
                (try? FileManager.default.destinationOfSymbolicLink(
                    atPath: workspace.file(TestWorkspace.notice).string)) == nil)
        }
        let again = try await workspace.postvangnet("upgrade", "--apply")
        #expect(again.status == 0, "\(moment): \(again.errors)")
        if !isForward {
            #expect(try await EndToEnd.Approved.KilledUpgradeTests.ledger(of: workspace) == expected, "\(moment)")
        }
        let names = try workspace.contents().keys
        #expect(!names.contains { $0.hasPrefix(".ledger") || $0.hasSuffix(".partial") }, "\(moment)")
        #expect(try workspace.contents()["ledger-before-0.2.0.sqlite"] == before["ledger.sqlite"], "\(moment)")
        return isForward
    }
}
