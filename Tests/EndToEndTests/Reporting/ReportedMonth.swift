import SystemPackage
import TestSupport
import Testing

/// Twenty thousand invented accounts with a plan of November 2026, made once for all tests of reports.
enum ReportedMonth {
    /// A copy, for one test to change.
    static func planned() async throws -> TestWorkspace { try await planning.value.copy() }

    /// The extract that it was planned from.
    static func extract() async throws -> FilePath { try await planning.value.scratch.appending("extract") }

    private static let planning = Task {
        let workspace = try await TestWorkspace.made()
        let extract = workspace.scratch.appending("extract")
        let generated = try await ProgramRun(
            .postvangnet, ["generate", extract.string, "--accounts", "20000", "--seed", "27"])
        try #require(generated.status == 0, "\(generated.errors)")
        try await workspace.succeed("import", extract.string)
        try await workspace.succeed("plan", "2026-11", "--by", "planner")
        return workspace
    }
}

extension TestWorkspace {
    /// What an independent program makes of a workspace's files.
    func recomputed(_ what: String, _ arguments: String...) async throws -> TestJSON {
        let script = scratch.appending("recompute.py")
        try Files.write(PackageResources.recompute_py, to: script)
        return try TestJSON(await Program.python.text([script.string, what] + arguments))
    }
}
