import LetterComposition
import MailboxDomain
import Testing

@testable import PlainLanguage

/// Each rule with texts that draw it, at the place shown, and texts that do not.
struct RuleTests {
    private func expect(_ text: String, _ places: [String], _ builder: TextBuilder = TextBuilder()) throws {
        #expect(try builder.places(text) == places, "\(text)")
    }

    @Test(
        "A sentence may have fifteen words",
        arguments: [
            (15, [String]()), (16, ["3:1 mean-sentence-length", "3:1 sentence-length"]),
        ])
    func sentenceLength(words: Int, places: [String]) throws {
        let text = Array(repeating: "kat", count: words).joined(separator: " ") + "."
        let all = try TextBuilder().places(text)
        #expect(all == (words == 15 ? ["3:1 mean-sentence-length"] : places))
        let remark = try TextBuilder().remarks(onMarkdown: "<!-- block: key -->\n\n\(text) Dat is zo. Ja. Nee.\n")
        #expect(remark.map(\.severity) == (words == 15 ? [] : [.warning]))
    }

    @Test func `A sentence of more than twenty words is an error`() throws {
        let text = Array(repeating: "kat", count: 21).joined(separator: " ") + ". Ja. Nee."
        let remarks = try TextBuilder().remarks(onMarkdown: "<!-- block: key -->\n\n\(text)\n")
        #expect(remarks.map(\.severity) == [.error])
    }

    @Test func `A placeholder counts with the words of a long value`() throws {
        func text(_ words: Int) -> String {
            "<!-- block: key when: ward -->\n\n"
                + "Wij \(Array(repeating: "nu", count: words).joined(separator: " ")) {{vertegenwoordigde}}. Ja. Nee.\n"
        }
        #expect(try TextBuilder().remarks(onMarkdown: text(8)).filter { $0.rule == .sentenceLength } == [])
        let remarks = try TextBuilder().remarks(onMarkdown: text(9)).filter { $0.rule == .sentenceLength }
        #expect(remarks.map(\.place) == [TextPlace(line: 3, column: 1)])
    }

    @Test(
        "Officials' words, abbreviations and je are found at their place",
        arguments: [
            ("Indien u dit wilt, kan dat.", ["3:1 hard-word"]),
            ("Dit is **reeds** zo.", ["3:10 hard-word"]),
            ("Ónze brief met betrekking tot geld.", ["3:12 hard-word"]),
            ("Bel ons.\nWij helpen u derhalve.", ["4:14 hard-word"]),
            ("Bel ons d.m.v. uw telefoon.", ["3:9 abbreviation"]),
            ("Neem post, kranten enz. mee.", ["3:20 abbreviation"]),
            ("Wij helpen je graag.", ["3:12 je-form"]),
            ("Kijk in jouw brievenbus.", ["3:9 je-form"]),
            ("Als u dit wilt, kan dat. Wij geven u hulp.", []),
            ("De heer A.B. de Vries helpt u. Zijn e-mailadres is bekend.", []),
        ])
    func words(text: String, places: [String]) throws { try expect(text, places) }

    @Test(
        "A remark tells the first and the last word that it is about",
        arguments: [
            ("Bel ons met betrekking tot geld.", RuleID.hardWord, "3:9 3:24"),
            ("Dit is **reeds** zo.", .hardWord, "3:10 3:10"),
            ("Bel ons met\n**betrekking tot** geld.", .hardWord, "3:9 4:14"),
            ("Uw brief wordt door ons gestuurd.", .passive, "3:10 3:25"),
            ("Wij weten wat gestuurd wordt.", .passive, "3:24 3:24"),
            ("Dat is niet echt onmogelijk.", .doubleNegation, "3:8 3:18"),
            ("Neem een pen, een brief en uw pas mee.", .enumeration, "3:10 3:28"),
            ("U hoort over twee weken van ons.", .vagueDate, "3:9 3:19"),
            ("Ga naar mijn. overheid.nl.", .splitAddress, "3:9 3:15"),
        ])
    func extents(text: String, rule: RuleID, places: String) throws {
        let remarks = try TextBuilder().remarks(onMarkdown: "<!-- block: key -->\n\n\(text)\n")
        let remark = try #require(remarks.first { $0.rule == rule }, "\(remarks)")
        #expect([remark.place, remark.end].map { "\($0.line):\($0.column)" }.joined(separator: " ") == places)
    }

