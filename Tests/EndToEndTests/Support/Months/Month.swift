import Foundation
import SystemPackage
import TestSupport
import Testing

/// A month as operations type it, for tests that stop it somewhere and type the command again.
struct Month: Sendable {
    let workspace: TestWorkspace

    private let commands: [[String]]

    /// A month of some accounts of the sample, which are imported already.
    init() throws { try self.init(workspace: TestWorkspace.few(\.imported)) }

    init(workspace: TestWorkspace) throws {
        self.workspace = workspace
        commands = try Self.commands
    }

    static var commands: [[String]] {
        get throws {
            [
                ["import", try SampleRun.shared.few.extract.string], ["plan", "2026-11", "--by", "planner"],
                ["approve", "2026-11", "--by", "approver"], ["run", "2026-11"],
            ]
        }
    }

    /// The number of the last of the commands.
    var last: Int { commands.count - 1 }

    /// Runs the commands from one on, and returns the first that did not come to its end.
    func goOn(from first: Int = 0, changes: [String: String?] = [:]) async throws -> Stop? {
        for index in commands[first...].indices {
            let run = try await workspace.postvangnet(commands[index], changes: changes, isApart: true)
            // Killed after its last step, it has approved.
            if commands[index][0] == "approve", run.status == 64, run.errors.contains("is approved") { continue }
            if run.status != 0 { return Stop(command: index, run: run) }
        }
        return nil
    }

    struct Stop: Sendable {
        let command: Int
        let run: ProgramRun
    }

    /// Compares what came out with the same run, to which nothing ever happened.
    func expectWhole(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let sample = try SampleRun.shared.few.sealed
        for folder in ["outbox", "runs/2026-11/batches"] {
            let (own, same) = (try Files.tree(workspace.file(folder)), try Files.tree(sample.file(folder)))
            #expect(own == same, "\(folder)", sourceLocation: sourceLocation)
        }
        let plan = "runs/2026-11/plan.sqlite"
        #expect(try Files.bytes(workspace.file(plan)) == Files.bytes(sample.file(plan)), sourceLocation: sourceLocation)
        try await expectSoundLedger(sourceLocation: sourceLocation)
    }

    /// Reads the ledger with a program that is not ours.
    private func expectSoundLedger(sourceLocation: SourceLocation) async throws {
        let check = """
            import sqlite3, sys
            ledger = sqlite3.connect(sys.argv[1])
            for pragma in "integrity_check", "foreign_key_check":
                print(pragma, ledger.execute(f"PRAGMA {pragma}").fetchall())
            for state in "approved", "rendered", "sealed":
                print(state, ledger.execute(
                    "SELECT count(*), count(DISTINCT piece_id) FROM piece_events WHERE state = ?", (state,)).fetchall())
            print("runs", ledger.execute("SELECT state FROM run_events ORDER BY number").fetchall())
            """
        let run = try await ProgramRun(.python, ["-c", check, workspace.file("ledger.sqlite").string])
        #expect(
            run.output == """
                integrity_check [('ok',)]
                foreign_key_check []
                approved [(17, 17)]
                rendered [(17, 17)]
                sealed [(17, 17)]
                runs [('approved',), ('rendered',), ('sealed',)]

                """, "\(run.errors)", sourceLocation: sourceLocation)
        let status = try await workspace.status()
        #expect(status.state == "sealed" && status.pieces["sealed"] == 17, sourceLocation: sourceLocation)
        #expect(
            status.considered == status.chosen.values.reduce(0, +) + status.notChosen.values.reduce(0, +),
            sourceLocation: sourceLocation)
        #expect(status.accounts == status.considered + status.reachedDigitally, sourceLocation: sourceLocation)
        #expect(status.pieces.values.reduce(0, +) == 17, sourceLocation: sourceLocation)
    }
}
