import SystemPackage
import TestSupport
import Testing

/// `generate`, as a user types it.
@Suite struct GenerateTests {
    private func generate(_ folder: FilePath, _ options: String...) async throws -> ProgramRun {
        try await ProgramRun(.postvangnet, ["generate", folder.string] + options)
    }

    @Test func `what is generated can be imported and planned`() async throws {
        let workspace = try await TestWorkspace.made()
        let extract = workspace.scratch.appending("extract")
        let generated = try await generate(extract, "--accounts", "400", "--seed", "5")
        #expect(generated.status == 0 && generated.output.contains("accounts.csv           400 rows"))
        try await workspace.succeed("import", extract.string)
        try await workspace.succeed("plan", "2026-11")
        let status = try TestJSON(await workspace.postvangnet("status", "2026-11", "--format", "json").output)
        #expect(status["accounts"].number == 400)
        // Of four hundred accounts every audience but perhaps the rare bounce has someone.
        for audience in ["digid-basis", "dormant", "no-email"] {
            #expect(status["chosen"][audience].number ?? 0 > 0, "\(audience)")
        }
    }

    @Test func `a folder that is not empty stays as it is`() async throws {
        let workspace = try await TestWorkspace.made()
        let result = try await generate(workspace.path, "--accounts", "1", "--seed", "1")
        #expect(result.status == 73 && result.errors.contains("not empty"))
    }

    @Test(arguments: [
        ["--accounts", "0", "--seed", "1"], ["--accounts", "5", "--seed", "-1"], ["--accounts", "5"],
        ["--accounts", "5", "--seed", "1", "--as-of", "2026-11-01"],
    ])
    func `a wrong option is an error of usage, and nothing is written`(options: [String]) async throws {
        let workspace = try TestWorkspace()
        let extract = workspace.scratch.appending("extract")
        #expect(try await ProgramRun(.postvangnet, ["generate", extract.string] + options).status == 64)
        #expect(!Files.exists(extract))
    }
}