    @Test(
        "A passive hides who acts",
        arguments: [
            ("De brief wordt morgen gestuurd.", ["3:10 passive"]),
            ("Uw vraag werd door ons beantwoord.", ["3:10 passive"]),
            ("De post kan worden aangevraagd.", ["3:13 passive"]),
            ("Het wordt mooi weer in uw gemeente.", []), ("Wij hebben de brief gestuurd.", []),
            ("U wordt 18 en u hebt een bericht gekregen.", []), ("Als u 18 wordt, verandert er iets.", []),
            ("Het wordt ondertekend.", ["3:5 passive"]), ("Dit wordt niet gedaan.", ["3:5 passive"]),
            ("De brief die wordt verstuurd, is van ons.", ["3:14 passive"]),
        ])
    func passive(text: String, places: [String]) throws { try expect(text, places) }

    @Test(
        "Two negations in one part of a sentence are one too many",
        arguments: [
            ("Dat is niet onmogelijk.", ["3:8 double-negation"]),
            ("U kunt niet zonder code.", ["3:8 double-negation"]),
            ("Er is geen reden om niet te bellen.", ["3:7 double-negation"]),
            ("U krijgt geen e-mail als u dat niet wilt.", []), ("Dit is niet online.", []),
            ("Wij vragen dit niet. Het kan niet.", []), ("Dat kan niet onder uw naam.", []),
        ])
    func doubleNegation(text: String, places: [String]) throws { try expect(text, places) }

    @Test(
        "A moment is a date, and a date says what it is",
        arguments: [
            ("U hoort dit binnenkort.", ["3:13 vague-date"]), ("Wij bellen over 2 weken.", ["3:12 vague-date"]),
            ("Bel ons zo spoedig mogelijk.", ["3:9 vague-date"]),
            ("Het kan vanaf 01-12-2026 weer.", ["3:15 vague-date"]),
            ("1 december 2026", ["3:1 bare-date"]), ("Datum: 1 december 2026.", ["3:8 bare-date"]),
            ("**Datum van deze brief**\n\n1 december 2026", []), ("**Datum**\n\n{{datum}}", ["5:1 bare-date"]),
            ("Datum van deze brief: {{datum}}", []), ("De balie is open vanaf 1 december 2026.", []),
            ("Wij praten over uw post van deze week.", []), ("U krijgt binnen een paar dagen een brief.", []),
        ])
    func dates(text: String, places: [String]) throws { try expect(text, places) }

    @Test(
        "Pressure is found, and its denial is none",
        arguments: [
            ("U bent verplicht dit te doen.", ["3:8 pressure"]), ("Dit is uw laatste kans.", ["3:11 pressure"]),
            ("Bel ons, anders verliest u uw post.", ["3:10 pressure"]),
            ("Bel uiterlijk op 1 december 2026.", ["3:5 pressure"]),
            ("U bent niet alleen verplicht, u mag ook kiezen.", ["3:20 pressure"]),
            ("Dit is geen grap, u bent verplicht.", ["3:26 pressure"]),
            ("U bent niet verplicht dit te doen.", []), ("Dit hoeft niet.", []), ("Het is geen verplichting.", []),
            ("U bent nergens toe verplicht.", []), ("Niemand is verplicht om dit te doen.", []),
            ("Dat moet u zelf weten.", []), ("Dat moet u zelf doen.", ["3:5 pressure"]),
            ("Log direct in.", ["3:1 pressure"]),
            ("Log in, anders wordt uw post gestopt.", ["3:9 pressure", "3:16 passive"]),
            ("Verplicht is dit niet.", []),
            ("Bent u verplicht dit te doen? Nee.", []),
            ("Dan verliest u niets.", []), ("U krijgt geen boete.", []),
        ])
    func pressure(text: String, places: [String]) throws { try expect(text, places) }

