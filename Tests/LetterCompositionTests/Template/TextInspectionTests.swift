import LetterComposition
import MailboxDomain
import Testing

/// What only looks like text, in templates and in the values that go into them.
@Suite struct TextInspectionTests {
    @Test(arguments: [
        "Bel (06 12 34 56 78).", "Bel 0800 - 1 (gratis), of schrijf.", "Zie punt (a) en (zie ook (b)).",
        "U zegt \u{201C}ja\u{201D} of \u{2018}nee\u{2019}.", "Dat is 50% of 100%.", "Mail naar a@b.nl.",
        "Nummer 1 van #3.",
        "Het kost € 5,00 of $ 5.", "Eén é, ĳ, Fryslân en \u{A0}ruimte.", "De som is 1 + 1 = 2.", "Ongeveer ~5 keer.",
        "Bel (zie boven).", "Zie (punt (a\nof b)).", "Dat is 5%, 100 % of 5%-10%, niet 20%-korting.",
        "R&D en V&D; verder.", "Het kost € 5.", "Om 12:00 uur.", "Post en/of papier: a/b.", "Zie nr. 5 van 3.",
        "Ga naar mijn.overheid.nl.",
        "Ga naar https://mijn.overheid.nl/post?id=ab==&taal=nl&p=5%25;", "Ga naar www.x.nl/caf%C3%A9%20nl.",
        "Ga naar mijn.overheid.nl/post?a=1&taal; of bel.", "Postbus 1 | 2500 AA Den Haag", "5 < 6 en 7 > 6",
        "Ongeveer ~5 tot ~6 keer.", "Naam: ____ en a_b_c.", "1) eerst (a), dan b).",
    ])
    func `ordinary prose is no placeholder`(text: String) {
        let markdown = TemplateFixture.requiredBlocks.replacing("Sleutel.", with: text)
        #expect(TemplateFixture.findings(markdown) == [])
    }

    @Test func `a text is composed, whatever it was saved as`() throws {
        let markdown = TemplateFixture.requiredBlocks.replacing("Sleutel.", with: "E\u{301}e\u{301}n **cafe\u{301}**.")
        let text = try #require(try TemplateFixture.text(of: TemplateFixture.template(markdown)).first)
        #expect(Array(text.unicodeScalars) == Array("key: Één *café*.".unicodeScalars))
    }

    @Test func `a value of the sender is looked at like the text it goes into`() {
        for (value, code) in [
            ("0800 [gratis]", "foreign-placeholder"), ("0800\u{200B}1", "invisible-character"),
            ("0800 ~1~", "markup"), ("<telefoon>", "foreign-placeholder"), ("&telefoon;", "foreign-placeholder"),
            ("%s", "foreign-placeholder"), ("*|TELEFOON|*", "foreign-placeholder"),
            ("__telefoon__", "foreign-placeholder"), ("{{telefoon}}", "foreign-placeholder"),
        ] {
            let findings = #expect(throws: Findings.self) { try TemplateFixture.sender(["telefoon": value]) }
            #expect(findings?.all.map { "\($0.place) \($0.code)" } == ["sender.yaml:12:values.telefoon.value \(code)"])
        }
    }

    @Test(arguments: ["Postbus 1 | 2500 AA Den Haag", "a | b | c", "mijn.overheid.nl/?id=ab==", "R&D, 5% (gratis)"])
    func `what is text in a value is none of the markup of a text`(value: String) throws {
        #expect(try TemplateFixture.sender(["telefoon": value]).values["telefoon"]?.text == value)
    }

    @Test func `a fault in a value keeps nothing of the sender from being read`() throws {
        let yaml = """
            values:
              afzender: {value: Dienst, source: test, checkedOn: 2026-01-01}
              retouradres: {value: "Postbus [1]", source: test, checkedOn: 2026-01-01}
              telefoon:
                value: |
                  0800 %s
                source: test
                checkedOn: 2026-01-01
            """
        let (sender, findings) = try Sender.reading(yaml: yaml, file: "sender.yaml")
        #expect(sender.values.count == 3 && sender.values["telefoon"]?.text == "0800 %s")
        #expect(
            findings.map { "\($0.place) \($0.code)" } == [
                "sender.yaml:3:values.retouradres.value foreign-placeholder",
                "sender.yaml:5:values.telefoon.value foreign-placeholder",
            ])
    }

    @Test func `only what has brackets is told that letters have none`() throws {
        for (text, hasBrackets) in [
            ("%naam%", false), ("$naam", false), ("#naam#", false), ("@naam@", false), ("&naam;", false),
            ("{naam}", true), ("((naam", true), ("< naam >", true),
        ] {
            let markdown = TemplateFixture.requiredBlocks.replacing("Sleutel.", with: text)
            let findings = #expect(throws: Findings.self) { try TemplateFixture.template(markdown) }?.all ?? []
            #expect(findings.count == 1)
            #expect(findings.first?.message.contains("brackets") == hasBrackets, "\(findings)")
        }
    }

    @Test func `every character of a text knows its column, also behind entities and backslashes`() throws {
        let markdown = TemplateFixture.requiredBlocks.replacing("Sleutel.", with: "R&amp;D \\*a\\*")
        let block = try #require(try TemplateFixture.template(markdown).blocks.first)
        let fragment = try #require(block.elements.first?.fragments.first)
        #expect(fragment.content == .text("R&D *a*"))
        #expect((0..<7).map { fragment.place(at: $0).column } == [1, 2, 7, 8, 9, 11, 12])
        #expect(fragment.place(at: 6).line == 3)
    }
}
