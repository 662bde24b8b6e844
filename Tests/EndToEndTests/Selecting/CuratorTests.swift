import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A curator's name on its way from the extract to the window of the envelope and the letter's first words.
    struct CuratorTests {
        private struct Case: Sendable {
            var account: String
            var curator: [String: String]
            var lines: [String]
            var salutation: String
        }

        private static let cases = [
            Case(
                account: "man", curator: ["given_names": "Jan Piet", "prefix": "de", "surname": "Boer", "sex": "M"],
                lines: ["J.P. de Boer"], salutation: "Geachte heer De Boer"),
            Case(
                account: "woman",
                curator: [
                    "name": "mr. A. Ander inzake P. Vrieswaard", "organisation": "De Brug B.V.", "given_names": "Eva",
                    "prefix": "in 't", "surname": "Veldhuis", "sex": "V",
                ], lines: ["De Brug B.V.", "E. in 't Veldhuis"], salutation: "Geachte mevrouw In 't Veldhuis"),
            Case(
                account: "anyone", curator: ["given_names": "Kim", "prefix": "van", "surname": "Dam"],
                lines: ["K. van Dam"], salutation: "Geachte heer, mevrouw"),
            Case(
                account: "bare", curator: ["name": "K. van Dam"], lines: ["K. van Dam"],
                salutation: "Geachte heer, mevrouw"),
            Case(
                account: "form", curator: ["name": "mw. mr. K. van Dam"], lines: ["mw. mr. K. van Dam"],
                salutation: "Geachte mevrouw Van Dam"),
            Case(
                account: "firm", curator: ["organisation": "De Brug B.V. inzake P. Vrieswaard"],
                lines: ["De Brug B.V."], salutation: "Geachte heer, mevrouw"),
            Case(
                account: "affairs", curator: ["name": "mr. J. Jansen inzake P. Vrieswaard"], lines: ["mr. J. Jansen"],
                salutation: "Geachte heer, mevrouw"),
            Case(
                account: "ward", curator: ["name": "de heer J. Jansen (P. Vrieswaard)"], lines: ["de heer J. Jansen"],
                salutation: "Geachte heer Jansen"),
        ]

        private static let address = ["street": "Plein", "house_number": "2", "postcode": "1234AB", "town": "Dorp"]

        private static func extract() throws -> ExtractBuilder {
            let extract = try ExtractBuilder.ofReaders()
            for ward in cases {
                extract.addReader(ward.account, person: ["given_names": "Piet", "surname": "Vrieswaard", "sex": "M"])
                let own = ["account_id": ward.account, "kind": "curator", "name": ""]
                extract.rows["representatives"] =
                    (extract.rows["representatives"].flatMap { $0 } ?? [])
                    + [own.merging(address) { $1 }.merging(ward.curator) { $1 }]
            }
            return extract
        }

        @Test func `a curator is named on the envelope alone, and greeted without initials and without a guess`()
            async throws
        {
            let workspace = try await TestWorkspace.holding(Self.extract())
            let batches = try await workspace.sealed()
            #expect(batches.flatMap(\.rows).count == Self.cases.count)
            for ward in Self.cases {
                let answer = try await workspace.explain(ward.account)
                #expect(answer.envelope == ward.lines + ["Plein 2", "1234 AB  DORP"], "\(ward.account)")
                #expect(answer.salutation == ward.salutation, "\(ward.account)")
                let piece = try #require(answer.piece)
                let batch = try #require(batches.first { $0.manifest.batch.id == piece.batch })
                let row = try #require(batch.rows.first { $0.piece == piece.id })
                // As pdftotext reads the letter, and what shows in the window.
                let letter = try await batch.pages()[row.pages.lowerBound - 1].compact
                let window = try await batch.pages(in: batch.outside)[row.pages.lowerBound - 1].compact
                #expect(letter.contains((ward.salutation + ",").compact), "\(ward.account)")
                #expect(letter.contains("Vrieswaard"), "\(ward.account)")
                #expect(!window.contains("Vrieswaard") && !window.contains("inzake"), "\(ward.account)")
                for line in ward.lines { #expect(window.contains(line.compact), "\(ward.account)") }
            }
        }

        @Test func `what a curator can do online stands in letters of the day from which they can`() async throws {
            let extract = try ExtractBuilder.ofReaders()
            extract.addReader("own")
            extract.addReader("ward", person: ["given_names": "Piet", "surname": "Vrieswaard", "sex": "M"])
            extract.add(
                "representatives",
                ["account_id": "ward", "kind": "curator", "name": "mw. K. van Dam"].merging(Self.address) { $1 })
            extract.add("preferences", ["account_id": "ward", "letter_format": "standard", "language": "pl"])
            for (from, isOnline) in [("2026-11-10", false), ("2026-11-09", true)] {
                let workspace = try await TestWorkspace.holding(extract)
                let block = "Templates/blocks/ward-steps.md"
                try Files.write(
                    (Files.text(workspace.file(block))
                        + "\n<!-- block: done when: curator-online -->\n\nU kunt dit ook zelf doen op internet.\n")
                        .utf8,
                    to: workspace.file(block))
                try workspace.replace(
                    "# curators:\n#   onlineFrom: 2027-07-01", by: "curators:\n  onlineFrom: \(from)", in: "policy.yaml"
                )
                try await workspace.succeed("plan", "2026-11", "--by", "planner", "--letter-date", "2026-11-09")
                try await workspace.succeed("approve", "2026-11", "--by", "approver")
                try await workspace.succeed("run", "2026-11")
                let batches = try workspace.batches()
                #expect(batches.flatMap(\.rows).count == 2)
                var online: [String] = []
                for batch in batches {
                    let pages = try await batch.pages()
                    online += batch.rows.filter { row in
                        pages[row.pages.lowerBound - 1].compact.contains("ookzelfdoenopinternet")
                    }.map(\.piece)
                }
                let answer = try await workspace.explain("ward")
                #expect(online == (isOnline ? [answer.piece?.id ?? "none"] : []), "\(from)")
                // Help in another language is told to who helps, and stands on no paper.
                let words = try await workspace.succeed("explain", "ward", "2026-11").output
                #expect(words.contains("Language: pl.") && words.contains("index.html#pl"), "\(words)")
                #expect(try await !workspace.succeed("explain", "own", "2026-11").output.contains("Language"))
            }
        }

        @Test func `an extract from before there were such columns goes to a seal`() async throws {
            let extract = try ExtractBuilder.ofReaders()
            extract.addReader("a1")
            extract.rows["representatives"] = [[:]]
            extract.texts["representatives"] = """
                account_id,kind,name,organisation,street,house_number,house_letter,house_addition,po_box,postcode,town,\
                since,until
                a1,curator,mevrouw J. de Boer,,Plein,2,,,,1234AB,Dorp,,

                """
            let workspace = try await TestWorkspace.holding(extract)
            #expect(try await workspace.sealed().flatMap(\.rows).count == 1)
            let answer = try await workspace.explain("a1")
            #expect(answer.envelope == ["mevrouw J. de Boer", "Plein 2", "1234 AB  DORP"])
            #expect(answer.salutation == "Geachte mevrouw De Boer")
        }

        @Test(arguments: [
            (["given_names": "Geheimnaam"], "surname", "incomplete-name"),
            (["surname": "Geheimnaam", "sex": "vrouw"], "sex", "unknown-value"),
        ])
        func `a name in parts that is not whole is refused at import, by its place and not its value`(
            curator: [String: String], column: String, code: String
        ) async throws {
            let extract = try ExtractBuilder.ofReaders()
            extract.addReader("a1")
            extract.add("representatives", ["kind": "curator"].merging(curator) { $1 })
            try extract.write()
            let workspace = try await TestWorkspace.made()
            let run = try await workspace.postvangnet("import", extract.folder.path)
            #expect(run.status == 65 && run.errors.contains("representatives.csv:2:\(column): "), "\(run.errors)")
            #expect(run.errors.contains("[\(code)]") && !run.errors.contains("Geheim"), "\(run.errors)")
            let rejects = try Files.text(workspace.file("rejects.csv"))
            #expect(rejects.contains("representatives.csv,2,\(column),\(code),") && !rejects.contains("Geheim"))
        }

        @Test func `a mailbox of an earlier version is imported again, and is no matter of permissions`() async throws {
            let workspace = try await TestWorkspace.holding(Self.extract())
            let script =
                "import sqlite3, sys; base = sqlite3.connect(sys.argv[1]); base.executescript(sys.argv[2])"
            let changes = [
                "ALTER TABLE representatives DROP COLUMN sex", "PRAGMA user_version = 2",
            ]
            for change in changes {
                _ = try await Program.python.output(["-c", script, workspace.file("mailbox.sqlite").string, change])
                let plan = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
                #expect(plan.status == 65 && plan.errors.contains("import the extract again"), "\(plan.errors)")
                #expect(!plan.errors.contains("permission"), "\(plan.errors)")
                let upgrade = try await workspace.succeed("upgrade")
                #expect(upgrade.output.contains("import the extract again"), "\(upgrade.output)")
            }
            let extract = try Self.extract()
            try extract.write()
            try await workspace.succeed("import", extract.folder.path)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
        }
    }
}
