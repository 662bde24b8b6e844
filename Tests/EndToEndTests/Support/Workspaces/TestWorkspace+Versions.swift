import Foundation
import SystemPackage
import TestSupport
import Testing

extension TestWorkspace {
    /// The notice of this program's workspaces.
    static let notice = "needs-postvangnet-0.2.0-not-0.1.0"

    /// Makes of it what an earlier version left: without the notice, and with a ledger that knows neither events, nor the clock,
    /// nor what is taken back.
    func takeBack() async throws {
        try Files.remove(file(Self.notice))
        try await sql(
            "ledger.sqlite",
            """
            DROP TABLE events; DROP TABLE passed_steps; DROP TABLE departures; DROP TABLE withdrawals;
            DROP TABLE cancellations;
            DELETE FROM grdb_migrations WHERE identifier IN ('undoing', 'clock', 'events');
            """)
        for name in try Files.tree(path).keys where name.hasSuffix("last-event.json") { try Files.remove(file(name)) }
    }

    /// Changes one of its databases with a program that is not ours.
    func sql(_ name: String, _ statements: String) async throws {
        let script = """
            import sqlite3, sys
            database = sqlite3.connect(sys.argv[1])
            database.executescript(sys.argv[2])
            database.close()
            """
        let run = try await ProgramRun(.python, ["-c", script, file(name).string, statements])
        try #require(run.status == 0, "\(run.errors)")
    }

    /// What all of its files hold, but for the lock, which says who took it last.
    func contents() throws -> [String: [UInt8]] {
        var files = try Files.tree(path)
        files[".lock"] = nil
        return files
    }
}