    @Test(
        "Nothing secret is asked, and saying so is no question",
        arguments: [
            ("Geef ons uw wachtwoord.", ["3:13 asks-secret"]), ("Wat is uw pincode?", ["3:11 asks-secret"]),
            ("Bel ons en geef de code.", ["3:20 asks-secret"]), ("Betaal nu 10 euro.", ["3:1 asks-secret"]),
            ("U moet eerst betalen.", ["3:1 pressure", "3:14 asks-secret"]),
            ("Wilt u de code doorgeven?", ["3:11 asks-secret"]),
            ("Geef ons uw wachtwoord en zeg het niet verder.", ["3:13 asks-secret"]),
            ("Wij vragen nooit om uw wachtwoord.", []), ("Wij vragen nooit om uw wachtwoord of geld.", []),
            ("U krijgt een code. Vul de code in op de website.", []), ("Geef uw wachtwoord nooit aan anderen.", []),
            ("Bent u uw wachtwoord vergeten?", []), ("Een stem kan de code ook noemen.", []),
            ("Wilt u een nieuw wachtwoord?", []), ("Moet ik betalen? Nee.", []),
            ("Moet u betalen?", ["3:8 asks-secret"]), ("Maak 25 euro over.", ["3:9 asks-secret"]),
            ("Houd uw wachtwoord geheim.", []),
            ("Maak een nieuw wachtwoord.", []), ("Niemand mag u om een code vragen.", []),
            ("U hoeft niet te betalen.", []), ("Met een wachtwoord kunt u niet inloggen.", []),
        ])
    func secrets(text: String, places: [String]) throws { try expect(text, places) }

    @Test(
        "A link says where it leads",
        arguments: [
            ("Klik hier als u wilt.", ["3:1 link-text"]), ("Ga naar voorbeeld.nl voor hulp.", ["3:9 link-text"]),
            ("Ga naar mijn.overheid.nl/een/heel/lange/weg/ergens naartoe.", ["3:9 link-text"]),
            ("Ga naar mijn.overheid.nl?id=1 en log in.", ["3:9 link-text"]),
            ("Ga naar **mijn.overheid.nl** en log in.", []), ("Mail naar hulp@voorbeeld.nl als u wilt.", []),
        ])
    func links(text: String, places: [String]) throws {
        var glossary = Glossary()
        glossary.hosts = ["overheid.nl"]
        try expect(text, places, TextBuilder(glossary: glossary))
    }

    @Test(
        "A web address stands in one piece",
        arguments: [
            ("Ga naar mijn.\noverheid.nl en kijk.", ["3:9 split-address"]),
            ("Ga naar mijn.overheid. nl en kijk.", ["3:9 split-address"]),
            ("Ga naar https://\nmijn.overheid.nl en kijk.", ["3:9 split-address"]),
            ("Ga naar mijn.overheid.nl/\nhulp en kijk.", ["3:9 split-address"]),
            ("Ga naar mijn-\noverheid.nl en kijk.", ["3:9 split-address"]),
            ("Ga naar mijn.overheid.nl. Log in.", []), ("Kijk op internet. mijn.overheid.nl is onze website.", []),
            ("Ga naar mijn.overheid.nl en digid.nl.", []), ("Bel of schrijf - overheid.nl helpt ook.", []),
        ])
    func splitAddress(text: String, places: [String]) throws { try expect(text, places) }

    @Test func `A web address that a line of the page has no room for is split`() throws {
        let text = "Ga naar mijn.overheid.nl/hulp nu."
        for (lines, expected) in [
            (["Ga naar mijn.overheid.nl/hulp", "nu."], []),
            (["Ga naar mijn.overheid.nl/h", "ulp nu."], ["3:9 split-address"]),
        ] {
            try expect(
                text, expected, TextBuilder(prints: [PrintedText(layout: "window-left", pages: 2, lines: [lines])]))
        }
    }

    @Test(
        "Three things in one sentence could be a list",
        arguments: [
            ("Neem een pen, een brief en uw pas mee.", ["3:10 enumeration"]), ("Neem een pen en een brief mee.", []),
            ("Vul het in, of kijk of het klopt.", []), ("Wij vragen nooit om een wachtwoord, code of geld.", []),
            ("Niet zo: neem een pen, een brief en uw pas mee.", ["3:19 enumeration"]),
        ])
    func enumeration(text: String, places: [String]) throws { try expect(text, places) }

