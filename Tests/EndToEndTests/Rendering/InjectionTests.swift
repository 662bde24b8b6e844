import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Names that look like markup are printed as they are, and change nothing else.
    struct InjectionTests {
        private static let names = [
            "{{aanhef}}", "{{kenmerk}} {{onbekend}}", "**x**", "<script>alert(1)</script>", "# kop", "1. stap",
            "[hier](https://x.example)", "&amp;&lt;", "<!-- block: key -->", "`x` _y_ ~z~", "=1+1", "$(x) %s \\u0041",
        ]

        @Test func `they are printed as they stand, and nobody else's letter changes`() async throws {
            let sample = try SampleRun.shared
            let victims = try await sample.explanations.values.filter { answer in
                answer.piece != nil && answer.account.hasPrefix("odd") == false && answer.audience != "bounce"
            }.map(\.account).sorted().prefix(Self.names.count)
            try #require(victims.count == Self.names.count)

            let workspace = try await TestWorkspace.made()
            let extract = try ExtractCopy(in: workspace.scratch)
            for (account, name) in zip(victims, Self.names) {
                try extract.set("surname", of: account, in: "people.csv", to: name)
                try extract.set("name_use", of: account, in: "people.csv", to: "E")
            }
            try await workspace.succeed("import", extract.folder.string)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")

            var changed: Set<String> = []
            for (account, name) in zip(victims, Self.names) {
                let answer = try await workspace.explain(account)
                let piece = try #require(answer.piece)
                changed.insert(piece.id)
                let batch = try #require(try workspace.batches().first { $0.manifest.batch.id == piece.batch })
                let row = try #require(batch.rows.first { $0.piece == piece.id })
                let page = try await batch.pages()[row.pages.lowerBound - 1].compact
                #expect(page.contains(name.compact), "\(name)")
                #expect((answer.envelope ?? []).contains { $0.contains(name) }, "\(name)")
            }
            let before = Dictionary(
                uniqueKeysWithValues: sample.batches.flatMap(\.rows).map { ($0.piece, $0.content) })
            let after = Dictionary(
                uniqueKeysWithValues: try workspace.batches().flatMap(\.rows).map { ($0.piece, $0.content) })
            #expect(before.count == after.count)
            for (piece, content) in after {
                #expect((before[piece] == content) != changed.contains(piece), "\(piece)")
            }
        }

        @Test(arguments: [
            "Van \u{202E}kjiD", "Van\u{2066}Dijk", "Van\u{0}Dijk", "Van\u{1B}[31mDijk",
            "Van\u{9B}1m",
        ])
        func `marks that turn or hide text are refused, and not repeated`(name: String) async throws {
            let workspace = try await TestWorkspace.made()
            let extract = try ExtractCopy(in: workspace.scratch)
            let victim = try #require(ExtractCopy.rows(of: extract.file("people.csv")).first?["account_id"])
            let place = try extract.set("surname", of: victim, in: "people.csv", to: name)
            let run = try await workspace.postvangnet("import", extract.folder.string)
            #expect(run.status == 65)
            #expect(run.errors.contains(place), "\(run.errors)")
            #expect(!run.errors.contains("Dijk"))
        }

        @Test func `a line break in a name becomes a space`() async throws {
            let sample = try SampleRun.shared
            let account = try #require(
                try await sample.explanations.values.filter {
                    $0.piece != nil && !$0.account.hasPrefix("odd") && $0.audience != "bounce"
                }.map(\.account).min())
            let workspace = try await TestWorkspace.made()
            let extract = try ExtractCopy(in: workspace.scratch)
            try extract.set("name_use", of: account, in: "people.csv", to: "E")
            try extract.set("surname", of: account, in: "people.csv", to: "\"Naam\n# kop\"")
            try await workspace.succeed("import", extract.folder.string)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            let answer = try await workspace.explain(account)
            #expect((answer.envelope ?? []).contains { $0.hasSuffix("Naam # kop") }, "\(answer.envelope ?? [])")
            #expect(answer.salutation?.hasSuffix("Naam # kop") == true)
        }
    }
}
