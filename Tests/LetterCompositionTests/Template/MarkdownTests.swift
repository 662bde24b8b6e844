import LetterComposition
import MailboxDomain
import Testing

@Suite struct MarkdownTests {
    /// The case's text stands in the block `key`, from line 3 on.
    @Test(arguments: [
        // Markup that letters do not have.
        ("Een *schuin* woord.", ["3:5 markup"]),
        ("Een [link](https://x.nl).", ["3:5 markup"]),
        ("Een ![plaatje](x.png).", ["3:5 markup"]),
        ("Een `code`.", ["3:6 markup"]),
        ("Een <b>woord</b>.", ["3:5 markup", "3:13 markup"]),
        ("Zie <https://x.nl>.", ["3:5 markup"]),
        ("Een **heel *schuin* woord**.", ["3:12 markup"]),
        ("> Iemand zei dit.", ["3:1 markup"]),
        ("    code", ["3:5 markup"]),
        ("```\ncode\n```", ["3:1 markup"]),
        ("Boven.\n\n***\n\nOnder.", ["5:1 markup"]),
        ("# Een *schuine* kop", ["3:7 markup"]),
        ("- een *schuin* woord", ["3:7 markup"]),
        // Comments and HTML.
        ("<div>\nhallo\n</div>", ["3:1 html"]),
        ("<!-- een opmerking -->\n\nTekst.", ["3:1 html"]),
        ("<!-- block: Key -->\n\nTekst.", ["3:1 html"]),
        ("<!-- block: key if: ward -->\n\nTekst.", ["3:1 html"]),
        ("<!-- block: key --> <!-- block: why -->\n\nTekst.", ["3:1 html"]),
        ("Tekst.\n\n<!-- block: waarom -->\n\nTekst.", ["5:1 unknown-block"]),
        ("Tekst.\n\n<!-- block: why when: rich -->\n\nTekst.", ["5:1 unknown-condition"]),
        ("Tekst.\n\n<!-- block: why when: not not ward -->\n\nTekst.", ["5:1 unknown-condition"]),
        ("Tekst.\n\n<!-- block: why when: ward, -->\n\nTekst.", ["5:1 unknown-condition"]),
        ("Tekst.\n\n<!-- block: why -->\n\n<!-- block: done -->\n\nTekst.", ["5:1 empty-block"]),
        // Placeholders.
        ("Bel {{fax}} nu.", ["3:5 unknown-placeholder"]),
        ("Bel\nons op {{fax}} nu.", ["4:8 unknown-placeholder"]),
        ("Bel **{{fax}}**.", ["3:7 unknown-placeholder"]),
        ("## Bel {{fax}}", ["3:8 unknown-placeholder"]),
        ("- Bel {{fax}}", ["3:7 unknown-placeholder"]),
        ("Één {{fax}}", ["3:5 unknown-placeholder"]),
        ("{{ datum }}", ["3:1 unknown-placeholder"]),
        ("{{Datum}} en {{fax}}", ["3:1 unknown-placeholder", "3:14 unknown-placeholder"]),
        ("Op {{datum", ["3:4 torn-placeholder"]),
        ("Op datum}}", ["3:1 torn-placeholder"]),
        ("Op {{\ndatum}}", ["3:4 torn-placeholder", "4:1 torn-placeholder"]),
        ("Op {{datum}} en {{datum", ["3:17 torn-placeholder"]),
        ("Voor {{vertegenwoordigde}}.", ["3:6 placeholder-without-condition"]),
        // Placeholders of other programs.
        ("Bel {telefoon}.", ["3:5 foreign-placeholder"]),
        ("Bel ${telefoon}.", ["3:5 foreign-placeholder"]),
        ("Bel #{telefoon} of %{fax}.", ["3:5 foreign-placeholder", "3:20 foreign-placeholder"]),
        ("Bel [telefoon] nu.", ["3:5 foreign-placeholder"]),
        ("Bel [[telefoon]] nu.", ["3:5 foreign-placeholder"]),
        ("Bel ((telefoon)) nu.", ["3:5 foreign-placeholder"]),
        ("Bel «telefoon» nu.", ["3:5 foreign-placeholder"]),
        ("Bel ‹telefoon› nu.", ["3:5 foreign-placeholder"]),
        ("Bel %telefoon% of %%fax%%.", ["3:5 foreign-placeholder", "3:19 foreign-placeholder"]),
        ("Bel $telefoon nu.", ["3:5 foreign-placeholder"]),
        ("Bel #telefoon# of @fax@.", ["3:5 foreign-placeholder", "3:19 foreign-placeholder"]),
        ("Bel {\ntelefoon }.", ["3:5 foreign-placeholder", "4:10 foreign-placeholder"]),
        ("Bel **[telefoon]**.", ["3:7 foreign-placeholder"]),
        ("## Voor {naam}", ["3:9 foreign-placeholder"]),
        ("- Voor {naam}", ["3:8 foreign-placeholder"]),
        ("Één é: {naam}", ["3:8 foreign-placeholder"]),
        ("Bel ((telefoon\nvast)) nu.", ["3:5 foreign-placeholder", "4:5 foreign-placeholder"]),
        ("Bel ((**telefoon**)) nu.", ["3:5 foreign-placeholder", "3:19 foreign-placeholder"]),
        ("Bel ((telefoon (vast))) nu.", ["3:5 foreign-placeholder", "3:21 foreign-placeholder"]),
        ("Bel (telefoon)) nu.", ["3:14 foreign-placeholder"]),
        ("Bel < telefoon > nu.", ["3:5 foreign-placeholder"]),
        ("Bel <1> nu.", ["3:5 foreign-placeholder"]),
        ("Bel &lt;telefoon&gt; nu.", ["3:5 foreign-placeholder"]),
        ("Bel \\<telefoon> nu.", ["3:5 foreign-placeholder"]),
        ("Bel < de\nhelpdesk > nu.", ["3:5 foreign-placeholder", "4:10 foreign-placeholder"]),
        ("Ga naar Post > Papier.", ["3:14 foreign-placeholder"]),
        ("Bel &telefoon; nu.", ["3:5 foreign-placeholder"]),
        ("Bel %s, %2$d nu.", ["3:5 foreign-placeholder", "3:9 foreign-placeholder"]),
        ("Bel %(fax)s of %naam1%.", ["3:5 foreign-placeholder", "3:16 foreign-placeholder"]),
        ("Bel %1% of 0800%s.", ["3:5 foreign-placeholder", "3:16 foreign-placeholder"]),
        ("Bel #1# of @1@.", ["3:5 foreign-placeholder", "3:12 foreign-placeholder"]),
        ("Bel $1 of $naam.", ["3:5 foreign-placeholder", "3:11 foreign-placeholder"]),
        ("Bel $(telefoon) nu.", ["3:5 foreign-placeholder"]),
        ("Bel __telefoon__ nu.", ["3:5 foreign-placeholder"]),
        ("Bel \\_\\_telefoon\\_\\_ nu.", ["3:5 foreign-placeholder"]),
        ("Zie https://x.nl/{naam}?id=$id", ["3:18 foreign-placeholder", "3:28 foreign-placeholder"]),
        ("{{datum}} en {{{datum}}}", ["3:14 unknown-placeholder", "3:24 foreign-placeholder"]),
        // Markup of other kinds of Markdown.
        ("~~weg~~ nieuw.", ["3:1 markup", "3:6 markup"]),
        ("Bel ~niet meer~ ons.", ["3:5 markup"]),
        ("Een ==geel== woord.", ["3:5 markup", "3:11 markup"]),
        ("Zie voetnoot[^1].", ["3:13 markup"]),
        ("Zie voetnoot^[hier].", ["3:14 foreign-placeholder"]),
        ("|a|b|\n|-|-|\n|c|d|", ["3:1 markup", "4:1 markup", "5:1 markup"]),
        ("a | b\n--- | ---\nc | d", ["4:5 markup"]),
        ("a |\nb", ["3:3 markup"]),
        ("- a | b | c", ["3:5 markup"]),
        ("- [ ] doen", ["3:3 foreign-placeholder"]),
        // What Markdown would take out of the text.
        ("[let op]: bel", ["3:1 markup"]),
        ("[^1]: voetnoot", ["3:1 markup"]),
        ("Zie [hier].\n\n[hier]: https://x.nl", ["3:5 markup", "5:1 markup"]),
        ("[let\nop]: https://x.nl", ["3:1 markup"]),
        ("[a\\]b]: https://x.nl", ["3:1 markup"]),
        ("[een]: x.nl\n[twee]: y.nl", ["3:1 markup", "4:1 markup"]),
        ("[een]: x.nl\nTekst.", ["3:1 markup"]),
        ("[een]: x.nl\nKop\n===", ["3:1 markup"]),
        ("[een]:\n  x.nl\n  'Titel'\nTekst\n  en {x}.", ["7:6 foreign-placeholder", "3:1 markup"]),
        ("- [een]: x.nl\n  tekst", ["3:3 markup"]),
        ("- tekst\n\n  [een]: x.nl", ["5:3 markup"]),
        // Columns of what is written longer than it reads, and of lines with an indent.
        ("R&amp;D {x}", ["3:9 foreign-placeholder"]),
        ("\\*a\\* {x}", ["3:7 foreign-placeholder"]),
        ("a\\\\{x}", ["3:4 foreign-placeholder"]),
        ("R&amp;D **b &amp; c {x}**", ["3:21 foreign-placeholder"]),
        ("Een\n&eacute;&eacute;n \\# {{fax}} {x}", ["4:22 unknown-placeholder", "4:30 foreign-placeholder"]),
        ("e&#769;&nbsp;&fjlig; {x}", ["3:22 foreign-placeholder"]),
        ("&telefoon; {x}", ["3:1 foreign-placeholder", "3:12 foreign-placeholder"]),
        ("  Bel\n   ons {x}", ["4:8 foreign-placeholder"]),
        ("- Bel\nons {x}", ["4:5 foreign-placeholder"]),
        ("Bel  \n**ons** *x*", ["3:6 markup", "4:9 markup"]),
        // What nobody sees.
        ("Tele\u{202E}foon", ["3:5 invisible-character"]),
        ("Tele\u{200B}foon en \u{FEFF}fax", ["3:5 invisible-character", "3:14 invisible-character"]),
        ("Tele\u{AD}foon", ["3:5 invisible-character"]),
        ("Een\u{2800}woord", ["3:4 invisible-character"]),
        ("Een\u{E000}woord", ["3:4 invisible-character"]),
        ("Jo\u{FFFD}nsen", ["3:3 lost-character"]),
        // Lists.
        ("- een\n\n  twee", ["3:1 list-item"]),
        ("- een\n  - twee", ["3:1 list-item"]),
        ("1. een\n2. ## kop", ["4:1 list-item"]),
    ])
    func `what a letter cannot have is named with its line and column`(text: String, expected: [String]) {
        let markdown = TemplateFixture.requiredBlocks.replacing("Sleutel.", with: text + "\n\nSleutel.")
        #expect(TemplateFixture.findings(markdown) == expected.map { "T/nl.md:\($0)" })
    }

