import LetterComposition
import MailboxDomain
import Testing

@Suite struct TemplateFileTests {
    private func findings(qr: String) -> [String] {
        TemplateFixture.findings(
            TemplateFixture.requiredBlocks,
            header: TemplateFixture.header + "\nqr:\n  address: '\(qr)'\n  beside: key\n")
    }

    @Test(arguments: [
        "https://mijn.overheid.nl", "https://mijn.overheid.nl/", "https://overheid.nl/post/papier_1.html",
        "https://a-b.c.d.nl/A.b-c",
    ])
    func `a plain https address may be a QR code, and is read without https`(address: String) throws {
        #expect(findings(qr: address) == [])
        let template = try TemplateFixture.template(
            TemplateFixture.requiredBlocks,
            header: TemplateFixture.header + "\nqr: {address: '\(address)', beside: key}")
        #expect(template.qr?.readableAddress == address.replacing("https://", with: ""))
    }

    @Test(arguments: [
        "http://mijn.overheid.nl", "mijn.overheid.nl", "https://mijn.overheid.nl?id=1",
        "https://mijn.overheid.nl/?id=1",
        "https://mijn.overheid.nl/#id", "https://u@mijn.overheid.nl", "https://u:p@overheid.nl",
        "https://mijn.overheid.nl:8080", "https://localhost", "https://", "https://mijn.overheid.nl/%7Bid%7D",
        "https://mijn.overheid.nl/ a", "https://mijn.overheid.nl/{{kenmerk}}", "https://mijn.övérheid.nl",
        "javascript:alert(1)", " https://mijn.overheid.nl", "https://mijn..nl", "https://MIJN.overheid.nl",
    ])
    func `an address that could tell readers apart or cannot be typed is refused`(address: String) {
        #expect(findings(qr: address) == ["T/template.yaml:7:qr.address wrong-value"])
    }

    @Test(arguments: [
        "https://overheid.nl.example", "https://voorbeeld.nl", "https://digid.nl", "https://www.mijn.overheid.nl",
    ])
    func `a code that leads elsewhere than the sender allows is refused`(address: String) {
        #expect(findings(qr: address) == ["T/template.yaml:7:qr.address wrong-value"])
    }

