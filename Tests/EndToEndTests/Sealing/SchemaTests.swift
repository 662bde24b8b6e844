import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// An independent validator reads what goes to printers.
    struct SchemaTests {
        static func check(_ schema: String, _ files: [FilePath]) async throws -> ProgramRun {
            let script = String(decoding: PackageResources.check_schema_py, as: UTF8.self)
            let path = Self.docs.appending("\(schema).schema.json")
            return try await ProgramRun(.python, ["-c", script, path.string] + files.map(\.string))
        }

        private static var docs: FilePath { Project.root.appending("docs/print-house") }

        @Test(arguments: ["manifest", "order", "pull", "codes", "feedback", "mailing", "ack"])
        func `schema prints the file that stands in the docs`(name: String) async throws {
            let run = try await ProgramRun(.postvangnet, ["schema", name], in: "/")
            #expect(run.status == 0)
            #expect(run.output == (try Files.text(Self.docs.appending("\(name).schema.json"))))
            #expect(try await ProgramRun(.postvangnet, ["schema", "letter"]).status == 64)
        }

        @Test func `every manifest and the order are as their schemas say, and break where they are changed`()
            async throws
        {
            let sample = try SampleRun.shared
            let manifests = sample.batches.map { $0.folder.appending("manifest.json") }
            let order = sample.workspace.outbox.appending("order.json")
            for (name, files) in [("manifest", manifests), ("order", [order])] {
                let run = try await Self.check(name, files)
                #expect(run.status == 0, "\(run.errors)")
            }
        }

        @Test(arguments: [
            ("manifest", "json"), ("order", "json"), ("pull", "csv"), ("feedback", "csv"),
            ("mailing", "csv"), ("ack", "csv"), ("codes", "csv"),
        ])
        func `the example in the docs is as the schema says`(name: String, suffix: String) async throws {
            let example = Self.docs.appending("examples/\(name).\(suffix)")
            let run = try await Self.check(name, [example])
            #expect(run.status == 0, "\(run.errors)")
        }

        static let wrong: [(schema: String, file: String, old: String, new: String)] = [
            ("manifest", "manifest.json", "\"mailBy\": \"2026-11-11\"", "\"mailBy\": \"2026-11-31\""),
            ("manifest", "manifest.json", "\"2026-11-0001\"", "\"2026-11-a-0001\""),
            ("manifest", "manifest.json", "\"class\": \"domestic\"", "\"class\": \"Domestic\""),
            ("manifest", "manifest.json", "\"contractNumber\": \"SAMPLE-CONTRACT\",", ""),
            ("manifest", "manifest.json", "\"sides\": \"two\"", "\"sides\": 2"),
            ("order", "order.json", "\"pieces\": 47", "\"pieces\": \"47\""),
            ("order", "order.json", "\"printer\": \"tweede-drukkerij\"", "\"printer\": \"Tweede Drukkerij\""),
            ("order", "order.json", "\"2026-11-L01\"", "\"L01\""),
            (
                "feedback", "feedback.csv", "returned,2026-11-24T09:00:00+01:00,moved",
                "returned,2026-11-24T09:00:00+01:00,"
            ),
            ("ack", "ack.csv", ",4,no,", ",4,not,"),
            ("ack", "ack.csv", ",4,no,", ",four,no,"),
            ("mailing", "mailing.csv", "4990,4990,domestic", "4990,,domestic"),
            ("mailing", "mailing.csv", "2026-11-L01", "L01"),
            ("pull", "pull.csv", "2611A0001000009C", "2611A0001000009"),
            ("pull", "pull.csv", "2026-11-0001,", "2026-11-1,"),
            ("codes", "codes.csv", "2611A0001000001S", "2611A0001000001"),
            ("manifest", "manifest.json", "\"sorting\": \"none\"", "\"sorting\": \"prenotified\""),
            ("feedback", "feedback.csv", "T09:00:00+01:00,moved", "T09:00:00,moved"),
            ("feedback", "feedback.csv", ",deleted,", ",destroyed,"),
            (
                "feedback", "feedback.csv", ",mailed,2026-11-06T17:00:00+01:00,",
                ",mailed,2026-11-06T17:00:00+01:00,moved"
            ),
            ("feedback", "feedback.csv", "2026-11-0001,,deleted", "2026-11-0001,,spoiled"),
        ]

        @Test(arguments: wrong.indices)
        func `a broken example fails`(index: Int) async throws {
            let wrong = Self.wrong[index]
            let place = try TestWorkspace()
            let file = place.scratch.appending(wrong.file)
            try Files.copy(Self.docs.appending("examples").appending(wrong.file), to: file)
            try Files.replace(wrong.old, with: wrong.new, in: file)
            let run = try await Self.check(wrong.schema, [file])
            #expect(run.status == 1 && run.errors.contains(wrong.file), "\(run.errors)")
        }
    }
}
