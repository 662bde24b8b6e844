import Foundation
import SystemPackage
import TestSupport
import Testing

/// What slips into a text from other programs, or from a clipboard: told with line and column wherever a text is read.
struct StrayTextTests {
    struct Stray: Sendable, CustomTestStringConvertible {
        /// A line of its own in a paragraph.
        var line: String
        /// Where it begins to be wrong.
        var column: Int
        var code: String
        /// What a writer is told, in part.
        var dutch: String

        var testDescription: String { line }
    }

    static let all = [
        Stray(line: "Schrijf {adres}.", column: 9, code: "foreign-placeholder", dutch: "{adres} is geen invulplek"),
        Stray(line: "Beste «Naam»,", column: 7, code: "foreign-placeholder", dutch: "«Naam» is geen invulplek"),
        Stray(line: "Beste [NAAM],", column: 7, code: "foreign-placeholder", dutch: "Het zou zo in de brief staan."),
        Stray(line: "Beste ((naam)),", column: 7, code: "foreign-placeholder", dutch: "Schrijf {{naam}}."),
        Stray(line: "Beste ${naam},", column: 7, code: "foreign-placeholder", dutch: "${naam} is geen invulplek"),
        Stray(line: "R&amp;D: beste %s,", column: 16, code: "foreign-placeholder", dutch: "%s is geen invulplek"),
        Stray(line: "Beste < naam >,", column: 7, code: "foreign-placeholder", dutch: "Schrijf {{naam}}."),
        Stray(line: "Beste __naam__,", column: 7, code: "foreign-placeholder", dutch: "vette tekst als **tekst**"),
        Stray(line: "[plaats]: mijn.overheid.nl", column: 1, code: "markup", dutch: "die nergens te zien is"),
        Stray(line: "Beste <<naam>>,", column: 8, code: "markup", dutch: "HTML kan niet in een brief."),
        Stray(line: "Dit is ~~niet~~ zo.", column: 8, code: "markup", dutch: "Doorgestreepte tekst (~~)"),
        Stray(line: "Zie de noot[^2].", column: 12, code: "markup", dutch: "Een voetnoot kan niet"),
        Stray(line: "| een | twee |", column: 1, code: "markup", dutch: "Een tabel (|) kan niet"),
        Stray(line: "• Bel ons", column: 1, code: "markup", dutch: "Een opsommingsteken uit een ander programma"),
        Stray(
            line: "Bel {telefoon}.", column: 5, code: "foreign-placeholder",
            dutch: "{telefoon} is geen invulplek: het zou zo in de brief staan. Schrijf {{telefoon}}."),
        Stray(line: "Bel nu\u{202E}0080.", column: 7, code: "invisible-character", dutch: "niemand ziet (U+202E)"),
        Stray(line: "R&amp;D \u{1F9E0} van ons.", column: 9, code: "missing-glyph", dutch: "teken \u{1F9E0} (U+1F9E0)"),
        Stray(line: "Dag \u{4F60}.", column: 5, code: "missing-glyph", dutch: "zit in geen lettertype"),
    ]

    /// Together in one text: what is wrong with one hides nothing of the others. A character is looked for in fonts where
    /// the text itself is right.
    static let groups = [all.filter { $0.code != "missing-glyph" }, all.filter { $0.code == "missing-glyph" }]