    @Test func `a code without an address leads to the sender's page, and there is none without a page`() throws {
        let header = TemplateFixture.header + "\nqr: {caption: Luister., beside: key, when: not ward}"
        let page = "\nletterPage: {address: 'https://post.example.org/brief', source: s, checkedOn: 2026-01-01}\n"
        func qr(_ sender: Sender) throws -> QRReference? {
            try TemplateFixture.template(TemplateFixture.requiredBlocks, header: header, sender: sender).qr
        }
        #expect(try qr(TemplateFixture.sender()) == nil)
        let values =
            "values: {afzender: {value: x, source: s, checkedOn: 2026-01-01}, retouradres: "
            + "{value: x, source: s, checkedOn: 2026-01-01}}"
        let sender = try Sender(yaml: "qrHosts: [post.example.org]\n\(values)\(page)", file: "sender.yaml")
        let code = try #require(try qr(sender))
        #expect(code.address == "https://post.example.org/brief" && code.caption == "Luister.")
        let findings = #expect(throws: Findings.self) {
            try Sender(yaml: "qrHosts: [overheid.nl]\n\(values)\(page)", file: "sender.yaml")
        }
        #expect(findings?.all.map { "\($0.place) \($0.code)" } == ["sender.yaml:3:letterPage.address wrong-value"])
    }

    @Test func `what stands in the margin has its block beside it in every letter`() throws {
        func findings(_ when: String) -> [String] {
            TemplateFixture.findings(
                TemplateFixture.requiredBlocks + "\n\n<!-- block: steps when: not ward, not abroad -->\n\nStap.",
                header: TemplateFixture.header
                    + "\nqr: {address: 'https://overheid.nl', beside: steps\(when)}"
                    + "\ndrawing: {name: telefoon, alternative: Een telefoon., beside: steps\(when)}")
        }
        #expect(
            findings("") == [
                "T/template.yaml:6:qr missing-block", "T/template.yaml:7:drawing missing-block",
            ])
        #expect(findings(", when: 'not ward'").contains("T/template.yaml:6:qr missing-block"))
        // Whether both have room beside it, the layout tells.
        #expect(findings(", when: 'not ward, not abroad'") == [])
        #expect(findings(", when: sunny").contains("T/template.yaml:6:qr.when wrong-value"))
    }

    @Test func `a drawing beside a step has its step in every letter, and no other drawing beside it`() throws {
        func findings(_ drawings: String) -> [String] {
            TemplateFixture.findings(
                TemplateFixture.requiredBlocks + "\n\n<!-- block: steps -->\n\n1. Een.\n"
                    + "\n<!-- block: steps when: not ward -->\n\n2. Twee.\n\n<!-- block: done -->\n\n- Een.\n- Twee.",
                header: TemplateFixture.header + "\ndrawings:\n" + drawings)
        }
        func drawing(_ rest: String) -> String { "  - {name: telefoon, alternative: Een telefoon., \(rest)}\n" }
        #expect(findings(drawing("beside: steps, item: 1") + drawing("beside: done, item: 2")) == [])
        #expect(
            findings(drawing("beside: steps, item: 1") + drawing("beside: steps, item: 2")) == [
                "T/template.yaml:8:drawings[2] missing-item"
            ])
        #expect(findings(drawing("beside: steps, item: 2, when: not ward")) == [])
        #expect(findings(drawing("beside: done, item: 3")) == ["T/template.yaml:7:drawings[1] missing-item"])
        #expect(
            findings(drawing("beside: help, when: ward") + drawing("beside: help")) == [
                "T/template.yaml:8:drawings[2] shared-margin"
            ])
        #expect(findings(drawing("beside: help, when: ward") + drawing("beside: help, when: not ward")) == [])
        #expect(findings(drawing("beside: steps, item: 0")).contains { $0.contains("drawings[1].item wrong-value") })
    }

    @Test func `only readers that the template names get its code and its drawing`() throws {
        let template = try TemplateFixture.template(
            TemplateFixture.requiredBlocks,
            header: TemplateFixture.header
                + "\nqr: {address: 'https://overheid.nl', beside: key, when: not ward}"
                + "\ndrawing: {name: telefoon, alternative: Een telefoon., beside: help, when: abroad}")
        let date = try #require(CalendarDate("2026-12-01"))
        func variant(_ circumstances: Set<LetterCondition>) -> LetterVariant {
            LetterVariant(of: template, circumstances: circumstances, date: date)
        }
        #expect(variant([]).qr != nil && variant([]).drawings.isEmpty)
        #expect(variant([.ward, .abroad]).qr == nil && variant([.ward, .abroad]).drawings.map(\.name) == ["telefoon"])
    }

    @Test(arguments: [
        ("product: no-email", "product: dormant", "T/template.yaml:1:product wrong-value"),
        ("product: no-email", "", "T/template.yaml:2:product missing-value"),
        ("version: \"1\"\n", "", "T/template.yaml:1:version missing-value"),
        ("title: Een e-mail\n", "", "T/template.yaml:1:title missing-value"),
        ("layout: window-left", "layout:", "T/template.yaml:4:layout missing-value"),
        ("keyMessage", "keymessage", "T/template.yaml:1:keyMessage missing-value"),
        (
            "layout:", "qr: {address: 'https://x.nl', beside: steppes}\nlayout:",
            "T/template.yaml:4:qr.beside wrong-value"
        ),
        ("layout:", "approvals: [{rol: legal}]\nlayout:", "approvals[1].rol unknown-key"),
    ])
    func `what is wrong in template.yaml is named with its line and key`(from: String, to: String, expected: String) {
        let header = TemplateFixture.header.replacing(from, with: to)
        let findings = TemplateFixture.findings(TemplateFixture.requiredBlocks, header: header)
        #expect(findings.contains { $0.contains(expected) }, "\(findings)")
    }

    @Test(arguments: [
        ("title: Een e-mail", "title: Beste {naam}", ["3:title foreign-placeholder"]),
        ("title: Een e-mail", "title: Een {{datum}}", ["3:title foreign-placeholder"]),
        ("U krijgt geen e-mail.", "U krijgt\u{200B} geen ~~e-mail~~.", ["5:keyMessage"]),
        (
            "keyMessage:", "drawing:\n  name: telefoon\n  alternative: Een <telefoon>.\n  beside: help\nkeyMessage:",
            ["7:drawing.alternative foreign-placeholder"]
        ),
    ])
    func `what is read out or compared is looked at like the text`(from: String, to: String, places: [String]) {
        let header = TemplateFixture.header.replacing(from, with: to)
        let findings = TemplateFixture.findings(TemplateFixture.requiredBlocks + "\n\n{x}", header: header)
        for place in places { #expect(findings.contains { $0.hasPrefix("T/template.yaml:\(place)") }, "\(findings)") }
        #expect(findings.last == "T/nl.md:17:1 foreign-placeholder")
    }

    @Test func `what is read out or compared is composed`() throws {
        let header =
            TemplateFixture.header.replacing("Een e-mail", with: "Cafe\u{301}")
            .replacing("U krijgt geen e-mail.", with: "Een cafe\u{301}.")
            + "\ndrawing: {name: telefoon, alternative: Cafe\u{301}, beside: help}"
        let template = try TemplateFixture.template(TemplateFixture.requiredBlocks, header: header)
        let texts = [template.title, template.keyMessage, template.drawings.first?.alternative ?? ""]
        #expect(texts.map { $0.unicodeScalars.count } == [4, 9, 4])
    }

    @Test func `names that an earlier version kept in the header change nothing`() throws {
        let names = "\napprovals:\n  - {role: reader-test, name: P. Panel, date: 2026-03-04}\n"
        let template = try TemplateFixture.template(
            TemplateFixture.requiredBlocks, header: TemplateFixture.header + names)
        #expect(
            try template == TemplateFixture.template(TemplateFixture.requiredBlocks, header: TemplateFixture.header))
    }

    @Test(arguments: ["aanhef", "kenmerk", "vertegenwoordigde"])
    func `a card holds nothing personal`(placeholder: String) {
        let header = TemplateFixture.header.replacing("no-email", with: "bounce")
        let markdown =
            TemplateFixture.requiredBlocks + "\n\n<!-- block: why when: ward -->\n\n{{\(placeholder)}}, {{datum}}."
        #expect(
            TemplateFixture.findings(markdown, header: header, product: .bounce)
                == ["T/nl.md:19:1 unknown-placeholder"])
        #expect(TemplateFixture.findings(markdown) == [])
    }
}