    @Test(
        "A term is explained at its first use, and one thing has one name",
        arguments: [
            ("Kijk in de Berichtenbox.", ["3:12 unexplained-term"]),
            ("Kijk in de Berichtenbox. Dat is uw brievenbus op internet.", []),
            ("# De Berichtenbox\n\nDe Berichtenbox is een brievenbus op internet.", []),
            ("U krijgt een melding. Die notificatie is gratis.", ["3:27 synonyms"]),
            ("U krijgt notificaties.", []), ("U krijgt een melding. Kies hoe u meldingen krijgt.", []),
        ])
    func glossary(text: String, places: [String]) throws {
        var glossary = Glossary()
        glossary.terms = [.init(term: "Berichtenbox", explanations: ["brievenbus op internet"])]
        glossary.synonyms = [.init(use: "melding", not: ["notificatie"])]
        try expect(text, places, TextBuilder(glossary: glossary))
    }

    @Test(
        "The first paragraph says the key message",
        arguments: [
            ("Wilt u kijken of uw e-mailadres klopt in MijnOverheid?", [String]()),
            ("Goed nieuws voor u.", ["3:1 key-message-first"]),
        ])
    func keyMessage(text: String, places: [String]) throws {
        try expect(text, places, TextBuilder(keyMessage: "Kijk of uw e-mailadres klopt in MijnOverheid."))
    }

    @Test func `A longer letter has headings, and none skips a level`() throws {
        try expect("Een.\n\nTwee.\n\nDrie.\n\nVier.", ["3:1 headings"])
        try expect("# Kop\n\nEen.\n\nTwee.\n\nDrie.\n\nVier.", [])
        try expect("# Kop\n\nEen.\n\n### Te diep\n\nTwee.", ["7:5 headings"])
    }

    @Test(
        "A paragraph has at most five lines on the page; in large print more is a suggestion",
        arguments: [(5, 5, [Severity]()), (6, 9, [.warning]), (5, 6, [.suggestion])])
    func paragraphOnPaper(lines: Int, largeLines: Int, expected: [Severity]) throws {
        func print(_ layout: String, _ lines: Int) -> PrintedText {
            PrintedText(layout: layout, pages: 2, lines: [Array(repeating: "Ja.", count: lines)])
        }
        let builder = TextBuilder(prints: [print("window-left", lines), print("large-print", largeLines)])
        let remarks = try builder.remarks(onMarkdown: "<!-- block: key -->\n\nJa. Ja. Ja. Ja. Ja. Ja. Ja. Ja. Ja.\n")
        #expect(remarks.map(\.severity) == expected)
        #expect(remarks.allSatisfy { $0.rule == .paragraphLength })
    }

    @Test(
        "A letter has at most two hundred words, a card sixty",
        arguments: [
            (Product.noEmail, 200, [String]()), (.noEmail, 201, ["3:3 word-count"]), (.bounce, 60, []),
            (.bounce, 61, ["3:3 word-count"]),
        ])
    func wordCount(product: Product, words: Int, expected: [String]) throws {
        let paragraphs = stride(from: 1, to: words, by: 10).map { start in
            Array(repeating: "Ja.", count: min(10, words - start)).joined(separator: " ")
        }
        try expect("# Kop\n\n" + paragraphs.joined(separator: "\n\n"), expected, TextBuilder(product: product))
    }

    @Test func `Salutation, reference and signature are no words of the text`() throws {
        let ends = "<!-- block: reference -->\n\nKenmerk\n\n<!-- block: opening -->\n\n{{aanhef}},\n\n"
        let text = ends + "<!-- block: key -->\n\n# Kop\n\nJa.\n\n<!-- block: closing -->\n\nMet groet,\n"
        let (template, _) = try TextBuilder().template(onMarkdown: text)
        let date = try #require(CalendarDate(year: 2026, month: 9, day: 30))
        let readable = ReadableText(of: template, circumstances: [], values: SampleValues(date: date))
        #expect(TextStatistics(of: readable).words == 2)
    }

    @Test func `A paragraph and a letter have a length`() throws {
        try expect(Array(repeating: "Ja.", count: 11).joined(separator: " "), ["3:1 paragraph-length"])
        try expect(Array(repeating: "Ja.", count: 10).joined(separator: " "), [])
        for (pages, expected) in [(2, []), (3, ["3:1 letter-length"]), (nil, ["3:1 letter-length"])] {
            try expect("Ja.", expected, TextBuilder(prints: [PrintedText(layout: "window-left", pages: pages)]))
        }
    }