    /// Takes away the texts of all other audiences, so that the desk has fewer letters to draw.
    private static func leaveNoEmail(in workspace: TestWorkspace) throws {
        let policy = try Files.text(workspace.file("policy.yaml"))
        let others = ["digid-basis", "dormant", "bounce", "bounce-letter"]
        let left = policy.replacing(#/ {2}- id: (digid-basis|dormant|bounce)\n( {4}.*\n)*/#, with: "")
        try #require(left != policy)
        try Files.write(left.utf8, to: workspace.file("policy.yaml"))
        for name in others { try FileManager.default.removeItem(atPath: workspace.file("Templates/\(name)").string) }
    }

    @Test(arguments: groups)
    func `lint, plan and the desk all tell it, with line and column`(strays: [Stray]) async throws {
        let workspace = try await TestWorkspace.made()
        let file = workspace.file("Templates/no-email/nl.md")
        let last = "Liever geen e-mail? Dan hoeft u niets te doen."
        try Files.replace(last, with: "\(last)\n\n" + strays.map(\.line).joined(separator: "\n\n"), in: file)
        let lines = try Files.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        func place(of stray: Stray) throws -> String {
            let line = try #require(lines.firstIndex { $0 == stray.line }) + 1
            return "Templates/no-email/nl.md:\(line):\(stray.column): "
        }

        let lint = try await workspace.postvangnet("lint")
        #expect(lint.status == 1)
        for stray in strays {
            let place = try place(of: stray)
            let found = lint.output.split(separator: "\n").first { $0.hasPrefix(place + "error: ") }
            #expect(found?.hasSuffix("[\(stray.code)]") == true, "\(stray): \(lint.output)")
            #expect(found?.contains(stray.dutch) == true, "\(stray): \(lint.output)")
        }

        try await workspace.succeed("import", Project.sampleExtract.string)
        let plan = try await workspace.postvangnet("plan", "2026-11")
        #expect(plan.status == 78)
        for stray in strays {
            let place = try place(of: stray)
            let found = plan.errors.split(separator: "\n").first { $0.contains(place) }
            #expect(found?.hasSuffix("[\(stray.code)]") == true, "\(stray): \(plan.errors)")
            #expect(!plan.errors.contains(stray.dutch), "\(stray): \(plan.errors)")
        }
        #expect(!Files.exists(workspace.file("runs/2026-11/plan.json")))

        let folder = workspace.scratch.appending("desk")
        try Self.leaveNoEmail(in: workspace)
        try await workspace.succeed("preview", "--export", folder.string)
        let pages = try Files.tree(folder).filter { $0.key.hasSuffix(".html") && $0.key.contains("no-email") }
        let shown = pages.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        for stray in strays {
            let line = try #require(lines.firstIndex { $0 == stray.line }) + 1
            #expect(shown.contains("nl.md, regel \(line), teken \(stray.column)"), "\(stray)")
        }
    }

    @Test func `a character that no font has is told where it stands in the sender's values`() async throws {
        let workspace = try await TestWorkspace.made()
        try Files.replace(
            "value: mijn.digid.nl", with: "value: mijn.digid.nl \u{1F9E0}", in: workspace.file("Templates/sender.yaml"))
        let lint = try await workspace.postvangnet("lint")
        #expect(lint.status == 1 && lint.output.contains("Het teken \u{1F9E0} (U+1F9E0)"), "\(lint.output)")
        #expect(lint.output.contains(/(?m)^Templates\/sender.yaml:[0-9]+:1: error: values.mijn-digid.value:/))
    }

    @Test func `what is wrong with the files around a text is told beside what is wrong with the text`() async throws {
        let workspace = try await TestWorkspace.made()
        for (file, old, new) in [
            ("sender.yaml", "value: Retouradres Postbus", "value: Retouradres <postbus> Postbus"),
            ("glossary.yaml", "  - DigiD-app\n", "  - DigiD-app\n  - '{naam}'\n"),
            ("no-email/template.yaml", "title: E-mail", "title: Nu {naam} e-mail"),
            ("no-email/template.yaml", "largePrintLayout: large-print", "largePrintLayout: grot"),
            ("no-email/nl.md", "Liever geen e-mail?", "Liever geen e-mail, {naam}?"),
        ] {
            try Files.replace(old, with: new, in: workspace.file("Templates/\(file)"))
        }
        let names = "card, large-print, window-left, window-right"
        let lint = try await workspace.postvangnet("lint")
        #expect(lint.status == 1, "\(lint.errors)")
        for line in [
            #"sender.yaml:[0-9]+:1: error: values.retouradres.value: <postbus> hoort hier niet"#,
            #"glossary.yaml:[0-9]+:1: error: names\[5\]: \{naam\} hoort hier niet"#,
            #"no-email/template.yaml:4:1: error: title: \{naam\} hoort hier niet"#,
            #"no-email/template.yaml:6:1: error: largePrintLayout: De indeling grot staat niet in Templates/layouts. "#
                + "Kies uit: \(names)",
            #"no-email/nl.md:[0-9]+:21: error: \{naam\} is geen invulplek"#,
        ] {
            let pattern = try Regex("(?m)^Templates/\(line)")
            #expect(lint.output.contains(pattern), "\(line)\n\(lint.output)")
        }

        try await workspace.succeed("import", Project.sampleExtract.string)
        let plan = try await workspace.postvangnet("plan", "2026-11")
        #expect(plan.status == 78)
        for words in [
            "sender.yaml:", "glossary.yaml:", "no-email/template.yaml:4:title: ",
            "no-email/template.yaml:6:largePrintLayout: There is no file grot.yaml", "no-email/nl.md:", names,
        ] {
            #expect(plan.errors.contains(words), "\(words)\n\(plan.errors)")
        }

        let folder = workspace.scratch.appending("desk")
        try Self.leaveNoEmail(in: workspace)
        try await workspace.succeed("preview", "--export", folder.string)
        let pages = try Files.tree(folder).filter { $0.key.hasSuffix(".html") && $0.key.contains("no-email") }
        #expect(pages.values.contains { String(decoding: $0, as: UTF8.self).contains("largePrintLayout") })
    }

    @Test func `a form that its layout has no place for fails, also where one text alone is checked`() async throws {
        let workspace = try await TestWorkspace.made()
        let layout = "Templates/layouts/window-left.yaml"
        try workspace.replace("drawing:\n  x: 18\n  width: 12\n  gap: 0.2\n", by: "", in: layout)
        let told =
            "Templates/no-email/nl.md:1:1: error: Deze indeling heeft geen plek voor: de tekening. Zo is deze vorm niet te "
            + "drukken: indeling window-left, gewone lezer. [no-place]"
        let text = workspace.file("Templates/no-email").string
        for words in [["lint"], ["lint", text]] {
            let run = try await workspace.postvangnet(words)
            #expect(run.status == 1 && run.output.contains(told), "\(run.output)")
        }
        let signed = try await workspace.postvangnet("sign-off", "no-email", "--as", "legal", "--by", "J. Rist")
        #expect(signed.status == 65 && signed.errors.contains("[no-place]"), "\(signed.errors)")

        try workspace.replace("returnLine:", by: "returnline:", in: layout)
        let broken = try await workspace.postvangnet("lint", text)
        #expect(broken.status == 1 && broken.output.contains("\(layout):"), "\(broken.output)")
    }

    @Test func `a folder or file that nobody reads is told, and stops nothing`() async throws {
        let workspace = try await TestWorkspace.made()
        for file in ["no-emial/nl.md", "no-email/en.md", "drawings/huis.png", ".git/HEAD", "no-email/nl.md~"] {
            let path = workspace.file("Templates/\(file)")
            try FileManager.default.createDirectory(
                atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
            try Files.write("Hallo".utf8, to: path)
        }
        let lint = try await workspace.succeed("lint")
        let told = lint.output.split(separator: "\n").filter { $0.hasSuffix("[unread-file]") }
        #expect(
            told.map { $0.split(separator: ":")[0] } == [
                "Templates/drawings/huis.png", "Templates/no-email/en.md", "Templates/no-emial",
            ])
        #expect(told.allSatisfy { $0.contains(": warning: ") })
        #expect(
            told.last?.contains("Deze map leest niemand. Kijk of de naam klopt: de brieven staan in digid-basis, ")
                == true)
        #expect(try await workspace.postvangnet("lint", "--fail-on", "warning").status == 1)
        let folder = workspace.scratch.appending("desk")
        try Self.leaveNoEmail(in: workspace)
        try await workspace.succeed("preview", "--export", folder.string)
        let overview = try Files.text(folder.appending("index.html"))
        #expect(overview.contains("Dit leest niemand") && overview.contains("<b>Templates/no-email/en.md</b>"))
    }

