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
        // Lists.
        ("- een\n\n  twee", ["3:1 list-item"]),
        ("- een\n  - twee", ["3:1 list-item"]),
        ("1. een\n2. ## kop", ["4:1 list-item"]),
    ])
    func `what a letter cannot have is named with its line and column`(text: String, expected: [String]) {
        let markdown = TemplateFixture.requiredBlocks.replacing("Sleutel.", with: text + "\n\nSleutel.")
        #expect(TemplateFixture.findings(markdown) == expected.map { "T/nl.md:\($0)" })
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
            "Sleutel.", with: "Prijs: 3 * 4 & 5 < 6 \\*sic\\* [a] {b} } _ {{datum}} &amp; 100%!")
        let text = try TemplateFixture.text(of: TemplateFixture.template(markdown))
        #expect(text.first == "key: Prijs: 3 * 4 & 5 < 6 *sic* [a] {b} } _ 1 december 2026 & 100%!")
    }
}

@Suite struct BlockConditionTests {
    private static let markdown =
        TemplateFixture.requiredBlocks + """


            <!-- block: why when: abroad -->

            Buitenland.

            <!-- block: why when: not abroad -->

            Nederland.

            <!-- block: why when: not ward, digid-lapsed -->

            DigiD verlopen.

            <!-- block: why when: ward, abroad -->

            Curator van {{vertegenwoordigde}} in het buitenland.

            <!-- block: done -->

            Altijd.
            """

    @Test(
        arguments: [
            ([], ["Nederland.", "Altijd."]),
            ([.abroad], ["Buitenland.", "Altijd."]),
            ([.digidLapsed], ["Nederland.", "DigiD verlopen.", "Altijd."]),
            ([.ward], ["Nederland.", "Altijd."]),
            ([.ward, .digidLapsed], ["Nederland.", "Altijd."]),
            ([.ward, .abroad], ["Buitenland.", "Curator van B. in het buitenland.", "Altijd."]),
            ([.abroad, .digidLapsed], ["Buitenland.", "DigiD verlopen.", "Altijd."]),
        ] as [(Set<LetterCondition>, [String])])
    func `a block stands in the letters of those it is for`(
        circumstances: Set<LetterCondition>, expected: [String]
    ) throws {
        let text = try TemplateFixture.text(
            of: TemplateFixture.template(Self.markdown), circumstances: circumstances,
            ward: circumstances.contains(.ward) ? "B." : nil)
        #expect(text.dropFirst(4).map { String($0.drop { $0 != " " }.dropFirst()) } == expected)
    }

    @Test func `variants have names that tell them apart`() throws {
        let template = try TemplateFixture.template(Self.markdown)
        let date = try #require(CalendarDate("2026-12-01"))
        let names = [[], [.ward], [.digidLapsed, .abroad, .ward]].map { (circumstances: Set<LetterCondition>) in
            LetterVariant(of: template, circumstances: circumstances, date: date).name
        }
        #expect(names == ["no-email", "no-email+ward", "no-email+abroad+digid-lapsed+ward"])
    }

    @Test(arguments: [
        ("<!-- block: why when: ward -->", true), ("<!-- block: why when: abroad, ward -->", true),
        ("<!-- block: why -->", false), ("<!-- block: why when: not ward -->", false),
        ("<!-- block: why when: abroad -->", false),
    ])
    func `the ward's name may stand only where there is a ward`(marker: String, isAllowed: Bool) {
        let markdown = TemplateFixture.requiredBlocks + "\n\n\(marker)\n\nVoor {{vertegenwoordigde}}."
        let expected = isAllowed ? [] : ["T/nl.md:19:6 placeholder-without-condition"]
        #expect(TemplateFixture.findings(markdown) == expected)
    }
}
