import Foundation
import SystemPackage
import TestSupport
import Testing

/// A month as operations type it, for tests that stop it somewhere and type the command again.
struct Month: Sendable {
    let workspace: TestWorkspace

    static let commands = [
        ["import", Project.sampleExtract.string], ["plan", "2026-11", "--by", "planner"],
        ["approve", "2026-11", "--by", "approver"], ["run", "2026-11"],
    ]

    /// Runs the commands from one on, and returns the first that did not come to its end.
    func goOn(from first: Int = 0, changes: [String: String?] = [:]) async throws -> Stop? {
        for index in first..<Self.commands.count {
            let run = try await workspace.postvangnet(Self.commands[index], changes: changes, isApart: true)
            // Killed after its last step, it has approved.
            if Self.commands[index][0] == "approve", run.status == 64, run.errors.contains("is approved") { continue }
            if run.status != 0 { return Stop(command: index, run: run) }
        }
        return nil
    }

    struct Stop: Sendable {
        let command: Int
        let run: ProgramRun
    }

    /// Compares what came out with the sample run, to which nothing ever happened.
    func expectWhole(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let sample = try SampleRun.shared.workspace
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
                approved [(190, 190)]
                rendered [(190, 190)]
                sealed [(190, 190)]
                runs [('approved',), ('rendered',), ('sealed',)]

                """, "\(run.errors)", sourceLocation: sourceLocation)
        let status = try await workspace.status()
        #expect(status.state == "sealed" && status.pieces["sealed"] == 190, sourceLocation: sourceLocation)
        #expect(
            status.considered == status.chosen.values.reduce(0, +) + status.notChosen.values.reduce(0, +),
            sourceLocation: sourceLocation)
        #expect(status.accounts == status.considered + status.reachedDigitally, sourceLocation: sourceLocation)
        #expect(status.pieces.values.reduce(0, +) == 190, sourceLocation: sourceLocation)
    }
}