@Suite struct LetterValueTests {
    private static let markdown = TemplateFixture.requiredBlocks.replacing(
        "Sleutel.", with: "{{aanhef}}, **{{kenmerk}}** {{datum}} {{telefoon}}")

    @Test(arguments: [
        "**x**", "<b>x</b>", "{{datum}}", "[x](https://x.nl)", "&amp; `x` *x* # x", "<!-- block: why -->",
    ])
    func `a reader's value never becomes markup`(value: String) throws {
        let text = try TemplateFixture.text(
            of: TemplateFixture.template(Self.markdown), salutation: value, reference: value)
        #expect(text.first == "key: \(value), *\(value)* 1 december 2026 0800 - 1")
        #expect(text.count == 4)
    }

    @Test(arguments: ["<b>x</b>", "&amp; `x` *x* # x", "<!-- block: why -->"])
    func `a value of the sender that would show its markup is refused`(value: String) throws {
        let findings = #expect(throws: Findings.self) { try TemplateFixture.sender(["telefoon": value]) }?.all ?? []
        #expect(!findings.isEmpty && findings.allSatisfy { $0.code == "foreign-placeholder" }, "\(findings)")
    }

    @Test(arguments: ["**x**", "& `x` *x* # x", "- x", "\\*x\\*"])
    func `nor does a value of the sender`(value: String) throws {
        let template = try TemplateFixture.template(Self.markdown, sender: TemplateFixture.sender(["telefoon": value]))
        let text = try TemplateFixture.text(of: template, salutation: "A", reference: "B")
        #expect(text.first == "key: A, *B* 1 december 2026 \(value)")
        #expect(text.count == 4)
    }