    @Test func `a value that does not fit its place is told at its line`() async throws {
        let workspace = try await TestWorkspace.made()
        try await workspace.succeed("import", Project.sampleExtract.string)
        try Files.replace(
            "value: Retouradres Postbus", with: "value: \(String(repeating: "Retouradres ", count: 40)) Postbus",
            in: workspace.file("Templates/sender.yaml"))
        let plan = try await workspace.postvangnet("plan", "2026-11")
        #expect(plan.status == 78, "\(plan.errors)")
        let place = /(?m)^(postvangnet: )?Templates\/sender.yaml:[0-9]+:values.retouradres.value:/
        #expect(plan.errors.contains(place), "\(plan.errors)")
    }

    @Test func `who writes letters is told in Dutch why a command cannot be done`() async throws {
        let workspace = try await TestWorkspace.made()
        let port = try await workspace.postvangnet("preview", "--port", "70000")
        #expect(port.status == 64 && port.errors.contains("--port is een getal van 0 tot en met 65535."))
        let lint = try await workspace.postvangnet("lint", "Templates/layouts")
        #expect(lint.status == 66 && lint.errors.contains("is er niet. Kijk of de naam klopt."), "\(lint.errors)")
        let folder = workspace.scratch.appending("nl.md")
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        let unreadable = try await workspace.postvangnet("lint", folder.string)
        #expect(unreadable.status == 74, "\(unreadable.errors)")
        #expect(unreadable.errors.contains("is niet te lezen: het is een map"))
        let taken = try await workspace.postvangnet("preview", "--export", folder.removingLastComponent().string)
        #expect(taken.status == 73 && taken.errors.contains("Kies een andere map."), "\(taken.errors)")
    }

    @Test func `the texts that come with the program have nothing of the kind`() async throws {
        let workspace = try await TestWorkspace.made()
        let lint = try await workspace.postvangnet("lint")
        for code in ["foreign-placeholder", "invisible-character", "lost-character", "missing-glyph", "markup"] {
            #expect(!lint.output.contains("[\(code)]"), "\(lint.output)")
        }
    }
}
