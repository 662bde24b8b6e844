import LetterComposition
import Testing

@testable import PlainLanguage

/// Texts that are no templates.
@Suite struct ProseTests {
    private func places(_ text: String, isMarkdown: Bool = false) -> [String] {
        PlainLanguageCheck(glossary: Glossary(), spelling: nil)
            .report(on: ReadableText(prose: text, isMarkdown: isMarkdown)).remarks
            .map { "\($0.place.line):\($0.place.column) \($0.rule.rawValue)" }
    }

    @Test func `A place is that in the file, also over several lines`() {
        #expect(places("Bel ons.\r\nU krijgt derhalve\r\ntevens hulp.\r\n") == ["2:10 hard-word", "3:1 hard-word"])
        #expect(places("\u{FEFF}Derhalve bellen wij.") == ["1:1 hard-word"])
    }

    @Test(
        "Marks of Markdown are no words, and code, comments and addresses are no prose",
        arguments: [
            ("# Derhalve\n\nJa.", ["1:3 hard-word"]), ("Dit is **derhalve** zo.", ["1:10 hard-word"]),
            ("Zie [derhalve](https://a.nl/reeds).", ["1:6 hard-word"]), ("Typ `derhalve` in.", [String]()),
            ("```\nderhalve\n```\n\nReeds.", ["5:1 hard-word"]), ("<!-- derhalve\nderhalve -->\nJa.", []),
            ("---\ntitle: derhalve\n---\n\nJa.", []),
            ("| reeds | ja |\n|---|---|\n| nee | tevens |", ["1:3 hard-word", "3:9 hard-word"]),
            ("- een\n- derhalve\n  reeds", ["2:3 hard-word", "3:3 hard-word"]), ("> derhalve", ["1:3 hard-word"]),
            ("![derhalve](a.png) Ja.", []), ("Een <b>derhalve</b>.", ["1:8 hard-word"]),
        ])
    func markdown(text: String, expected: [String]) { #expect(places(text, isMarkdown: true) == expected) }

    @Test func `A line of an address or a heading is no part of the sentence after it`() {
        let text = "Gemeente Voorbeeld\nPostbus 1\n\nOnderwerp: uw brief\nWij hebben uw brief gelezen."
        #expect(ReadableText(prose: text, isMarkdown: false).passages.count == 4)
    }

    @Test(
        "What is about no mailbox may have a date, a duty and a bill",
        arguments: [
            "U moet de belasting voor 1 mei betalen.", "Betaal de rekening binnen 2 weken.", "De boete is 100 euro.",
            "U moet elk jaar naar de garage.", "Stuur het formulier op, dan kunt u geld terugkrijgen.",
            "Kunt u geld terugkrijgen? Vul dan dit formulier in.", "Het stadhuis van 's-Hertogenbosch is open.",
            "Neem een pen, een brief en uw pas mee.", "Bent u uw wachtwoord vergeten? Vraag dan een nieuw aan.",
            "Moet u een code doorgeven? Doe dat nooit.", "Er\u{A0}is geen haast bij.",
        ])
    func allowed(text: String) { #expect(places(text) == []) }

    @Test(
        "What is about the mailbox presses nobody, asks for no money, and names no number of somebody else",
        arguments: [
            ("Betaal 25 euro om uw DigiD te houden.", "asks-secret"), ("U moet inloggen.", "pressure"),
            ("Geef uw e-mailadres door voor 1 mei.", "deadline"),
            ("Kunt u niet inloggen? Bel 0900 123 45 67.", "sender-value"),
            ("Log in op mijnoverheid-hulp.com.", "sender-value"),
        ])
    func mailbox(text: String, rule: String) {
        let check = PlainLanguageCheck(
            glossary: Glossary(), spelling: nil, senderValues: ["0800 000 00 00", "mijn.overheid.nl"])
        let found = { text in
            check.report(on: ReadableText(prose: text, isMarkdown: false)).remarks.map(\.rule.rawValue)
        }
        #expect(found(text).contains(rule), "\(found(text))")
        #expect(found("Kunt u niet inloggen op mijn.overheid.nl? Bel dan 0800 000 00 00.") == [])
    }

    @Test func `No word is advised for itself, and a place name is no mistake`() throws {
        let dictionary = try #require(SpellingDictionary(), "hunspell-nl is not installed")
        let check = PlainLanguageCheck(glossary: Glossary(), spelling: dictionary)
        let text =
            "Het stadhuis van 's-Hertogenbosch is open. Dat\u{A0}is 's middags. De foto’s zijn klaar. De brievenbsu."
        let remarks = check.report(on: ReadableText(prose: text, isMarkdown: false)).remarks
        #expect(remarks.map(\.rule) == [.spelling])
        #expect(remarks.first?.alternative.map { $0 != "brievenbsu" } == true)
    }
}
