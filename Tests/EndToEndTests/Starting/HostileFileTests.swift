import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Files that are made to bring the program down: each ends in a sentence, soon, and in no crash.
    struct HostileFileTests {
        struct Hostile: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let file: String
            let status: Int32
            /// What is said of it.
            let words: String
            let content: @Sendable (_ old: String) -> String

            init(
                _ description: String, in file: String, _ status: Int32, _ words: String,
                _ content: @escaping @Sendable (_ old: String) -> String
            ) {
                (testDescription, self.file, self.status) = (description, file, status)
                (self.words, self.content) = (words, content)
            }
        }

        private static func bomb() -> String {
            "a0: &l0 [x, x]\n"
                + (1...30).map {
                    "a\($0): &l\($0) [\(Array(repeating: "*l\($0 - 1)", count: 10).joined(separator: ", "))]\n"
                }.joined() + "? *l30\n: 1\n"
        }

        private static func svg(_ content: String, _ viewBox: String = "0 0 100 50") -> String {
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(viewBox)\">\(content)</svg>\n"
        }

        static let settings = [
            Hostile("a YAML bomb as a key", in: "policy.yaml", 78, "[reference]") { $0 + bomb() },
            Hostile("a YAML bomb as a key", in: "postvangnet.yaml", 78, "[reference]") { $0 + bomb() },
            Hostile("100,000 levels of YAML", in: "policy.yaml", 78, "policy.yaml:") {
                $0 + "a: " + String(repeating: "[", count: 100_000)
            },
            Hostile("a value of YAML without end", in: "policy.yaml", 78, "[too-much]") {
                $0 + "a: " + String(repeating: "x", count: 500_000)
            },
            Hostile("settings of more than a megabyte", in: "policy.yaml", 65, "is larger than 1 MB") {
                $0 + String(repeating: "# x\n", count: 300_000)
            },
            Hostile("a sheet without a size", in: "Templates/layouts/card.yaml", 78, "[wrong-value]") {
                $0.replacing(/width: [0-9.]+/, with: "width: 0")
            },
            Hostile("a layout with numbers beyond all", in: "Templates/layouts/card.yaml", 78, "[wrong-value]") {
                $0.replacing(/x: [0-9.]+/, with: "x: 1e300")
            },
            Hostile("100,000 brackets", in: "Templates/no-email/nl.md", 78, "[unreadable-file]") {
                $0 + String(repeating: "[", count: 100_000)
            },
            Hostile("10,000 brackets apart", in: "Templates/no-email/nl.md", 78, "[text-too-large]") {
                $0 + String(repeating: "[ ", count: 10_000)
            },
            Hostile("groups in groups without end", in: "Templates/drawings/telefoon.svg", 78, "[drawing]") { _ in
                svg(String(repeating: "<g>", count: 10_000) + String(repeating: "</g>", count: 10_000))
            },
            Hostile("a drawing of no width", in: "Templates/drawings/telefoon.svg", 78, "[drawing]") { _ in
                svg("<line/>", "0 0 1e-300 1e300")
            },
            Hostile("entities", in: "Templates/drawings/telefoon.svg", 78, "[drawing]") { _ in
                "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n" + svg("<title>&b;</title>")
            },
        ]

        @Test(arguments: settings)
        func `settings, texts and drawings that are too much stop a plan with a sentence`(hostile: Hostile) async throws
        {
            let workspace = try TestWorkspace.imported()
            let old = try Files.text(workspace.file(hostile.file))
            try Files.write(hostile.content(old).utf8, to: workspace.file(hostile.file))
            let run = try await workspace.postvangnet("plan", "2026-11")
            #expect(run.status == hostile.status && run.errors.contains(hostile.words), "\(run.errors.prefix(2000))")
            // Perhaps with what follows from it; never a line for each of a thousand.
            #expect(run.errors.split(separator: "\n").count <= 50)
            #expect(!Files.exists(workspace.file("runs/2026-11/plan.json")))
        }

        @Test
        func `who writes letters is told in Dutch what is too much`() async throws {
            let workspace = try await TestWorkspace.made()
            let folder = workspace.file("Templates/no-email").string
            let text = workspace.file("Templates/no-email/nl.md")
            let old = try Files.text(text)
            for (added, words) in [
                (String(repeating: "[ [ [ [\n", count: 600), "haakjes en andere tekens van opmaak"),
                (String(repeating: "w", count: 101), "Hier staat een woord van meer dan 100 tekens."),
                (String(repeating: "woord ", count: 900), "Deze regel heeft meer dan 5000 tekens."),
                (String(repeating: "\n", count: 2001), "Deze tekst heeft meer dan 2000 regels."),
            ] {
                try Files.write((old + "\n\n" + added + "\n").utf8, to: text)
                let lint = try await workspace.postvangnet("lint", folder)
                #expect(lint.status == 1 && lint.output.contains(words), "\(lint.output.suffix(2000))\(lint.errors)")
            }
            try Files.write((old + String(repeating: "[", count: 100_000)).utf8, to: text)
            let lint = try await workspace.postvangnet("lint", folder)
            #expect(lint.status == 65 && lint.errors.contains("is groter dan 50 kB."), "\(lint.errors)")
            try Files.remove(text)
            try #require(unsafe mkfifo(text.string, 0o600) == 0)
            let pipe = try await workspace.postvangnet("lint", folder)
            #expect(pipe.status == 74 && pipe.errors.contains("iets anders dan een bestand"), "\(pipe.errors)")
        }

        static let batches = [
            Hostile("a mark beyond all paper", in: "manifest.json", 1, "mark.xMm") {
                $0.replacing(/"xMm": [0-9.]+/, with: "\"xMm\": 1e300", maxReplacements: 1)
            },
            Hostile("a mark that is infinite", in: "manifest.json", 1, "manifest.json:") {
                $0.replacing(/"xMm": [0-9.]+/, with: "\"xMm\": 1e400")
            },
            Hostile("counts that overflow", in: "manifest.json", 1, "counts.pieces") {
                $0.replacing(/"(pieces|sheets|pages)": [0-9]+/) { "\"\($0.1)\": 9223372036854775807" }
            },
            Hostile("a hundred thousand keys", in: "manifest.json", 1, "[manifest-json]") { _ in
                "{" + (1...100_000).map { "\"k\($0)\": 1" }.joined(separator: ",") + "}"
            },
            Hostile("a thousand million sheets", in: "pieces.csv", 1, "[pieces-value]") {
                $0.replacing(",1,domestic,", with: ",999999999,domestic,")
            },
            Hostile("a hundred thousand rows that are none", in: "pieces.csv", 1, "more like these.") {
                $0 + String(repeating: "x\n", count: 100_000)
            },
        ]

        @Test(arguments: batches)
        func `verify says what no batch can hold, and computes nothing with it`(hostile: Hostile) async throws {
            let place = try TestWorkspace(named: "batch")
            try Files.copy(try SampleRun.shared.few.sealed.batch(1), to: place.path)
            let old = try Files.text(place.file(hostile.file))
            try Files.write(hostile.content(old).utf8, to: place.file(hostile.file))
            let run = try await ProgramRun(.postvangnet, ["verify", place.path.string, "--decode", "all"])
            #expect(
                run.status == hostile.status && run.output.contains(hostile.words),
                "\(run.output.prefix(2000))\(run.errors)")
            #expect(run.output.split(separator: "\n").count < 300)
        }

        @Test
        func `a manifest of three gigabytes is not read, and neither is feedback`() async throws {
            let place = try TestWorkspace(named: "batch")
            try Files.copy(try SampleRun.shared.few.sealed.batch(1), to: place.path)
            // They take no room on the disk.
            try Self.enlarge(place.file("manifest.json"))
            let verify = try await ProgramRun(.postvangnet, ["verify", place.path.string])
            #expect(
                verify.status == 1
                    && verify.output == """
                        Nothing of the batch was checked.
                        manifest.json: The file is larger than 32 MB. No such file is: ask for the batch again. \
                        [file-too-large]\n
                        """,
                "\(verify.output)\(verify.errors)")
            let workspace = try TestWorkspace.sealed()
            let feedback = workspace.scratch.appending("f.csv")
            try Files.write([], to: feedback)
            try Self.enlarge(feedback)
            let reconcile = try await workspace.postvangnet("reconcile", "f.csv")
            #expect(
                reconcile.status == 65 && reconcile.errors.contains("f.csv: The file is larger than 100 MB"),
                "\(reconcile.errors)")
            try Files.remove(feedback)
            try #require(unsafe mkfifo(feedback.string, 0o600) == 0)
            let pipe = try await workspace.postvangnet("reconcile", "f.csv")
            #expect(pipe.status == 74 && pipe.errors.contains("a folder, a pipe or a device"), "\(pipe.errors)")
        }

        private static func enlarge(_ file: FilePath) throws {
            let handle = try #require(FileHandle(forWritingAtPath: file.string))
            try handle.truncate(atOffset: 3_000_000_000)
            try handle.close()
        }

        @Test
        func `a surname of a million letters, or a file without a line end, is one reject or one finding`() async throws
        {
            let workspace = try TestWorkspace.imported()
            let extract = try ExtractCopy(in: workspace.scratch)
            let place = try extract.set(
                "surname", of: "odd-ward", in: "people.csv", to: String(repeating: "w", count: 80_000))
            let long = try await workspace.postvangnet("import", extract.folder.string)
            #expect(long.status == 65 && long.errors.contains("\(place): "), "\(long.errors.prefix(2000))")
            try Files.write(
                Array("account_id,".utf8) + Array(repeating: UInt8(ascii: "w"), count: 3_000_000),
                to: extract.file("people.csv"))
            let endless = try await workspace.postvangnet("import", extract.folder.string)
            #expect(endless.status == 65 && endless.errors.utf8.count < 5000, "\(endless.errors.prefix(2000))")
            try Files.write(
                "[".utf8 + Array(repeating: UInt8(ascii: "["), count: 90_000), to: extract.file("extract.json"))
            let nested = try await workspace.postvangnet("import", extract.folder.string)
            #expect(nested.status == 65 && nested.errors.contains("[not-json]"), "\(nested.errors)")
        }

        @Test(arguments: ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
        func `a day of a year that nobody means is wrong use`(day: String) async throws {
            let workspace = try SampleRun.shared.workspace
            let run = try await workspace.postvangnet("handover", "2026-11", "--on", day)
            #expect(run.status == 64 && !run.errors.isEmpty, "\(run.errors)")
        }
    }
}
