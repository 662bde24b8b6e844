import FoundationEssentials
import TestSupport
import Testing

/// `generate`, as a user types it.
@Suite struct GenerateTests {
    @Test func `what is generated can be imported and planned`() throws {
        let workspace = try TestWorkspace()
        let generated = try workspace.run("generate", "extract", "--accounts", "400", "--seed", "5")
        #expect(generated.status == 0 && generated.output.contains("accounts.csv           400 rows"))
        #expect(try workspace.run("import", "extract").status == 0)
        #expect(try workspace.run("plan", "2026-11").status == 0)
        let status = try TestJSON(workspace.run("status", "2026-11", "--format", "json").output)
        #expect(status["accounts"].number == 400)
        // Of four hundred accounts every audience but perhaps the rare bounce has someone.
        for audience in ["digid-basis", "dormant", "no-email"] {
            #expect(status["chosen"][audience].number ?? 0 > 0, "\(audience)")
        }
    }

    @Test func `a folder that is not empty stays as it is`() throws {
        let workspace = try TestWorkspace()
        let result = try workspace.run("generate", ".", "--accounts", "1", "--seed", "1")
        #expect(result.status == 73 && result.error.contains("not empty"))
    }

    @Test(arguments: [
        ["--accounts", "0", "--seed", "1"], ["--accounts", "5", "--seed", "-1"], ["--accounts", "5"],
        ["--accounts", "5", "--seed", "1", "--as-of", "2026-11-01"],
    ])
    func `a wrong option is an error of usage, and nothing is written`(options: [String]) throws {
        let scratch = try ScratchFolder()
        #expect(try Program().run(["generate", scratch.path("extract")] + options).status == 64)
        #expect(!FileManager.default.fileExists(atPath: scratch.path("extract")))
    }
}
