import Foundation
import SystemPackage
import TestSupport
import Testing

/// Letters for everyone as communications staff make them, read by programs that had no part in it.
struct PublishTests {
    /// What those programs saw, once for all tests here.
    private static let reading = Task { try await PublicationReading() }

    private var seen: TestJSON { get async throws { try await TestJSON(Self.reading.value.seen) } }

    private static let names = [
        "bounce", "bounce-abroad", "bounce-letter", "bounce-letter-abroad", "bounce-letter-abroad-ward",
        "bounce-letter-ward", "digid-basis", "digid-basis-abroad", "digid-basis-abroad-digid-lapsed",
        "digid-basis-abroad-digid-lapsed-ward", "digid-basis-abroad-ward", "digid-basis-digid-lapsed",
        "digid-basis-digid-lapsed-ward", "digid-basis-ward", "dormant", "dormant-abroad", "dormant-abroad-ward",
        "dormant-ward", "no-email", "no-email-abroad", "no-email-abroad-ward", "no-email-ward",
    ]

    // MARK: Files and pages

    @Test func `every form of every letter is there as page, text and PDF`() async throws {
        let files = Set(try await seen["files"].list.compactMap(\.text))
        let letters = Self.names.flatMap { ["\($0).html", "\($0).pdf", "\($0).txt"] }
        let others = files.subtracting(letters)
        #expect(Set(letters).isSubset(of: files))
        #expect(
            others.subtracting(["bestanden.sha256", "brieven.css", "index.html"]).allSatisfy {
                $0.hasPrefix("tekening-")
            })
        #expect(Set(["bestanden.sha256", "brieven.css", "index.html"]).isSubset(of: others))
    }

    @Test func `every link leads to a file of the folder, and every page to the one that finds letters`() async throws {
        let pages = try await seen["pages"]
        for name in pages.keys {
            #expect(pages[name]["lost"].list.compactMap(\.text) == [], "\(name)")
            let links = pages[name]["links"].list.compactMap(\.text)
            #expect(name == "index.html" || links.contains("index.html"), "\(name)")
            #expect(links.contains("brieven.css") && links.contains("#inhoud"), "\(name)")
        }
        let found = Set(pages["index.html"]["links"].list.compactMap(\.text))
        #expect(Set(Self.names.map { "\($0).html" }).isSubset(of: found))
    }

    @Test func `every page is in Dutch, with its title, headings and landmarks, and without scripts`() async throws {
        let pages = try await seen["pages"]
        for name in pages.keys {
            let page = pages[name]
            #expect(page["lang"].text == "nl" && page["title"].text?.hasSuffix(" – MijnOverheid") == true, "\(name)")
            let headings = page["headings"].list.compactMap(\.number)
            #expect(headings.first == 1 && headings.count { $0 == 1 } == 1, "\(name): \(headings)")
            let landmarks = Set(page["landmarks"].list.compactMap(\.text))
            #expect(Set(["header", "main", "footer"]).isSubset(of: landmarks), "\(name)")
            #expect(page["scripts"].number == 0, "\(name)")
            #expect(page["images"].list.allSatisfy { $0.text?.isEmpty == false }, "\(name)")
        }
        #expect(pages["index.html"]["title"].text == "Welke brief heeft u gekregen? – MijnOverheid")
    }

    @Test func `axe finds nothing, light or dark, and a small screen shows all without scrolling aside`() async throws {
        try await checkInBrowser("pages", count: Self.names.count + 1)
    }

    @Test func `axe finds nothing on pages of reports, narrow or wide, and they need nothing from elsewhere`()
        async throws
    {
        try await checkInBrowser("reports", count: 4)
    }

    private func checkInBrowser(_ kind: String, count: Int) async throws {
        let seen = try await seen
        let pages = seen[kind]
        #expect(pages.keys.count == count)
        for name in pages.keys {
            for scheme in ["light", "dark"] {
                #expect(pages[name]["axe \(scheme)"].list.compactMap(\.text) == [], "\(name) \(scheme)")
                #expect(try #require(pages[name]["width \(scheme)"].number) <= 0, "\(name) \(scheme)")
            }
        }
        #expect(seen["elsewhere"].list.compactMap(\.text) == [])
        #expect(seen["console"].list.compactMap(\.text) == [])
    }

    // MARK: One text in three forms

    @Test func `page, text and PDF say the same in the order in which the letter is read out`() async throws {
        let seen = try await seen
        for name in Self.names {
            let lines = seen["texts"][name]["lines"].list.compactMap(\.text)
            #expect(lines.first == Self.sampleNote, "\(name)")
            #expect(
                lines.dropFirst().first == "Afzender: MijnOverheid, Voorbeeldorganisatie Digitale Overheid", "\(name)")
            let text = lines.dropFirst().map(Self.withoutRole)
            let page = seen["pages"]["\(name).html"]["letter"].list.compactMap(\.text).map(Self.withoutRole)
            #expect(page == text, "\(name)")
            // What a screen reader gets of the page, by the browser.
            let spoken = seen["pages"]["\(name).html"]["spoken"].text
            let letter = seen["pages"]["\(name).html"]["letter"].list.compactMap(\.text).joined()
            #expect(spoken == letter.filter { !$0.isWhitespace }, "\(name)")
            let document = seen["documents"][name]["letter"].list.compactMap(\.text).map(Self.withoutRole)
            #expect(document == [Self.sampleNote] + text, "\(name)")
            #expect(seen["texts"][name]["ends"].flag == true, "\(name)")
        }
        let lines = seen["texts"]["no-email"]["lines"].list.compactMap(\.text)
        let wanted = ["Kop 1: E-mail bij nieuwe post", "QR-code: Luister naar", "Stap 1: ", "Tekening: ", "Dat kan "]
        let places = wanted.map { start in lines.firstIndex { $0.hasPrefix(start) } }
        #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(lines)")
    }

    private static let sampleNote =
        "Let op: dit is een voorbeeld. De telefoonnummers en adressen hieronder zijn verzonnen. Gebruik ze niet."

    /// What a line says, without what a voice says that it is.
    private static func withoutRole(_ line: String) -> String {
        line.replacing(#/^(?:Afzender|Kop \d|Stap \d+|Punt|Tekening): /#, with: "")
    }

    @Test func `the sentence with the telephone number stands in one file, and every letter follows it`() async throws {
        let workspace = try await TestWorkspace.made()
        let sentence = "Bel gratis {{telefoon}}"
        let holding = try Files.tree(workspace.file("Templates")).filter { _, bytes in
            String(decoding: bytes, as: UTF8.self).contains(sentence)
        }
        #expect(holding.keys.sorted() == ["blocks/phone.md"])
        try workspace.replace(sentence, by: "Bel ons gratis: {{telefoon}}", in: "Templates/blocks/phone.md")
        try await workspace.succeed("publish", "out")
        let number = "0800 000 00 00"
        for name in Self.names {
            let text = try Files.text(workspace.scratch.appending("out/\(name).txt"))
            #expect(text.contains("Bel ons gratis: \(number)") != name.contains("abroad"), "\(name)")
            #expect(!text.contains("Bel gratis \(number)"), "\(name)")
        }
    }

    @Test func `nothing in them is of one reader or of one day`() async throws {
        let texts = try await seen["texts"]
        for name in Self.names {
            let text = texts[name]["lines"].list.compactMap(\.text).joined(separator: "\n")
            #expect(!text.contains("{{") && !text.contains("2026"), "\(name)")
            let isCard = ["bounce", "bounce-abroad"].contains(name)
            #expect(text.contains("Geachte heer of mevrouw,") != isCard, "\(name)")
            #expect(text.contains(isCard ? "(zie uw kaart)" : "(16 letters en cijfers: zie uw brief)"), "\(name)")
            #expect(text.contains("de persoon in uw brief") == name.hasSuffix("-ward"), "\(name)")
        }
    }

    // MARK: PDF

    @Test func `a PDF has title, language and structure, words for its figures, and says that it is PDF/UA`()
        async throws
    {
        let documents = try await seen["documents"]
        for name in Self.names {
            let document = documents[name]
            #expect(document["lang"].text == "nl-NL" && document["marked"].flag == true, "\(name)")
            #expect(document["shown"].flag == true && document["title"].text?.isEmpty == false, "\(name)")
            #expect(document["ua"].text == "1" && document["version"].text == "1.7", "\(name)")
            #expect(document["tabs"].list.allSatisfy { $0.text == "/S" }, "\(name)")
            let tags = document["tags"].list.compactMap(\.text)
            #expect(tags.first == "Document" && tags.count { $0 == "H1" } == 1, "\(name): \(tags)")
            #expect(tags.count { $0 == "LI" } == tags.count { $0 == "LBody" }, "\(name)")
            #expect(tags.contains("L") && tags.count { $0 == "Lbl" } == tags.count { $0 == "LI" }, "\(name)")
            let alternatives = document["alternatives"].list.compactMap(\.text)
            #expect(alternatives.count == tags.count { $0 == "Figure" }, "\(name)")
            #expect(alternatives.allSatisfy { !$0.isEmpty }, "\(name)")
        }
    }

    @Test func `qpdf, Ghostscript and mutool read every kind of PDF`() async throws {
        let folder = try await Self.reading.value.folder
        for name in ["no-email", "digid-basis", "bounce"] {
            let path = folder.appending("\(name).pdf").string
            #expect(try await ProgramRun(.qpdf, ["--check", path]).status == 0, "\(name)")
            let drawn = try await ProgramRun(.ghostscript, ["-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "-q", path])
            #expect(drawn.status == 0 && drawn.output == "", "\(name): \(drawn.output)")
            #expect(try await ProgramRun(.mutool, ["info", path]).status == 0, "\(name)")
        }
    }

    // MARK: Other languages

    @Test func `help is said in five languages, each in its own direction, with telephone numbers from left to right`()
        async throws
    {
        let index = try await seen["pages"]["index.html"]
        let languages = index["languages"]
        #expect(languages.keys == ["ar", "en", "pl", "tr", "uk"])
        for tag in languages.keys {
            let line = languages[tag].list
            #expect(line[0].text == (tag == "ar" ? "rtl" : "ltr"), "\(tag)")
            #expect(line[1].text == "nee", "\(tag)")
            #expect(line[2].text?.contains("0800\u{A0}000\u{A0}00\u{A0}00") == true, "\(tag)")
            #expect(line[3].list.compactMap(\.text) == ["ltr"], "\(tag)")
        }
        #expect(index["remarks"].list.count { $0.text?.contains("Nog niet nagekeken") == true } == 5)
        let warnings = try await Self.reading.value.warnings
        #expect(
            warnings.contains("nog niet nagekeken") && warnings.contains("Engels, Turks, Arabisch, Pools, Oekraïens"))
        #expect(warnings.contains("letterPage") && warnings.contains("postadres, retouradres, telefoon"))
    }

    @Test func `a language that somebody checked is told of no more, and who stays out of the pages`() async throws {
        let workspace = try await TestWorkspace.made()
        try Files.write(
            """
            languages:
              pl: {name: Polski, dutchName: Pools, help: "Numer {{telefoon}}.", checkedBy: J. Kowalska}
            """.utf8, to: workspace.file("Templates/languages.yaml"))
        let run = try await workspace.succeed("publish", "out")
        #expect(!run.errors.contains("nagekeken door iemand"))
        let index = try Files.text(workspace.scratch.appending("out/index.html"))
        #expect(index.contains(#"<p id="pl" lang="pl" dir="ltr" data-nagekeken="ja">"#) && !index.contains("Kowalska"))
    }

    @Test func `a workspace without languages has letters without them`() async throws {
        let workspace = try await TestWorkspace.made()
        try FileManager.default.removeItem(atPath: workspace.file("Templates/languages.yaml").string)
        try await workspace.succeed("publish", "out")
        #expect(try !Files.text(workspace.scratch.appending("out/index.html")).contains("andere-talen"))
    }

    @Test(arguments: [
        ("help: \"{{telefoon}}\"", "help: \"{{onbekend}}\"", "languages.pl.help"),
        ("dutchName: Pools", "name2: Pools", "languages.pl.dutchName"),
        ("pl:", "Pools!:", "languages"),
        ("{{telefoon}}", "{{telefoon}} [x]", "languages.pl.help"),
    ])
    func `what is wrong with the languages is told with its key, by lint and by publish`(
        old: String, new: String, key: String
    ) async throws {
        let workspace = try await TestWorkspace.made()
        let right = "languages:\n  pl:\n    name: Polski\n    dutchName: Pools\n    help: \"{{telefoon}}\"\n"
        try Files.write(right.replacing(old, with: new).utf8, to: workspace.file("Templates/languages.yaml"))
        for command in [["lint"], ["publish", "out"]] {
            let run = try await workspace.postvangnet(command)
            #expect(run.status == 1, "\(run.errors)")
            let said = run.output + run.errors
            #expect(said.contains("Templates/languages.yaml:") && said.contains(key), "\(said)")
        }
        #expect(!FileManager.default.fileExists(atPath: workspace.scratch.appending("out").string))
    }

    // MARK: The folder

    @Test func `the same files and day give the same bytes, over what was published before`() async throws {
        let workspace = try await TestWorkspace.made()
        for name in ["one", "two", "two"] { try await workspace.succeed("publish", name, "--date", "2026-12-01") }
        let folders = ["one", "two"].map { workspace.scratch.appending($0) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folders[0].string)
        #expect(names.count > 60)
        #expect(try Set(names) == Set(FileManager.default.contentsOfDirectory(atPath: folders[1].string)))
        for name in names {
            #expect(try Files.bytes(folders[0].appending(name)) == Files.bytes(folders[1].appending(name)), "\(name)")
        }
        #expect(try Files.text(folders[0].appending("index.html")).contains("Gemaakt op 1 december 2026."))
        let sums = try await ProgramRun(.sha256sum, ["-c", "--quiet", "bestanden.sha256"], in: folders[0])
        #expect(sums.status == 0, "\(sums.errors)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: workspace.scratch.string).allSatisfy {
                !$0.contains("partial")
            })
    }

    @Test func `a folder that publish did not make, or that was changed since, is left as it is`() async throws {
        let workspace = try await TestWorkspace.made()
        try await workspace.succeed("publish", "out")
        let folder = workspace.scratch.appending("out")
        try Files.write("mine".utf8, to: folder.appending("note.txt"))
        let foreign = try await workspace.postvangnet("publish", "out")
        #expect(foreign.status == 73 && foreign.errors.contains("niet door publish gemaakt"), "\(foreign.errors)")
        #expect(try Files.text(folder.appending("note.txt")) == "mine")
        try FileManager.default.removeItem(atPath: folder.appending("note.txt").string)
        try Files.write((Files.text(folder.appending("no-email.txt")) + "x").utf8, to: folder.appending("no-email.txt"))
        #expect(try await workspace.postvangnet("publish", "out").status == 73)
        #expect(try await workspace.postvangnet("publish", workspace.path.string).status == 73)
        #expect(FileManager.default.fileExists(atPath: workspace.file("postvangnet.yaml").string))
    }

    @Test func `a text with an error is not published, and the error told`() async throws {
        let workspace = try await TestWorkspace.made()
        try workspace.replace("U kiest zelf of", by: "Indien u wilt of", in: "Templates/no-email/nl.md")
        let run = try await workspace.postvangnet("publish", "out")
        #expect(run.status == 1 && run.errors.contains("[hard-word]"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: workspace.scratch.appending("out").string))
    }

    @Test func `values that somebody checked are published without a note`() async throws {
        let workspace = try await TestWorkspace.made()
        let sender = workspace.file("Templates/sender.yaml")
        try Files.write(Files.text(sender).replacing(#/\n +sample: true/#, with: "").utf8, to: sender)
        let run = try await workspace.succeed("publish", "out")
        #expect(!run.errors.contains("sender.yaml"))
        for name in ["index.html", "no-email.html", "no-email.txt"] {
            #expect(try !Files.text(workspace.scratch.appending("out/\(name)")).contains("verzonnen"), "\(name)")
        }
    }
}

/// A folder that was published, and what other programs read in it.
private struct PublicationReading: Sendable {
    private let workspace: TestWorkspace
    let folder: FilePath
    let warnings: String
    /// JSON.
    let seen: String

    init() async throws {
        workspace = try await TestWorkspace.made()
        folder = workspace.scratch.appending("published")
        warnings = try await workspace.succeed("publish", folder.string).errors
        // Screenshots stay, for people to look at.
        let pictures = Project.root.appending(".build/publication-pictures")
        let script = [PackageResources.read_tagged_py, PackageResources.read_publication_py]
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        let run = try await ProgramRun(
            .python,
            [
                "-c", script, folder.string, pictures.string, try await ReportPages.made.value.folder.string,
            ])
        guard run.status == 0 else {
            throw TestObstacle(
                description:
                    "\(Program.python.name) with html5lib, pikepdf, playwright and Debian's chromium: \(run.errors)")
        }
        seen = run.output
    }
}
