import LetterComposition
import Testing

@testable import PlainLanguage

/// How long a sentence is and how it is built.
@Suite struct SentenceRuleTests {
    @Test(
        "A sentence may have fifteen words",
        arguments: [
            (15, [String]()), (16, ["3:1 sentence-length"]),
        ])
    func sentenceLength(words: Int, places: [String]) throws {
        let text = Array(repeating: "kat", count: words).joined(separator: " ") + "."
        let all = try TextBuilder().places(text)
        #expect(all == places)
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
        "A passive hides who acts",
        arguments: [
            ("De brief wordt morgen gestuurd.", ["3:10 passive"]),
            ("Uw vraag werd door ons beantwoord.", ["3:10 passive"]),
            ("De post kan worden aangevraagd.", ["3:13 passive"]),
            ("Het wordt mooi weer in uw gemeente.", []), ("Wij hebben de brief gestuurd.", []),
            ("U wordt 18 en u hebt een bericht gekregen.", []), ("Als u 18 wordt, verandert er iets.", []),
            ("Het wordt berekend.", ["3:5 passive"]), ("Dit wordt niet gedaan.", ["3:5 passive"]),
            ("De brief die wordt verstuurd, is van ons.", ["3:14 passive"]),
            ("Uw aanvraag is ontvangen.", ["3:13 passive"]), ("De post is bezorgd.", ["3:9 passive"]),
            // Words that end as participles do.
            ("Uw pas is oud. Misschien wilt u een nieuwe.", []), ("De post is misschien later.", []),
            ("De overheid wordt beter.", []), ("De verhalen worden mooier.", []),
            ("Het is fijn om post te ontvangen.", []), ("Het voorbeeld wordt beter.", []),
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
        "Four things in one sentence could be a list; three short ones are read at once",
        arguments: [
            ("Neem een pen, een brief, een foto en uw pas mee.", ["3:10 enumeration"]),
            ("Neem een pen, een brief en uw pas mee.", []), ("Neem een pen en een brief mee.", []),
            ("Vul het in, of kijk of het klopt.", []), ("Wij vragen nooit om een wachtwoord, code of geld.", []),
            ("Niet zo: neem een pen, een brief, een foto en een pas.", ["3:19 enumeration"]),
        ])
    func enumeration(text: String, places: [String]) throws { try expect(text, places) }
}