    /// A text whose line 3 is as long as that, in words of ten.
    private static func line(_ length: Int) -> String {
        String(String(repeating: "woordwoord ", count: length / 11 + 1).prefix(length - 1)) + "x"
    }

    @Test(
        arguments: [
            (String(repeating: "w", count: 100), String(repeating: "w", count: 101), "T/nl.md:3"),
            (line(5000), line(5001), "T/nl.md:3"),
            (String(repeating: "**w** ", count: 300), String(repeating: "**w** **w** \n", count: 300), "T/nl.md:2"),
            (String(repeating: "\n", count: 1900), String(repeating: "\n", count: 2000), "T/nl.md:2001"),
            ("Tekst.", String(repeating: "tekst \n", count: 8000), "T/nl.md"),
            ("Tekst.", String(repeating: "[", count: 100_000), "T/nl.md"),
            ("Tekst.", String(repeating: "[ ", count: 2001), "T/nl.md:3"),
        ])
    func `what is more than any letter is one finding, before it is looked at closely`(
        most: String, more: String, place: String
    ) {
        func findings(_ text: String) -> [String] {
            TemplateFixture.findings(
                TemplateFixture.requiredBlocks.replacing("Sleutel.", with: text + "\n\nSleutel."))
        }
        #expect(!findings(most).contains { $0.hasSuffix("text-too-large") })
        let tooMuch = findings(more)
        #expect(tooMuch.count == 1 && tooMuch[0].hasPrefix(place) && tooMuch[0].hasSuffix("text-too-large"))
    }

