import LetterComposition
import MailboxDomain
import Testing

@testable import PlainLanguage

/// Which words are hard, unknown, or called otherwise before.
@Suite struct WordRuleTests {
    @Test(
        "Officials' words, abbreviations and je are found at their place",
        arguments: [
            ("Indien u dit wilt, kan dat.", ["3:1 hard-word"]),
            ("Dit is **reeds** zo.", ["3:10 hard-word"]),
            ("Ónze brief met betrekking tot geld.", ["3:12 hard-word"]),
            ("Bel ons.\nWij helpen u derhalve.", ["4:14 hard-word"]),
            ("R&amp;D \\*belt\\* u derhalve.", ["3:20 hard-word"]),
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
            ("Wij weten wat gestuurd wordt.", .passive, "3:15 3:24"),
            ("Dat is niet echt onmogelijk.", .doubleNegation, "3:8 3:18"),
            ("Neem een pen, een brief, een foto en uw pas mee.", .enumeration, "3:10 3:38"),
            ("U hoort over twee weken van ons.", .vagueDate, "3:9 3:19"),
            ("Ga naar mijn. overheid.nl.", .splitAddress, "3:9 3:15"),
        ])
    func extents(text: String, rule: RuleID, places: String) throws {
        let remarks = try TextBuilder().remarks(onMarkdown: "<!-- block: key -->\n\n\(text)\n")
        let remark = try #require(remarks.first { $0.rule == rule }, "\(remarks)")
        #expect([remark.place, remark.end].map { "\($0.line):\($0.column)" }.joined(separator: " ") == places)
    }

    @Test(
        "A term is explained at its first use, and one thing has one name",
        arguments: [
            ("Kijk in de Berichtenbox.", ["3:12 unexplained-term"]),
            ("Kijk in de Berichtenbox. Dat is uw brievenbus op internet.", []),
            ("# De Berichtenbox\n\nDe Berichtenbox is een brievenbus op internet.", []),
            ("U krijgt een melding. Dat seintje is gratis.", ["3:27 synonyms"]),
            ("U krijgt seintjes.", []), ("U krijgt een melding. Kies hoe u meldingen krijgt.", []),
        ])
    func glossary(text: String, places: [String]) throws {
        var glossary = Glossary()
        glossary.terms = [.init(term: "Berichtenbox", explanations: ["brievenbus op internet"])]
        glossary.synonyms = [.init(use: "melding", not: ["seintje"])]
        try expect(text, places, TextBuilder(glossary: glossary))
    }

    @Test(
        "A word that is one slip away is proposed for one that is written wrong, and nothing from afar",
        arguments: [
            ("brievenbsu", "brievenbus"), ("vergunnign", "vergunning"), ("intresse", "interesse"),
            ("weizigen", "wijzigen"), ("belasing", "belasting"), ("gemeennte", "gemeente"), ("xkqz", nil),
        ])
    func slips(word: String, meant: String?) throws {
        let dictionary = try #require(SpellingDictionary(), "hunspell-nl is not installed")
        #expect(dictionary.suggestion(for: word) == meant)
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
