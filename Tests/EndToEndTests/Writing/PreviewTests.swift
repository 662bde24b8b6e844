import Foundation
import SystemPackage
import TestSupport
import Testing

/// The preview as its users have it: in a browser, with a mouse, with a keyboard, and from a disk.
struct PreviewTests {
    /// What the browser saw, once for all tests here.
    private static let visit = Task { try await DeskVisit() }

    private var seen: TestJSON { get async throws { try await TestJSON(Self.visit.value.seen) } }
    private var export: FilePath { get async throws { try await Self.visit.value.export } }

    @Test func `the overview shows every template with a picture`() async throws {
        let seen = try await seen
        #expect(seen["title"].text == "Overzicht – Postvangnet")
        #expect(seen["templates"].number == 5)
        #expect(seen["overview pictures"].list.first?.number == 5)
        #expect(seen["lang"].text == "nl")
        #expect(seen["still serves"].flag == true)
        #expect(seen["ends with"].number == 0)
    }

    @Test func `every picture that a page names is there`() async throws {
        let seen = try await seen
        for name in ["overview", "readers'"] {
            #expect(seen["\(name) pictures"].list.last?.list.count == 0, "\(name)")
        }
        for name in ["template picture", "curator's picture", "last good picture loads"] {
            #expect(seen[name].list.first?.number == 1, "\(name)")
            #expect(seen[name].list.last?.list.count == 0, "\(name)")
        }
        #expect(seen["export pictures"].list.count == 3)
        for loaded in seen["export pictures"].list {
            #expect(try #require(loaded.list.first?.number) > 0)
            #expect(loaded.list.last?.list.count == 0)
        }
    }

    @Test func `another reader gets another text, and the address of the page says which`() async throws {
        #expect(try await seen["curator's address"].text?.hasSuffix("/sjabloon/no-email?lezer=curator") == true)
    }

    @Test func `an overlay shows when it is asked for, and stays through choices and changes`() async throws {
        let seen = try await seen
        #expect(seen["overlay before"].flag == false)
        for moment in ["after", "after zooming", "after a change", "by keyboard"] {
            #expect(seen["overlay \(moment)"].flag == true, "\(moment)")
        }
    }

    @Test func `a file that is saved changes the open page, its picture and its findings`() async throws {
        let seen = try await seen
        #expect(seen["other picture"].flag == true)
        #expect(seen["said"].text?.hasPrefix("Bijgewerkt om") == true)
        let finding = try #require(seen["finding"].text)
        #expect(finding.contains("Fout") && finding.contains("Liever: als") && finding.contains("Bron: "))
        #expect(seen["finding closes"].flag == true)
    }

    @Test func `a file that is saved before the page begins to listen changes it too`() async throws {
        #expect(try await seen["said of a late save"].text?.hasPrefix("Bijgewerkt om") == true)
    }

    @Test func `a broken template tells its line and column over the last good picture, until it is mended`()
        async throws
    {
        let seen = try await seen
        let fault = try #require(seen["fault"].text)
        #expect(fault.contains("nl.md, regel \(try #require(seen["fault's line"].number)), teken 5"))
        #expect(fault.contains("Deze invulplek bestaat niet"))
        #expect(seen["last good picture"].flag == true)
        #expect(seen["mended"].number == 1)
    }

    @Test func `a mark covers all words of a finding, also over a line and in bold, and each of them opens it`()
        async throws
    {
        let seen = try await seen
        #expect(seen["marked words"].list.compactMap(\.text).joined().compact == "inverbandmet")
        #expect(seen["finding of a phrase"].text?.contains("'in verband met' is ambtelijke taal.") == true)
    }