    @Test func `text before the first block is a finding`() {
        let findings = TemplateFixture.findings("Hallo.\n\n# Kop\n\n- een\n\n" + TemplateFixture.requiredBlocks)
        #expect(
            findings == ["1:1", "3:1", "5:1"].map { "T/nl.md:\($0) text-before-block" })
    }

    @Test func `all findings of both files come at once`() {
        let markdown = TemplateFixture.requiredBlocks.replacing("Sleutel.", with: "Een *woord* en {{fax}}.")
            .replacing("block: help", with: "block: why")
        let header = TemplateFixture.header.replacing("version: \"1\"", with: "versie: \"1\"")
        #expect(
            TemplateFixture.findings(markdown) == [
                "T/nl.md:3:5 markup", "T/nl.md:3:16 unknown-placeholder", "T/nl.md missing-block",
            ])
        #expect(
            TemplateFixture.findings(markdown, header: header) == [
                "T/template.yaml:1:version missing-value", "T/template.yaml:2:versie unknown-key",
                "T/nl.md:3:5 markup", "T/nl.md:3:16 unknown-placeholder", "T/nl.md missing-block",
            ])
    }

    @Test(arguments: ["key", "paper", "help", "real"])
    func `a letter without one of the reader's rights is refused`(block: String) {
        let markdown = TemplateFixture.requiredBlocks.replacing("block: \(block) ", with: "block: why ")
        #expect(TemplateFixture.findings(markdown) == ["T/nl.md missing-block"])
        #expect(TemplateFixture.findings("").count == 4)
    }

    @Test func `headings, paragraphs, lists and strong text are read in their order`() throws {
        let markdown = TemplateFixture.requiredBlocks.replacing(
            "Sleutel.",
            with: """
                # Titel

                Een regel
                en **nog een**.

                2. twee
                3. **drie**

                - punt

                ## Kop
                """)
        let text = try TemplateFixture.text(of: TemplateFixture.template(markdown))
        #expect(
            text.filter { $0.hasPrefix("key") } == [
                "key: # Titel", "key: Een regel en *nog een*.", "key: 2. twee", "key: 3. *drie*", "key: - punt",
                "key: ## Kop",
            ])
    }

    @Test func `signs that Markdown could have meant as markup stand in the letter as they are`() throws {
        let markdown = TemplateFixture.requiredBlocks.replacing(
            "Sleutel.", with: "Prijs: 3 * 4 & 5 < 6 \\*sic\\* (06 12 34 56 78) _ {{datum}} &amp; 100%!")
        let text = try TemplateFixture.text(of: TemplateFixture.template(markdown))
        #expect(text.first == "key: Prijs: 3 * 4 & 5 < 6 *sic* (06 12 34 56 78) _ 1 december 2026 & 100%!")
    }
}
