import Foundation
import TestSupport
import Testing

/// A program of ours while it runs, for tests that look at its processes or kill it.
struct RunningProgram: Sendable {
    let process: pid_t

    /// Runs a command in a process group of its own, and returns how it ended as a shell reports it.
    static func postvangnet(
        _ arguments: [String], _ body: @Sendable (RunningProgram) async throws -> Void
    ) async throws -> Int32 {
        try await ProgramRun.status(of: .postvangnet, arguments) { try await body(RunningProgram(process: $0)) }
    }

    func send(_ signal: Int32) { kill(process, signal) }

    /// The processes that it started and that are still there.
    func children() throws -> [pid_t] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.filter {
            Self.parent(of: $0) == process
        }
    }

    static func isAlive(_ process: pid_t) -> Bool { parent(of: process) != nil }

    /// Nil for a process that is gone, or that only waits to be buried.
    private static func parent(of process: pid_t) -> pid_t? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            !status.contains("State:\tZ"),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("PPid:") })
        else { return nil }
        return pid_t(line.dropFirst("PPid:".count).trimmingCharacters(in: .whitespaces))
    }

    /// Waits until something holds; ten minutes are far more than it takes, also where much else is at work.
    func wait(until condition: () throws -> Bool) async throws {
        for _ in 0..<60_000 {
            if try condition() { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("It did not come about within ten minutes.")
    }
}