    @Test(
        "The paper block names a way without login",
        arguments: [
            ("Log in en kies papier.", ["3:1 paper-way"]), ("Bel {{telefoon}}.", []),
            ("Bel 088 123 45 67.", []), ("Schrijf naar Postbus 12 in Utrecht.", []),
        ])
    func paperWay(text: String, places: [String]) throws {
        let remarks = try TextBuilder().remarks(onMarkdown: "<!-- block: paper -->\n\n\(text)\n")
        #expect(remarks.map { "\($0.place.line):\($0.place.column) \($0.rule.rawValue)" } == places)
    }

    @Test func `A text of hard words scores low, as a suggestion`() throws {
        let remarks = try TextBuilder().remarks(
            onMarkdown:
                "<!-- block: key -->\n\n"
                + Array(repeating: "Persoonlijke informatievoorziening helpt overheidsorganisaties.", count: 7)
                .joined(separator: " ") + "\n")
        #expect(remarks.map(\.rule) == [.fleschDouma])
        #expect(remarks.map(\.severity) == [.suggestion])
    }

    @Test func `A formula of means says nothing of a text of short words`() throws {
        let text = Array(repeating: "Uw post komt op papier.", count: 7).joined(separator: " ")
        try expect(text, [])
    }

    @Test func `A block that every letter needs is asked for, for the readers who lack it`() throws {
        let text =
            "<!-- block: key -->\n\nJa.\n\n<!-- block: paper when: not abroad -->\n\nBel {{telefoon}}.\n\n"
            + "<!-- block: help -->\n\n## Hulp\n\n<!-- block: real -->\n\nTyp zelf.\n"
        let (template, _) = try TextBuilder().template(onMarkdown: text)
        let date = try #require(CalendarDate(year: 2026, month: 9, day: 30))
        let remarks = PlainLanguageCheck(glossary: Glossary(), spelling: nil)
            .report(on: template, values: SampleValues(date: date)).remarks.filter { $0.rule == .requiredBlock }
        #expect(remarks.map(\.severity) == [.error, .error])
        // A heading alone is no help.
        #expect(Set(remarks.compactMap(\.alternative)) == ["<!-- block: paper -->", "<!-- block: help -->"])
        #expect(remarks.contains { $0.message.contains("abroad") })
    }

    @Test func `Readers with a key block of their own get what their title says first`() throws {
        func text(_ first: String) -> String {
            """
            <!-- block: opening when: ward -->

            # Post voor uw cliënt

            <!-- block: key when: not ward -->

            Wilt u een e-mail?

            <!-- block: key when: ward -->

            \(first)
            """
        }
        let builder = TextBuilder(keyMessage: "Wilt u een e-mail?")
        #expect(try builder.remarks(onMarkdown: text("Uw cliënt krijgt post op internet.")) == [])
        let remarks = try builder.remarks(onMarkdown: text("Het gaat goed met ons."))
        #expect(remarks.map(\.rule) == [.keyMessageFirst])
        #expect(remarks.map(\.place) == [TextPlace(line: 11, column: 1)])
    }

    @Test(
        "A word that the word list lacks is a suggestion, unless the glossary has it",
        arguments: [
            ("Uw brievenbsu is leeg.", ["3:4 spelling"]), ("De Voorbeeldbox is leeg.", []),
            ("Zwolle ligt hier.", []), ("Uw e-mailadres is leeg.", []),
        ])
    func spelling(text: String, places: [String]) throws {
        var glossary = Glossary()
        glossary.names = ["Voorbeeldbox"]
        let dictionary = try #require(SpellingDictionary(), "hunspell-nl is not installed")
        let (template, _) = try TextBuilder().template(onMarkdown: "<!-- block: key -->\n\n\(text)\n")
        let date = try #require(CalendarDate(year: 2026, month: 9, day: 30))
        let remarks = PlainLanguageCheck(glossary: glossary, spelling: dictionary)
            .report(on: template, values: SampleValues(date: date)).remarks.filter { $0.rule != .requiredBlock }
        #expect(remarks.map { "\($0.place.line):\($0.place.column) \($0.rule.rawValue)" } == places)
        #expect(remarks.allSatisfy { $0.severity == .suggestion })
    }

    @Test func `Words that the word list and the glossary lack are suggestions`() throws {
        let dictionary = try #require(SpellingDictionary(), "hunspell-nl is not installed")
        #expect(dictionary.knows("brievenbus"))
        #expect(!dictionary.knows("brievenbsu"))
        #expect(SpellingDictionary(path: "/nowhere/nl") == nil)
    }
}
