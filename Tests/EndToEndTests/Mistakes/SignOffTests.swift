import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// The text that is printed is the text that was signed off.
    struct SignOffTests {
        @Test(arguments: TextMistake.all)
        func `what is not as it was signed off is not planned to be mailed`(mistake: TextMistake) async throws {
            let workspace = try await TestWorkspace.inEarnest()
            try mistake.make(in: workspace)
            let run = try await workspace.postvangnet(["plan", "2026-11", "--by", "planner"] + mistake.audiences)
            #expect(run.status == 77, "\(run.errors)")
            for words in mistake.says { #expect(run.errors.contains(words), "\(run.errors)") }
            #expect(run.errors.contains("postvangnet sign-off PRODUCT --as ROLE --by NAME"))
            // Nobody but who signed knows their names; a refusal is passed on.
            #expect(!run.errors.contains("Schrijver") && !run.errors.contains("Rist"))
            #expect(!Files.exists(workspace.file("runs/2026-11")))
            #expect(try await workspace.postvangnet("approve", "2026-11", "--by", "approver").status == 66)
        }

        @Test func `who signed another text than the one that is there is told so by its code`() async throws {
            let workspace = try await TestWorkspace.inEarnest()
            let first = try await workspace.succeed("sign-off", "no-email", "--as", "legal", "--by", "J. Rist")
            let code = try #require(first.output.firstMatch(of: /kenmerk ([0-9a-f]{16})/)).1
            try workspace.replace("U kiest zelf of", by: "U kunt zelf kiezen of", in: "Templates/no-email/nl.md")
            let record = try Files.bytes(workspace.file(SignedOffTexts.record(of: "no-email")))
            let words = ["sign-off", "no-email", "--as", "legal", "--by", "J. Rist", "--code"]
            let run = try await workspace.postvangnet(words + [String(code)])
            #expect(run.status == 65 && run.errors.contains("een andere dan op het vel"), "\(run.errors)")
            #expect(try Files.bytes(workspace.file(SignedOffTexts.record(of: "no-email"))) == record)
            let now = try #require(run.errors.firstMatch(of: /kenmerk ([0-9a-f]{16})\./)).1
            #expect(try await workspace.postvangnet(words + [String(now)]).status == 0)
        }

        @Test func `a text that is not written to may be anything`() async throws {
            let workspace = try await TestWorkspace.inEarnest()
            try Files.remove(workspace.file(SignedOffTexts.record(of: "no-email")))
            try await workspace.succeed("plan", "2026-11", "--by", "planner", "--audiences", "dormant,bounce")
        }

        @Test func `what changes nothing on paper undoes no sign-off, and a later one stops no run`() async throws {
            let workspace = try await TestWorkspace.inEarnest()
            let record = SignedOffTexts.record(of: "no-email")
            try workspace.replace("U kiest zelf of u", by: "U kiest zelf of\nu", in: "Templates/no-email/nl.md")
            try workspace.replace(
                "version: \"1\"", by: "version: \"2\" # A remark.", in: "Templates/no-email/template.yaml")
            try workspace.replace("source: name of the service", by: "source: asked", in: "Templates/sender.yaml")
            try workspace.replace("sheet:\n", by: "# A remark.\nsheet:\n", in: "Templates/layouts/window-left.yaml")
            try workspace.replace("  sides: 2 ", by: "  \"sides\": '2' ", in: "Templates/layouts/large-print.yaml")
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            let before = try Files.bytes(workspace.file(record))
            try await workspace.succeed("sign-off", "no-email", "--as", "legal", "--by", "Another")
            #expect(try Files.bytes(workspace.file(record)) != before)
            try await workspace.succeed("run", "2026-11")
            #expect(try workspace.batches().allSatisfy { !$0.manifest.batch.test })
        }

        @Test func `a text that changed is signed off anew by each role, and lint tells until then what changed`()
            async throws
        {
            let workspace = try await TestWorkspace.inEarnest()
            try workspace.replace("U kiest zelf of", by: "U kunt zelf kiezen of", in: "Templates/no-email/nl.md")
            let signed = try await workspace.succeed("sign-off", "no-email", "--as", "legal", "--by", "J. Rist")
            #expect(signed.output.contains("Juridisch: J. Rist, "))
            #expect(signed.output.contains("Communicatie: het akkoord van C. Schrijver, "))
            #expect(signed.output.contains("geldt niet meer. Veranderd: blok key"))
            #expect(signed.output.contains("postvangnet sign-off no-email --as reader-test --by NAAM"))
            let lint = try await workspace.succeed("lint", "\(workspace.file("Templates/no-email"))")
            #expect(lint.output.contains("akkoord Lezerstest: het akkoord van Leespanel"))
            let json = try await workspace.succeed("lint", "--format", "json")
            let answers = try TestJSON(json.output)["templates"].list.map { $0["signOffs"].list }
            #expect(
                answers.map { $0.compactMap { $0["state"].text } }.filter { $0 != ["given", "given", "given"] }
                    == [["outdated", "given", "outdated"]])
            #expect(
                answers.joined().first { $0["state"].text == "outdated" }?["changed"].list.compactMap(\.text)
                    == ["block key"])
            let refused = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(refused.status == 77 && !refused.errors.contains("since legal"), "\(refused.errors)")
            for (role, name) in [("communications", "C. Schrijver"), ("reader-test", "Leespanel")] {
                try await workspace.succeed("sign-off", "no-email", "--as", role, "--by", name)
            }
            let same = try Files.bytes(workspace.file(SignedOffTexts.record(of: "no-email")))
            let again = try await workspace.succeed("sign-off", "no-email", "--as", "legal", "--by", "J. Rist")
            #expect(again.output.contains("Iedereen is akkoord"))
            #expect(try Files.bytes(workspace.file(SignedOffTexts.record(of: "no-email"))) == same)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
        }

        @Test func `a test is planned without, and says so`() async throws {
            let workspace = try TestWorkspace.imported()
            let run = try await workspace.succeed("plan", "2026-11", "--by", "planner")
            #expect(run.output.contains("A plan to mail in earnest would be refused, because of its texts"))
            #expect(run.output.contains("\n  bounce: not signed off (communications, legal, reader-test)\n"))
        }

        /// What was typed, how it ended, and what it said.
        private struct Typed: CustomTestStringConvertible, Sendable {
            var what: String
            var arguments: [String]
            var status: Int32
            var says: String
            var text: String?
            var testDescription: String { what }
        }

        private static let hardWord = "U kiest zelf. Indien u wilt, krijgt u een e-mail."

        @Test(arguments: [
            Typed(
                what: "a product that there is not", arguments: ["noemail", "--as", "legal", "--by", "J. Rist"],
                status: 64, says: "no-email"),
            Typed(
                what: "a role that there is not", arguments: ["no-email", "--as", "boss", "--by", "J. Rist"],
                status: 64,
                says: "reader-test"),
            Typed(what: "no role", arguments: ["no-email", "--by", "J. Rist"], status: 64, says: "--as"),
            Typed(
                what: "nobody's name", arguments: ["no-email", "--as", "legal", "--by", "  "], status: 64, says: "--by"),
            Typed(
                what: "a text with a hard word", arguments: ["no-email", "--as", "legal", "--by", "J. Rist"],
                status: 65,
                says: "nl.md:26:15: error: 'Indien' is een moeilijk verbindingswoord. Liever: als [hard-word]",
                text: hardWord),
            Typed(
                what: "a text with a hard word that is ignored, without a reason",
                arguments: ["no-email", "--as", "legal", "--by", "J. Rist"], status: 78,
                says: "Schrijf waarom de regel hier niet geldt", text: "<!-- ignore: hard-word -->\n\n\(hardWord)"),
            Typed(
                what: "the same with a reason", arguments: ["no-email", "--as", "legal", "--by", "J. Rist"], status: 0,
                says: "", text: "<!-- ignore: hard-word reason: so it is called -->\n\n\(hardWord)"),
            Typed(
                what: "a text that cannot be printed", arguments: ["no-email", "--as", "legal", "--by", "J. Rist"],
                status: 78, says: "Deze invulplek bestaat niet voor dit product: {{naam}}", text: "Dag {{naam}}."),
        ])
        private func `sign-off takes nothing but a text without errors, from somebody with a role and a name`(
            typed: Typed
        ) async throws {
            let workspace = try await TestWorkspace.made()
            if let text = typed.text {
                try workspace.replace(
                    "Liever geen e-mail? Dan hoeft u niets te doen.", by: text, in: "Templates/no-email/nl.md")
            }
            let run = try await workspace.postvangnet(["sign-off"] + typed.arguments)
            #expect(run.status == typed.status && run.errors.contains(typed.says), "\(run.errors)")
            #expect(Files.exists(workspace.file(SignedOffTexts.record(of: "no-email"))) == (typed.status == 0))
        }

        @Test func `a record that somebody wrote in takes no further names, and lint fails on it`() async throws {
            let workspace = try await TestWorkspace.inEarnest()
            let record = SignedOffTexts.record(of: "no-email")
            try workspace.replace("J. Rist", by: "A. Nders", in: record)
            let before = try Files.bytes(workspace.file(record))
            let run = try await workspace.postvangnet("sign-off", "no-email", "--as", "legal", "--by", "A. Nders")
            #expect(
                run.status == 78 && run.errors.contains("niet zoals postvangnet sign-off het schreef"), "\(run.errors)")
            #expect(try Files.bytes(workspace.file(record)) == before)
            let lint = try await workspace.postvangnet("lint")
            #expect(
                lint.status == 1 && lint.output.contains("\(record):1:1: error: Dit is niet zoals"), "\(lint.output)")
            try Files.remove(workspace.file(record))
            try await workspace.succeed("sign-off", "no-email", "--as", "legal", "--by", "A. Nders")
        }
    }
}