    @Test func `the name of a ward never becomes markup`() throws {
        let markdown = Self.markdown + "\n\n<!-- block: why when: ward -->\n\nVoor **{{vertegenwoordigde}}**."
        let text = try TemplateFixture.text(
            of: TemplateFixture.template(markdown), circumstances: [.ward], ward: "{{aanhef}} **x**")
        #expect(text.last == "why: Voor *{{aanhef}} **x***.")
    }

    @Test func `a letter for a ward names one, and no other letter does`() throws {
        let template = try TemplateFixture.template(Self.markdown)
        #expect(throws: LetterError.self) { try TemplateFixture.text(of: template, ward: "B.") }
        #expect(throws: LetterError.self) { try TemplateFixture.text(of: template, circumstances: [.ward]) }
    }

    @Test(arguments: [
        ("2026-01-01", "1 januari 2026"), ("2028-02-29", "29 februari 2028"), ("2026-03-10", "10 maart 2026"),
        ("2026-04-30", "30 april 2026"), ("2026-05-05", "5 mei 2026"), ("2026-06-06", "6 juni 2026"),
        ("2026-07-07", "7 juli 2026"), ("2026-08-08", "8 augustus 2026"), ("2026-09-09", "9 september 2026"),
        ("2026-10-31", "31 oktober 2026"), ("2026-11-11", "11 november 2026"), ("2026-12-31", "31 december 2026"),
    ])
    func `a date stands in Dutch words`(date: String, words: String) throws {
        let text = try TemplateFixture.text(of: TemplateFixture.template(Self.markdown), date: date)
        #expect(text.first == "key: Geachte lezer, *2611 A000 1000 001S* \(words) 0800 - 1")
    }
}

@Suite struct SenderTests {
    private func sender(_ values: String) throws -> Sender {
        let required = ["afzender", "retouradres"].map {
            "  \($0): {value: x, source: s, checkedOn: 2026-06-15}\n"
        }.joined()
        return try Sender(yaml: "values:\n\(required)\(values)", file: "sender.yaml")
    }

    @Test(
        arguments: [
            ("2027-06-15", []), ("2027-06-16", ["afzender", "retouradres"]), ("2026-06-15", []),
        ] as [(String, [String])])
    func `a value counts for a year after it was checked`(date: String, unfit: [String]) throws {
        #expect(try sender("").unfitForMailing(on: #require(CalendarDate(date))) == unfit)
    }

    @Test func `a sample is never fit for mail`() throws {
        let sender = try sender(
            """
              b: {value: x, source: s, checkedOn: 2026-06-15, sample: true}
              a: {value: x, source: s, checkedOn: 2026-06-15, sample: true}
              c: {value: x, source: s, checkedOn: 2026-06-15, sample: false}
            """)
        #expect(try sender.unfitForMailing(on: #require(CalendarDate("2026-06-16"))) == ["a", "b"])
    }

    @Test func `a value that is kept together has nowhere to break`() throws {
        let sender = try sender("  t: {value: 0800 - 12 34, keepTogether: true, source: s, checkedOn: 2026-06-15}\n")
        #expect(sender.values["t"]?.text == "0800\u{A0}-\u{2060}\u{A0}12\u{A0}34")
    }

    @Test(arguments: [
        ("values:\n  afzender: {value: x, source: s, checkedOn: 2026-06-15}\n", "sender.yaml:1:values wrong-value"),
        (
            "values:\n  afzender: {value: x, source: s, checkedOn: 2026-06-15}\n  retouradres: {value: x, source: s}\n",
            "sender.yaml:3:values.retouradres.checkedOn missing-value"
        ),
        (
            """
            values:
              afzender: {value: x, source: s, checkedOn: 2026-06-15}
              retouradres: {value: x, checkedOn: 2026-06-15, source: }
            """, "sender.yaml:3:values.retouradres.source missing-value"
        ),
    ])
    func `a value without its source or day is refused`(yaml: String, expected: String) {
        let findings = #expect(throws: Findings.self) { try Sender(yaml: yaml, file: "sender.yaml") }?.all ?? []
        #expect(findings.contains { "\($0.place) \($0.code)".hasPrefix(expected) }, "\(findings)")
    }
}
