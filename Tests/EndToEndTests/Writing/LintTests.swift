import Foundation
import SystemPackage
import TestSupport
import Testing

/// The plain-language check as communications staff type it.
struct LintTests {
    /// A finding as its line names it, without its message.
    private func finding(_ line: Substring) -> String? {
        line.firstMatch(of: /^(.+?):(\d+):(\d+): (error|warning|suggestion): .+ \[([a-z-]+)\]$/).map {
            "\($0.2):\($0.3) \($0.4) \($0.5)"
        }
    }

    /// Checks a text of a folder of its own, with a header, and compares what both formats say.
    private func findings(in text: String, status: Int32 = 1) async throws -> [String] {
        let workspace = try await TestWorkspace.made()
        let folder = workspace.scratch.appending("draft")
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        try Files.write(text.utf8, to: folder.appending("nl.md"))
        try Files.write(Self.header.utf8, to: folder.appending("template.yaml"))
        let run = try await workspace.postvangnet("lint", "draft")
        #expect(run.status == status, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        let found = lines.compactMap(finding)
        #expect(lines.filter { $0.hasPrefix("draft/nl.md:") && $0.contains("]") }.count == found.count)
        #expect(run.output.contains("bewijst niet dat de tekst B1 is"))

        let json = try await workspace.postvangnet("lint", "draft", "--format", "json")
        #expect(json.status == status)
        let template = try #require(try TestJSON(json.output)["templates"].list.first)
        let same = try template["findings"].list.map { finding in
            #expect(finding["file"].text == "draft/nl.md")
            #expect(finding["message"].text?.isEmpty == false)
            let place = "\(try #require(finding["line"].number)):\(try #require(finding["column"].number))"
            return "\(place) \(try #require(finding["severity"].text)) \(try #require(finding["rule"].text))"
        }
        #expect(same == found)
        return found
    }

    private static let header = """
        product: no-email
        version: "1"
        title: Wilt u een e-mail bij nieuwe post?
        layout: window-left
        keyMessage: Wilt u een e-mail bij nieuwe post?
        """

    @Test func `a poor text draws exactly what is wrong with it, at its place`() async throws {
        let poor = """
            <!-- block: opening -->

            # Belangrijk bericht

            {{aanhef}},

            <!-- block: key -->

            {{datum}}

            Inzake uw e-mailadres schrijven wij u. Je hebt dit schrijven reeds vaak niet onaardig gevonden.
            Dit is uw **laatste kans**: onderneem actie, anders verliest u uw post. Bel uiterlijk morgen.

            ### Wat nu

            1. Klik hier en geef ons uw wachtwoord.
            2. Uw gegevens worden binnenkort door ons verwijderd, o.a. uw naam.
            3. Ga naar mijn.
               overheid.nl of naar voorbeeld.nl. Neem een pen, een brief, een foto en uw pas mee.
            4. Stuur uw pincode niet op, maar betaal nu 10 euro. Kijk in de Berichtenbox.

            Als u wilt weten hoe het met uw brievenbsu gaat, vragen wij u om hier rustig een brief te lezen. Deze brief
            gaat over uw post. Wij lezen die brief graag. Wij kijken er samen naar. Daarna hoort u van ons wat wij ervan
            vinden. Wij doen dit werk al jaren. Veel mensen zijn daar blij mee. Dat horen wij ook van hen. Daar zijn wij
            blij mee. Zo gaat dat nu eenmaal bij ons.

            <!-- ignore: hard-words reason: zo heet het -->
            <!-- block: paper -->

            Log in met DigiD, daarna kunt u papier kiezen.

            <!-- block: help -->

            Ga naar https://www.mijn.overheid.nl/hulp/vragen/veel-gestelde-vragen-over-de-post-van-de-overheid voor hulp.
            """
        let expected = [
            "1:1 error required-block",
            "9:1 error bare-date",
            "9:1 error key-message-first",
            "11:1 error hard-word",
            "11:40 error je-form",
            "11:48 error hard-word",
            "11:48 warning synonyms",
            "11:62 error hard-word",
            "11:73 error double-negation",
            "12:13 error pressure",
            "12:29 error pressure",
            "12:46 error pressure",
            "12:77 error pressure",
            "14:5 warning headings",
            "16:4 error link-text",
            "16:29 error asks-secret",
            "17:16 warning passive",
            "17:23 warning vague-date",
            "17:55 error abbreviation",
            "18:12 error split-address",
            "19:4 error sender-value",
            "19:24 error link-text",
            "19:47 suggestion enumeration",
            "20:35 error asks-secret",
            "20:65 warning unexplained-term",
            "22:1 warning leading-clause",
            "22:1 warning paragraph-length",
            "22:1 warning sentence-length",
            "22:33 suggestion spelling",
            "27:1 error ignore-comment",
            "30:1 error paper-way",
            "34:9 error link-text",
            "34:9 error split-address",
        ]
        #expect(try await findings(in: poor) == expected)
    }

