import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// The contract of the extract: what the program prints, what docs/extract.md says, what the import asks, and what a
    /// validator that is not ours makes of it are one.
    struct ExtractSchemaTests {
        private let place: TestWorkspace
        private let contract: FilePath

        init() async throws {
            place = try TestWorkspace()
            contract = place.scratch.appending("contract.json")
            try Files.write(try await Program.postvangnet.output(["schema", "extract"]), to: contract)
        }

        /// Runs a script of the tests on the extract in `folder`.
        private func check(_ arguments: String...) async throws -> String {
            let script = String(decoding: PackageResources.check_extract_py, as: UTF8.self)
            return try await Program.python.text(["-c", script] + arguments)
        }

        /// Puts the descriptor of a folder into it, as docs/extract.md says.
        private func describe(_ folder: FilePath) async throws {
            let descriptor = try await Program.postvangnet.output(["schema", "extract", folder.string])
            try Files.write(descriptor, to: folder.appending("datapackage.json"))
        }

        private func validate(_ folder: FilePath) async throws -> ProgramRun {
            try await ProgramRun(
                .python, ["-m", "frictionless", "validate", folder.appending("datapackage.json").string])
        }

        @Test func `the tables in the docs are those of the program`() async throws {
            let script = Project.root.appending("scripts/extract-doc").string
            #expect(try await ProgramRun(.python, [script, contract.string, "--check"]).status == 0)
            // One that says something else is another.
            try Files.replace("The day of the activation.", with: "Some day.", in: contract)
            #expect(try await ProgramRun(.python, [script, contract.string, "--check"]).status == 1)
        }

        @Test(arguments: ["samples/extract", "Sources/ConformanceKit/Resources/extract"])
        func `frictionless accepts the samples`(sample: String) async throws {
            let folder = place.scratch.appending("extract")
            try Files.copy(Project.root.appending(sample), to: folder)
            try await describe(folder)
            let run = try await validate(folder)
            #expect(run.status == 0, "\(run.output)\(run.errors)")
        }

        @Test func `generate describes what it makes, and frictionless accepts it, compressed too`() async throws {
            let folder = place.scratch.appending("extract")
            _ = try await Program.postvangnet.output(["generate", folder.string, "--accounts", "300", "--seed", "3"])
            let made = try Files.text(folder.appending("datapackage.json"))
            #expect(made == (try await Program.postvangnet.text(["schema", "extract", folder.string])))
            _ = try await Program.gzip.output([folder.appending("messages.csv").string])
            try Files.remove(folder.appending("preferences.csv"))
            try await describe(folder)
            let described = try Files.text(folder.appending("datapackage.json"))
            #expect(described.contains("\"messages.csv.gz\"") && !described.contains("preferences"))
            let run = try await validate(folder)
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            // A message of nobody is found by its key.
            try Files.changeLines(of: folder.appending("notifications.csv")) { lines in
                lines[1] = lines[1].split(separator: ",", omittingEmptySubsequences: false).enumerated()
                    .map { $0.offset == 1 ? "nobody" : String($0.element) }.joined(separator: ",")
            }
            #expect(try await validate(folder).status == 1)
        }

        /// Messages, or what may stand in their place.
        private static let absent = ["openings,unread", "messages"]

        @Test(arguments: absent) func `every example may stand in its column`(absent: String) async throws {
            let folder = place.scratch.appending("extract")
            _ = try await check("make", contract.string, folder.string, absent)
            try await describe(folder)
            let run = try await validate(folder)
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            let workspace = try await TestWorkspace.made()
            try await workspace.succeed("import", folder.string)
        }

        @Test(arguments: absent)
        func `what a column cannot have is found by the import and by frictionless`(absent: String) async throws {
            let folder = place.scratch.appending("extract")
            _ = try await check("break", contract.string, folder.string, absent)
            try await describe(folder)
            let workspace = try await TestWorkspace.made()
            #expect(try await workspace.postvangnet("import", folder.string).status == 65)
            let rejects = try Files.text(workspace.file("rejects.csv")).split(separator: "\n").dropFirst()
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(separator: ",") }
            let found = Set(try await check("errors", folder.string).split(separator: "\n").map(String.init))
            let names = absent.split(separator: ",").map(String.init)
            let resources = try TestJSON(Files.text(contract))["resources"].list.filter {
                !names.contains($0["name"].text ?? "")
            }
            let columns = resources.flatMap { resource in
                resource["schema"]["fields"].list.enumerated().map { index, field in
                    "\(resource["path"].text ?? ""),\(index + 3),\(field["name"].text ?? "")"
                }
            }
            #expect(rejects == columns)
            #expect(found == Set(columns))
        }

        @Test func `a folder without an extract, and one with a strange column, have no descriptor`() async throws {
            let folder = place.scratch.appending("extract")
            #expect(try await ProgramRun(.postvangnet, ["schema", "extract", place.scratch.string]).status == 66)
            #expect(try await ProgramRun(.postvangnet, ["schema", "pull", place.scratch.string]).status == 64)
            _ = try await check("make", contract.string, folder.string, "messages")
            try Files.replace("push_active", with: "pushed", in: folder.appending("accounts.csv"))
            let run = try await ProgramRun(.postvangnet, ["schema", "extract", folder.string])
            #expect(run.status == 65 && run.errors.contains("accounts.csv:1:push_active"), "\(run.errors)")
        }
    }
}
