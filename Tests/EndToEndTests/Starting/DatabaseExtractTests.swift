import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Extracts that samples/postgresql makes, with a PostgreSQL server that the test starts.
    struct DatabaseExtractTests {
        /// POSTVANGNET_TEST_DATABASE_ACCOUNTS; `scripts/check --deep` takes a million.
        static let accounts = ProcessInfo.processInfo.environment["POSTVANGNET_TEST_DATABASE_ACCOUNTS"] ?? "500"

        private func run(_ program: String, _ arguments: [String]) async throws -> ProgramRun {
            try await ProgramRun(.bash, [Project.root.appending(program).string] + arguments)
        }

        @Test func `what went into a database comes out of it as the same extract, and is imported`() async throws {
            let workspace = try await TestWorkspace.made()
            let place = workspace.scratch
            let extract = place.appending("generated")
            _ = try await Program.postvangnet.output([
                "generate", extract.string, "--accounts", Self.accounts, "--seed", "8",
            ])
            let script = place.appending("through.sh")
            let load = place.appending("load.sql")
            try Files.write(PackageResources.through_postgresql_sh, to: script)
            try Files.write(PackageResources.load_owner_sql, to: load)
            let (plain, compressed) = (place.appending("plain"), place.appending("compressed"))
            let made = try await run(
                "scripts/with-postgresql",
                ["bash", script, Project.root, load, extract, plain, compressed].map { "\($0)" })
            try #require(made.status == 0, "\(made.errors)\(made.output)")
            let imported = try await workspace.succeed("import", compressed.string)
            #expect(
                imported.output.contains("accounts.csv           \(Self.accounts) of \(Self.accounts) rows, 0 rejected")
            )
            // Nothing is written over.
            #expect(try await run("samples/postgresql/make-extract", [plain.string, "again"]).status == 73)
        }

        @Test func `without its database the script says so, and leaves nothing`() async throws {
            let place = try TestWorkspace()
            let folder = place.scratch.appending("extract")
            let made = try await ProgramRun(
                .bash, [Project.root.appending("samples/postgresql/make-extract").string, folder.string, "none"],
                changes: ["PGHOST": place.scratch.string])
            #expect(made.status != 0 && !made.errors.isEmpty)
            #expect(!Files.exists(folder) && !Files.exists(place.scratch.appending("extract.partial")))
        }
    }
}