    @Test func `what is wrong in template.yaml and glossary.yaml is said in Dutch, with line and key`() async throws {
        let seen = try await seen
        let faults = seen["header's faults"].list.compactMap(\.text)
        #expect(faults.count == 3)
        #expect(faults[0].contains("keyMessage\nHier ontbreekt iets. Hier hoort de kern van de brief, in één zin."))
        #expect(
            faults[1].contains("keymessage\nDit woord kent het programma hier niet. Kies uit: approvals, drawing,"))
        let beside = "qr.beside\nDit kan hier niet staan. Hier hoort de naam van een blok: een van reference, opening,"
        #expect(faults[2].contains(beside))
        #expect(faults.allSatisfy { $0.hasPrefix("template.yaml, regel ") })
        let fault = try #require(seen["glossary's fault"].text)
        #expect(fault.contains("glossary.yaml, regel ") && fault.contains("Kies uit: hosts, names, synonyms, terms."))
        #expect(seen["counted without a check"].text == "Taal niet nagekeken")
    }

    @Test func `return line and address of the hardest readers show wherever the letter lies in its envelope`()
        async throws
    {
        let envelopes = try await seen["envelopes"]
        #expect(envelopes.keys.count == 15)
        for key in envelopes.keys {
            #expect(envelopes[key].text == "Het adres blijft helemaal te zien, hoe de brief ook ligt.", "\(key)")
        }
    }

    @Test func `the page of all readers shows those with findings first`() async throws {
        let seen = try await seen
        #expect(seen["readers"].number == 95)
        let first = seen["first readers"].list.compactMap(\.text)
        // The hard word is in the text of everybody but the curators; the longest addresses run on.
        #expect(first.count == 13 + 5)
        let withError = first.prefix(13)
        #expect(
            withError.allSatisfy {
                $0.contains("E-mail bij nieuwe post van de overheid?") && !$0.contains("curator")
            })
        #expect(first.dropFirst(13).allSatisfy { $0.contains("Wijngaarden") || $0.contains("Kantoor") })
        let reasons = seen["reasons"].list.compactMap(\.text)
        #expect(reasons.count { $0 == "1 fout" } == 13)
        #expect(reasons.count { $0 == "Adres loopt door op de volgende regel" } == 5)
        // Half a card is narrower than the longest name of a town.
        #expect(reasons.count { $0 == "Plaats past niet op één regel" } == 1)
    }

    @Test func `everything can be done by keyboard, and the focus can always be seen`() async throws {
        let seen = try await seen
        #expect(seen["first stop"].text == "Naar de inhoud")
        #expect(seen["skipped to"].text == "inhoud")
        #expect(seen["keyboard"].list.compactMap(\.text) == [])
        #expect(seen["focus after a choice"].text == "lezer-lang")
        #expect(seen["finding by keyboard"].number == 1)
    }

    @Test func `the text is there in the order in which it is read out`() async throws {
        let lines = try #require(try await seen["read aloud"].text).split(separator: "\n").map(String.init)
        let wanted = ["Afzender MijnOverheid", "Kop 1 E-mail bij", "QR-code Luister naar", "Stap 1 Typ"]
        let places = wanted.map { start in lines.firstIndex { $0.hasPrefix(start) } }
        #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(lines)")
    }

    @Test func `axe finds nothing serious on any page`() async throws {
        let pages = try await seen["axe"]
        #expect(
            pages.keys == [
                "broken", "export", "export-template", "finding", "overview", "phrase", "readers", "sign-off",
                "template",
            ])
        for page in pages.keys { #expect(pages[page].list.compactMap(\.text) == [], "\(page)") }
    }

    @Test func `the pages ask for nothing from elsewhere and the browser complains of nothing`() async throws {
        let seen = try await seen
        #expect(seen["elsewhere"].list.compactMap(\.text) == [])
        #expect(seen["console"].list.compactMap(\.text) == [])
    }

    @Test func `an exported folder opens from a disk, with what changed since somebody signed off`() async throws {
        let seen = try await seen
        #expect(seen["export templates"].number == 5)
        #expect(seen["export overlay"].flag == true)
        #expect(seen["export difference"].list.map { $0.list.compactMap(\.text) } == [["wilt."], ["zou willen."]])
        #expect(seen["export proof"].text == "proeven/no-email-grote-letter.pdf")
        let files = try FileManager.default.subpathsOfDirectory(atPath: try await export.string)
        #expect(files.count { $0.hasSuffix(".pdf") } == 95)
        #expect(files.count { $0.hasSuffix(".html") } == 95 + 5 + 5 + 2)
        #expect(!files.contains { $0.hasSuffix(".js") })
    }

    @Test func `a proof says on every page that it is one, and has the letter's text`() async throws {
        let proof = try await export.appending("proeven/no-email-lang.pdf")
        let pages = try await ProgramRun(.pdftotext, ["-raw", proof.string, "-"]).output.split(separator: "\u{0C}")
        #expect(pages.count == 1)
        // Across it, and in its caption.
        for page in pages { #expect(String(page).compact.components(separatedBy: "PROEF").count == 3) }
        #expect(pages.first?.contains("PROEF - E-mail bij nieuwe post van de overheid? - Mevrouw Van den") == true)
        #expect(pages.first?.contains("Geachte mevrouw Van den Wijngaarden-van der Oudekerkenstraat,") == true)
        let check = try await ProgramRun(.qpdf, ["--check", proof.string])
        #expect(check.status == 0, "\(check.output)")
    }

    @Test func `the envelopes show the play that the layouts hold for`() async throws {
        let workspace = try await TestWorkspace.made()
        let folder = workspace.scratch.appending("desk")
        try await workspace.succeed("preview", "--export", folder.string)
        let pages = try Files.tree(folder).filter { $0.key.hasSuffix(".html") && $0.key.contains("no-email") }
        let told = pages.values.map { String(decoding: $0, as: UTF8.self) }.filter { $0.contains("id=\"envelop\"") }
        #expect(!told.isEmpty)
        for page in told {
            #expect(page.contains("De brief kan 19 millimeter opzij schuiven en 9 omhoog of omlaag."))
            #expect(
                page.contains("Het adres blijft helemaal te zien, hoe de brief ook ligt.")
                    && !page.contains("iets anders van de brief te zien"))
            #expect(page.matches(of: /aria-label="Envelop: brief [a-z]/).count == 5)
        }
    }

    @Test func `an export never goes into a folder that has something in it`() async throws {
        let workspace = try await TestWorkspace.made()
        let folder = workspace.scratch.appending("taken")
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        try Files.write("mine".utf8, to: folder.appending("note.txt"))
        let run = try await workspace.postvangnet("preview", "--export", folder.string)
        #expect(run.status == 73)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string) == ["note.txt"])
    }
}

/// One visit by a browser to the preview of a workspace of its own.
private struct DeskVisit: Sendable {
    let workspace: TestWorkspace
    let export: FilePath
    /// JSON.
    let seen: String

    init() async throws {
        workspace = try await TestWorkspace.made()
        export = workspace.scratch.appending("round")
        // One word less than was signed off, and one more.
        let text = "Templates/no-email/nl.md"
        try workspace.replace("of u een e-mail wilt.", by: "of u een e-mail zou willen.", in: text)
        try await workspace.succeed("sign-off", "no-email", "--as", "legal", "--by", "J. Rist")
        try workspace.replace("of u een e-mail zou willen.", by: "of u een e-mail wilt.", in: text)
        try await workspace.succeed("preview", "--export", export.string)
        // Screenshots stay, for people to look at.
        let pictures = Project.root.appending(".build/preview-pictures")
        let script = String(decoding: PackageResources.browse_desk_py, as: UTF8.self)
        let run = try await ProgramRun(
            .python,
            ["-c", script, Program.postvangnet.name, workspace.path.string, export.string, pictures.string])
        guard run.status == 0 else {
            throw TestObstacle(
                description: "\(Program.python.name) with playwright and Debian's chromium: \(run.errors)")
        }
        seen = run.output
    }
}
