import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd.Approved {
    /// What a later version of the program wrote: nothing is read of it, and nothing is changed.
    struct NewerFileTests {
        @Test(arguments: [
            "status", "explain a1", "plan 2026-12", "run 2026-11", "handover 2026-11", "purge", "lint", "check",
            "upgrade", "upgrade --apply",
        ])
        func `a workspace of a later version is refused by every command, with both versions`(
            command: String
        ) async throws {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            try FileManager.default.createSymbolicLink(
                atPath: workspace.file("needs-postvangnet-0.10.0-not-0.2.0").string, withDestinationPath: "/dev/null")
            let before = try Files.tree(workspace.path)
            let run = try await workspace.postvangnet(command.split(separator: " ").map(String.init))
            #expect(run.status == 78 && run.errors.contains("0.10.0") && run.errors.contains("0.2.0"), "\(run.errors)")
            #expect(try Files.tree(workspace.path) == before)
        }

        /// A file of a later version, and a command that would read it.
        struct Newer: Sendable, CustomTestStringConvertible {
            let file: String
            let command: String
            let found: String
            let known: String
            let change: @Sendable (TestWorkspace) async throws -> Void

            var testDescription: String { "\(file): \(command)" }

            /// A JSON file of ours that says another version of its form.
            static func json(_ file: String, _ command: String, knowing known: Int = 1) -> Newer {
                Newer(file: file, command: command, found: "99", known: "\(known)") { workspace in
                    try workspace.replace("\"formatVersion\": \(known)", by: "\"formatVersion\": 99", in: file)
                }
            }

            /// A YAML file of a person's, with a key that is not known either: nothing else in it is told.
            static func yaml(_ file: String, _ command: String) -> Newer {
                Newer(file: file, command: command, found: "99", known: "1") { workspace in
                    let text = try Files.text(workspace.file(file)).replacing("formatVersion: 1\n", with: "")
                    try Files.write((text + "formatVersion: 99\nunheardOf: 1\n").utf8, to: workspace.file(file))
                }
            }

            static func database(_ file: String, _ command: String, knowing known: Int) -> Newer {
                Newer(file: file, command: command, found: "99", known: "\(known)") {
                    try await $0.sql(file, "PRAGMA user_version = 99")
                }
            }
        }

        private static let files: [Newer] = [
            .yaml("postvangnet.yaml", "plan 2026-12"), .yaml("postvangnet.yaml", "purge"),
            .yaml("policy.yaml", "plan 2026-12"), .yaml("Templates/sender.yaml", "plan 2026-12"),
            .yaml("Templates/no-email/template.yaml", "plan 2026-12"),
            .yaml("Templates/layouts/window-left.yaml", "plan 2026-12"), .yaml("Fonts/fonts.yaml", "plan 2026-12"),
            .database("mailbox.sqlite", "plan 2026-12", knowing: 6),
            .database("mailbox.sqlite", "import \(Project.sampleExtract)", knowing: 6),
            .database("runs/2026-11/plan.sqlite", "explain a1", knowing: 1),
            .json("runs/2026-11/plan.json", "status 2026-11"), .json("runs/2026-11/plan.json", "handover 2026-11"),
            .json("runs/2026-11/approval.json", "seal 2026-11", knowing: 2),
            .json("runs/2026-11/batches/2026-11-0001/rendered.json", "status 2026-11"),
            .json("runs/2026-11/last-event.json", "plan 2026-12"), .json("last-event.json", "plan 2026-12"),
        ]

        @Test(arguments: files)
        func `a file of a later version is refused with both versions, and nothing is changed`(
            newer: Newer
        ) async throws {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            try await newer.change(workspace)
            let before = try workspace.contents()
            let run = try await workspace.postvangnet(newer.command.split(separator: " ").map(String.init))
            #expect(run.status == 78, "\(run.errors)")
            // Not the bare numbers: a path of the scratch folder holds any digit.
            let versions = try Regex("version \(newer.found)\\b.* later version .* reads (version )?\(newer.known)\\b")
            #expect(run.errors.contains(versions), "\(run.errors)")
            #expect(!run.errors.contains("unheardOf"), "\(run.errors)")
            #expect(try workspace.contents() == before)
        }

        @Test(arguments: ["plan 2026-11", "discard 2026-11"])
        func `a plan of a later version is not replaced or removed`(command: String) async throws {
            let workspace = try TestWorkspace.few(\.planned)
            try await Newer.database("runs/2026-11/plan.sqlite", command, knowing: 1).change(workspace)
            let before = try workspace.contents()
            let run = try await workspace.postvangnet(command.split(separator: " ").map(String.init))
            #expect(run.status == 78 && run.errors.contains("later version"), "\(run.errors)")
            #expect(try workspace.contents() == before)
        }

        @Test func `what a later version asked for is not asked anew by this one`() async throws {
            let workspace = try TestWorkspace.few(\.planned)
            try await workspace.succeed("candidates", "2026-11")
            try await Newer.json("candidates.json", "candidates 2026-11").change(workspace)
            let before = try workspace.contents()
            let run = try await workspace.postvangnet("candidates", "2026-11")
            #expect(run.status == 78 && run.output.isEmpty && run.errors.contains("later version"), "\(run.errors)")
            #expect(try workspace.contents() == before)
        }

        @Test func `an extract of a later form is refused with both versions, and nothing is loaded`() async throws {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            let extract = workspace.scratch.appending("extract")
            try Files.copy(Project.sampleExtract, to: extract)
            try Files.replace(
                "\"formatVersion\": 1", with: "\"formatVersion\": 2", in: extract.appending("extract.json"))
            let before = try workspace.contents()
            let run = try await workspace.postvangnet("import", extract.string)
            #expect(run.status == 78, "\(run.errors)")
            #expect(run.errors.contains("format version 2") && run.errors.contains("reads version 1"), "\(run.errors)")
            #expect(try workspace.contents() == before)
        }

        @Test func `who writes letters is told in Dutch that a text is of a later version`() async throws {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            try await Newer.yaml("Templates/no-email/template.yaml", "lint").change(workspace)
            let run = try await workspace.postvangnet("lint")
            #expect(run.status != 0)
            let told = run.output + run.errors
            #expect(told.contains("latere versie van dit programma (vorm 99)"), "\(told)")
        }
    }
}