    @Test func `a text that is long in every way is told so once for each`() async throws {
        let sentence =
            "Universiteitsbibliotheken helpen onderzoeksmedewerkers van gezondheidswetenschappen bij "
            + "toekomstverwachtingen over persoonlijkheidskenmerken."
        let paragraphs = Array(repeating: "Wilt u een e-mail bij nieuwe post? \(sentence)", count: 60)
        let text = "<!-- block: key -->\n\n# Kop\n\n" + paragraphs.joined(separator: "\n\n") + "\n\n" + Self.rights
        #expect(
            try await findings(in: text) == [
                "3:3 suggestion flesch-douma", "3:3 error letter-length", "3:3 warning word-count",
            ])
    }

    private static let rights = """
        <!-- block: paper -->

        Bel gratis {{telefoon}}.

        <!-- block: help -->

        Bel gratis {{telefoon}}.

        <!-- block: real -->

        Typ zelf {{website}}.
        """

    @Test func `what is denied is neither pressure nor a request, and draws nothing`() async throws {
        let text = """
            <!-- block: key -->

            # Een keuze

            Wilt u een e-mail bij nieuwe post? U bent niet verplicht. Dit hoeft niet. Er is geen haast.

            Wij vragen nooit om uw wachtwoord. Wij vragen nooit om een wachtwoord, code of geld. U hoeft niet te betalen.
            Geef uw pincode nooit aan iemand anders. U krijgt geen boete. U verliest niets. Klik nooit op een link.

            U krijgt een e-mail met een code. Vul die code alleen in op {{website}}.


            """
        #expect(try await findings(in: text + Self.rights, status: 0) == [])
    }

    @Test func `warnings and suggestions alone do not fail, and a reason silences a rule`() async throws {
        let start = "<!-- block: key -->\n\nWilt u een e-mail bij nieuwe post?\n\n"
        let passive = start + "De brief wordt morgen gestuurd.\n\n" + Self.rights
        #expect(try await findings(in: passive, status: 0) == ["3:1 warning headings", "5:10 warning passive"])
        let silenced =
            start.replacing("<!-- block", with: "<!-- ignore: headings reason: korte proef -->\n<!-- block")
            + "<!-- ignore: passive reason: zo staat het in de wet -->\nDe brief wordt morgen gestuurd.\n\n"
            + Self.rights
        #expect(try await findings(in: silenced, status: 0) == [])
        let unexplained = start + "<!-- ignore: passive -->\nDe brief wordt morgen gestuurd.\n\n" + Self.rights
        #expect(
            try await findings(in: unexplained) == [
                "3:1 warning headings", "5:1 error ignore-without-reason", "6:10 warning passive",
            ])
    }

    @Test func `a text that is no template is told so in Dutch`() async throws {
        let text = "Los.\n\n<!-- block: kop -->\n\n<!-- block: key -->\n\nBel {{fax}} of *ons*.\n\n" + Self.rights
        #expect(
            try await findings(in: text) == [
                "1:1 error text-before-block", "3:1 error unknown-block", "7:1 warning headings",
                "7:1 error key-message-first", "7:5 error unknown-placeholder", "7:16 error markup",
            ])
    }

    /// Two hundred words for a letter, sixty for a card, one sheet, and no finding at all.
    @Test func `our own templates draw nothing in any form, are short and fit one sheet`() async throws {
        let workspace = try await TestWorkspace.made()
        let run = try await workspace.succeed("lint", "--format", "json")
        let answer = try TestJSON(run.output)
        #expect(answer["spellingChecked"].truth == true)
        #expect(answer["templates"].list.count == 5)
        for template in answer["templates"].list {
            let file = try #require(template["file"].text)
            #expect(template["findings"].list.isEmpty, "\(file)")
            #expect(template["notPrinted"].text == nil)
            let forms = template["variants"].list
            let isCard = file == "Templates/bounce/nl.md"
            #expect(forms.count == (isCard ? 2 : file.contains("digid-basis") ? 8 : 4))
            for form in forms {
                #expect(try #require(form["words"].number) <= (isCard ? 65 : 180), "\(file)")
                #expect(
                    form["layouts"].list.map(\.["layout"].text) == (isCard ? ["card"] : ["window-left", "large-print"]))
                #expect(form["layouts"].list.allSatisfy { $0["pages"].number == 2 })
            }
        }
    }

    @Test func `a shared block is checked as what it is, a part of letters`() async throws {
        let workspace = try await TestWorkspace.made()
        let file = workspace.file("Templates/blocks/help.md")
        #expect(try await workspace.postvangnet("lint", file.string).status == 0)
        try Files.replace("Nederlandse tijd.", with: "Nederlandse tijd. Indien nodig ook op zaterdag.", in: file)
        let run = try await workspace.postvangnet("lint", file.string)
        #expect(run.status == 1 && run.output.contains("help.md:8:47: error: 'Indien'"), "\(run.output)")
    }

    @Test func `a rule that comes up in one form only is found there`() async throws {
        let workspace = try await TestWorkspace.made()
        // Where the words stand, and once for all letters that have them.
        let file = workspace.file("Templates/blocks/help.md")
        try Files.replace("Nederlandse tijd.", with: "Nederlandse tijd. Binnenkort ook op zaterdag.", in: file)
        let run = try await workspace.postvangnet("lint")
        #expect(run.status == 0)
        #expect(
            run.output.split(separator: "\n").compactMap(finding).map { $0.split(separator: " ").last } == [
                "vague-date"
            ])
        let place = /(?m)^Templates\/blocks\/help\.md:8:[0-9]+: warning:/
        #expect(run.output.contains(place), "\(run.output)")
    }
}
