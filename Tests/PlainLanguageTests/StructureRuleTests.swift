import LetterComposition
import MailboxDomain
import Testing

@testable import PlainLanguage

/// What comes first, what must be there, and under which headings.
@Suite struct StructureRuleTests {
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
        "The paper block names a way without login",
        arguments: [
            ("Log in en kies papier.", ["3:1 paper-way"]), ("Bel {{telefoon}}.", []),
            ("Bel 088 123 45 67.", []), ("Schrijf naar Postbus 12 in Utrecht.", []),
        ])
    func paperWay(text: String, places: [String]) throws {
        let remarks = try TextBuilder().remarks(onMarkdown: "<!-- block: paper -->\n\n\(text)\n")
        #expect(remarks.map { "\($0.place.line):\($0.place.column) \($0.rule.rawValue)" } == places)
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

            # Post voor uw kind

            <!-- block: key when: not ward -->

            Wilt u een e-mail?

            <!-- block: key when: ward -->

            \(first)
            """
        }
        let builder = TextBuilder(keyMessage: "Wilt u een e-mail?")
        #expect(try builder.remarks(onMarkdown: text("Uw kind krijgt post op internet.")) == [])
        let remarks = try builder.remarks(onMarkdown: text("Het gaat goed met ons."))
        #expect(remarks.map(\.rule) == [.keyMessageFirst])
        #expect(remarks.map(\.place) == [TextPlace(line: 11, column: 1)])
    }
}
