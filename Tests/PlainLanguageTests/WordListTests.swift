import LetterComposition
import MailboxDomain
import Testing

@testable import PlainLanguage

/// The word list as it stands in its files, and the forms in which its words are found.
@Suite struct WordListTests {
    @Test("The files of the list have no fault", arguments: WordKind.allCases)
    func tables(kind: WordKind) {
        let (entries, findings) = WordTable.reading(kind.csv, kind: kind, file: "\(kind.rawValue).csv")
        #expect(findings == [])
        #expect(entries.count >= 80)
    }

    @Test func `A fault of a file is told with its line`() {
        let csv = """
            class,word,instead,forms,severity
            verb,doen,,,
            werkwoord,gaan,lopen,,
            noun,huis,woning,huizen,
            noun,huis,woning,,fout
            noun,huis

            """
        let (entries, findings) = WordTable.reading(Array(csv.utf8), kind: .legal, file: "legal.csv")
        #expect(findings.map { $0.place.line ?? 0 } == [2, 3, 4, 5, 5, 6])
        #expect(entries.count == 3)
        #expect(WordTable.reading(Array("a,b\n".utf8), kind: .legal, file: "x").findings.count == 1)
    }

    @Test func `There are more than nine hundred words of our own`() {
        #expect(WordList.standard.entries.count > 900)
    }

    @Test func `What is advised in place of a word is never a hard word, nor the word itself`() {
        let list = WordList.standard
        var faults: [String] = []
        for (number, entry) in list.entries.enumerated() {
            for instead in list.alternatives(of: number) {
                let passages = ProseReader.passages(of: instead.replacing("...", with: ""), isMarkdown: false)
                for sentence in passages.flatMap(\.sentences) {
                    for match in list.matches(in: sentence) {
                        faults.append("\(entry.word): \(instead) has \(list.entries[match.entry].word)")
                    }
                }
                if entry.writings.contains(instead) { faults.append("\(entry.word) is its own alternative") }
            }
        }
        #expect(faults == [])
    }

    @Test(
        "A word is found in each of its forms, with what fits there",
        arguments: [
            ("Wij verstrekken u een formulier.", "verstrekken", "geven"),
            ("De gemeente verstrekt een formulier.", "verstrekt", "geeft"),
            ("De gemeente verstrekte een formulier.", "verstrekte", "gaf"),
            ("Wij hebben u een formulier verstrekt.", "verstrekt", "gegeven"),
            ("De verstrekte gegevens zijn goed.", "verstrekte", "gegeven"),
            ("U vraagt ons dit te verstrekken.", "te verstrekken", "te geven"),
            ("Verstrek ons uw naam.", "Verstrek", "geef"),
            ("Stuur ons het formulier te retourneren.", "te retourneren", "terug te sturen"),
            ("Retourneer het formulier.", "Retourneer", "stuur ... terug"),
            ("Als u het formulier retourneert, helpt dat.", "retourneert", "terugstuurt"),
            ("Wij kennen u een bedrag toe.", "kennen ... toe", "geven"),
            ("Het bedrag is toegekend.", "toegekend", "gegeven"),
            ("Wij besloten u dit toe te kennen.", "toe te kennen", "te geven"),
            ("De wet treedt morgen in werking.", "treedt ... in werking", "begint"),
            ("Sinds de wet in werking is getreden, kan het.", "in werking ... getreden", "begonnen"),
            ("U komt hiervoor in aanmerking.", "komt ... in aanmerking", "kan krijgen"),
            ("De leges bedragen 75 euro.", "bedragen 75", "zijn"),
            ("De boete bedraagt 75 euro.", "bedraagt", "is"),
            ("Adequate hulp is er.", "Adequate", "goede"),
            ("De beschikkingen zijn er.", "beschikkingen", "besluiten"),
            ("U dient dit te doen.", "dient", "moet"),
            ("Raadpleeg onze website.", "Raadpleeg", "bekijk"),
            ("Verifieer uw naam.", "Verifieer", "controleer"),
            ("Ter bevordering van de rust is dit zo.", "Ter bevordering van", "om iets te doen"),
            ("Uw kostenbestanddelen zijn er.", "kostenbestanddelen", "delen"),
        ])
    func forms(text: String, found: String, instead: String) throws {
        let remarks = HardWordRule(list: .standard).remarks(on: ReadableText(prose: text, isMarkdown: false))
        let remark = try #require(remarks.first { $0.message.hasPrefix("'\(found)' ") }, "\(remarks.map(\.message))")
        #expect(remark.alternative?.split(separator: " of ").first.map(String.init) == instead)
    }

    @Test(
        "Other words that look the same are none",
        arguments: [
            "Geachte mevrouw,", "U betaalt acht euro.", "De bedragen kloppen.", "Wij zijn eraan gewend.",
            "U weet niet wat u moet doen.", "De ramen zijn dicht.", "Het huis is bijna klaar.",
            "Neem contact op met de gemeente.", "Op de website staat meer.", "U bent bezig.", "U krijgt een link.",
            "Dienst Toeslagen helpt u.", "Welke papieren hebt u nodig?", "Doe het licht uit.", "Kijk op de kaart.",
        ])
    func others(text: String) {
        let remarks = HardWordRule(list: .standard).remarks(on: ReadableText(prose: text, isMarkdown: false))
        #expect(remarks.map(\.message) == [])
    }

    @Test func `An office adds words and silences others, each with a reason`() throws {
        let yaml = """
            add:
              - word: zaaknummer
                class: noun
                kind: officialese
                severity: warning
                instead: nummer
                reason: Lezers dachten aan een rechtszaak.
            silence:
              - word: derhalve
                reason: proef
            """
        let (office, findings) = try OfficeWords.reading(yaml: yaml, file: "words.yaml")
        #expect(findings == [])
        let list = WordList(office)
        let text = ReadableText(prose: "Derhalve zijn uw zaaknummers reeds bekend.", isMarkdown: false)
        let remarks = HardWordRule(list: list).remarks(on: text)
        #expect(remarks.map(\.alternative) == ["nummers", "al"])
        #expect(remarks.map(\.severity) == [.warning, .error])
    }

    @Test(
        "What is wrong with an office's words is told",
        arguments: [
            ("add:\n  - {word: a, class: noun, kind: legal, instead: b}", "missing-value"),
            ("add:\n  - {word: a, class: naam, kind: legal, instead: b, reason: c}", "wrong-value"),
            ("silence:\n  - {word: fiets, reason: c}", "unknown-word"),
            ("silence:\n  - {word: derhalve}", "missing-value"),
        ])
    func faults(yaml: String, code: String) {
        let error = #expect(throws: Findings.self) {
            let (_, findings) = try OfficeWords.reading(yaml: yaml, file: "words.yaml")
            if !findings.isEmpty { throw Findings(findings) }
        }
        #expect(error?.all.map(\.code) == [code])
    }
}
