import Canvas
import LetterComposition
import Measures
import PageLayout
import Testing

@MainActor @Suite struct LetterLayoutTests {
    private static let letter = """
        <!-- block: reference -->

        **Datum**

        {{datum}}

        <!-- block: opening -->

        # Titel

        {{aanhef}},

        <!-- block: key -->

        Een lange regel die niet op een enkele regel van negentig millimeter past.

        <!-- block: steps -->

        ## Kop

        1. Eerst dit.
        2. Dan **dat**.

        - Of iets.
        """

    @Test func `everything in a letter stands at its place`() throws {
        let pages = try SmallLayout().pages(Self.letter, qr: "https://x.nl")
        #expect(
            pages.map(\.table) == [
                [
                    "letterhead 10.0 13.6 Dienst",
                    "returnLine 10.0 25.0 Postbus 1",
                    "returnLine 10.0 29.0 2611 A000 1000 001S",
                    "reference 90.0 35.7 Datum",
                    "address 10.0 35.9 Jo de Boer",
                    "reference 90.0 40.7 6 november 2026",
                    "address 10.0 40.9 Laan 1",
                    "address 10.0 45.9 1234 AB  ONS DORP",
                    "body 10.0 83.9 Titel",
                    "body 10.0 91.9 Beste Jo,",
                    "qr 105.0 97.0 21 x 21",
                    "body 10.0 98.9 Een lange regel die niet op een enkele regel van ",
                    "body 10.0 103.9 negentig millimeter past.",
                    "qr 105.0 112.3 x.nl",
                    "body 10.0 112.9 Kop",
                    "body 10.0 118.9 1",
                    "body 16.0 118.9 Eerst dit.",
                    "body 10.0 124.9 2",
                    "body 16.0 124.9 Dan dat.",
                    "body 10.0 131.9 •",
                    "body 16.0 131.9 Of iets.",
                    "mark 8.0 190.0 16 x 16",
                ],
                // The blank back.
                [],
            ])
        #expect(pages.map(\.size) == [Size(width: 148.mm, height: 210.mm), Size(width: 148.mm, height: 210.mm)])
    }

    @Test func `six lines of address fit, and seven do not`() throws {
        let small = try SmallLayout()
        let lines = (1...7).map { "Regel \($0)" }
        let pages = try small.pages("<!-- block: why -->\n\nTekst.", envelope: Array(lines.prefix(6)))
        #expect(pages.first?.texts(.address) == Array(lines.prefix(6)))
        let error = small.error { try small.pages("<!-- block: why -->\n\nTekst.", envelope: lines) }
        #expect(error == .doesNotFit(.address) && error?.fault == .doesNotFit)
    }

    @Test func `a line of address that is too wide takes a second line, within the six`() throws {
        let small = try SmallLayout()
        let wide = "Stichting tot Behoud van Zeer Lange Namen van Verenigingen"
        let pages = try small.pages("<!-- block: why -->\n\nTekst.", envelope: [wide, "2", "3", "4", "5"])
        #expect(pages.first?.texts(.address).count == 6)
        #expect(pages.first?.texts(.address).prefix(2).joined() == wide)
        let error = small.error {
            try small.pages("<!-- block: why -->\n\nTekst.", envelope: [wide, "2", "3", "4", "5", "6"])
        }
        #expect(error == .doesNotFit(.address))
    }

    @Test(arguments: [
        (["漢", "Laan 1"], "Beste Jo", LayoutError.missingGlyph(.address)),
        (["Jo", "Laan 1"], "Beste 漢", .missingGlyph(.body)),
    ])
    func `a letter with a character that no font has is refused`(
        envelope: [String], salutation: String, expected: LayoutError
    ) throws {
        let small = try SmallLayout()
        let error = small.error { try small.pages(Self.letter, envelope: envelope, salutation: salutation) }
        #expect(error == expected && error?.fault == .missingGlyph)
        #expect(error?.description.contains("漢") == false)
    }

    @Test func `a letter with a reference needs a layout that has a place for it`() throws {
        let small = try SmallLayout()
        let without = [("reference: {x: 90, y: 32, width: 40, height: 20, size: 9, lineHeight: 5}\n", "")]
        #expect(small.error { try small.pages(Self.letter, changes: without) } == .noPlace(.reference))
        #expect(small.error { try small.pages("<!-- block: why -->\n\nTekst.", changes: without) } == nil)
    }

    // MARK: Personal values

    @Test func `a personal element in the middle moves what is below, and the fixed parts stay the same forms`() throws
    {
        let markdown = """
            <!-- block: opening -->

            Boven.

            {{aanhef}},

            Onder.
            """
        let (layout, variant) = try SmallLayout().letterLayout(markdown)
        func page(_ salutation: String) throws -> Page {
            let letter = try Letter(variant: variant, salutation: salutation, reference: "R")
            return try #require(
                layout.pages(of: letter, envelope: ["Jo"], kix: nil, pieceReference: "R") { _, _ in
                    "2611A0001000001S111"
                }.first)
        }
        let short = try page("Beste Jo")
        let long = try page("Beste mevrouw Van der Zeer Lange Naam-van den Nog Veel Langere Naam")
        #expect(short.texts(.body) == ["Boven.", "Beste Jo,", "Onder."])
        #expect(long.texts(.body).count == 4)
        func y(_ text: String, _ page: Page) throws -> Int64 {
            try #require(page.placedLines.first { $0.line.text == text }).baseline.y.micrometres
        }
        #expect(try y("Boven.", long) == y("Boven.", short))
        #expect(abs(try y("Onder.", long) - y("Onder.", short) - 5000) <= 1)
        #expect(short.forms.count == 3 && short.forms == long.forms)
        for (name, form) in short.forms { #expect(form.items == long.forms[name]?.items) }
    }

    @Test func `a letter without personal values is one form and its letterhead`() throws {
        let page = try #require(SmallLayout().pages("<!-- block: why -->\n\n# T\n\nA.\n\n- b\n\n## K\n\nC.").first)
        #expect(page.forms.keys.sorted() == ["letterhead", "no-email 0 0-5"])
    }

    // MARK: Pages

    /// Paragraphs of one line each, 7 mm apart: eight take 54 mm, nine do not fit the 60 mm of the body.
    private func paragraphs(_ count: Int, from first: Int = 1) -> String {
        "<!-- block: why -->\n\n" + (first..<(first + count)).map { "Alinea \($0)." }.joined(separator: "\n\n")
    }

    private static let twoSheets = [
        (from: "sides: 2, sheets: 1", to: "sides: 2, sheets: 2"),
        (from: SmallLayout.bodyEnd, to: SmallLayout.continuation),
    ]

    @Test func `a text that runs past its sheets is too long`() throws {
        let small = try SmallLayout()
        #expect(small.error { try small.pages(paragraphs(8)) } == nil)
        let one = small.error { try small.pages(paragraphs(9)) }
        #expect(one == .tooLong(sheets: 1) && one?.fault == .tooLong)
        // Four pages with room for eight paragraphs each.
        #expect(small.error { try small.pages(paragraphs(32), changes: Self.twoSheets) } == nil)
        let two = small.error { try small.pages(paragraphs(33), changes: Self.twoSheets) }
        #expect(two == .tooLong(sheets: 2))
    }

    @Test func `a text goes on at the top of the continuation`() throws {
        let pages = try SmallLayout().pages(paragraphs(18), changes: Self.twoSheets)
        #expect(
            pages.map { $0.texts(.body) } == [1...8, 9...16, 17...18].map { $0.map { "Alinea \($0)." } } + [[]])
        let tops = pages.compactMap { $0.placedLines.first { $0.zone == .body }?.baseline.y.micrometres }
        #expect(tops.count == 3 && tops[1] == tops[2] && tops[0] - tops[1] == 60_000)
    }

    @Test(arguments: [
        (8, 2, 1, [true, false]), (9, 2, 2, [true, false]), (17, 2, 2, [true, false, true, false]),
        (8, 1, 1, [true]), (9, 1, 2, [true, true]), (17, 1, 3, [true, true, true]),
    ])
    func `a letter covers whole sheets, with a mark on each front only`(
        count: Int, sides: Int, sheets: Int, marks: [Bool]
    ) throws {
        let changes = [
            (from: "sides: 2, sheets: 1", to: "sides: \(sides), sheets: 3"),
            (from: SmallLayout.bodyEnd, to: SmallLayout.continuation),
        ]
        let pages = try SmallLayout().pages(paragraphs(count), changes: changes)
        #expect(pages.map(\.hasMark) == marks)
    }

    @Test func `each sheet's mark tells its number and the number of sheets`() throws {
        let pages = try SmallLayout().pages(paragraphs(17), changes: Self.twoSheets)
        let marks = pages.flatMap(\.items).filter { $0.zone == .mark }.map(\.content)
        let area = Rectangle(x: 8.mm, y: 190.mm, width: 8.mm, height: 8.mm)
        #expect(
            try marks == [
                .code(DataMatrix.encode("2611A0001000001S121"), area),
                .code(DataMatrix.encode("2611A0001000001S221"), area),
            ])
    }

    @Test func `a blank back has nothing on it`() throws {
        let pages = try SmallLayout().pages(paragraphs(1))
        #expect(pages.count == 2 && pages.last?.items == [])
    }

    @Test(arguments: [
        // Seven paragraphs, the heading and a line would end at 63 mm.
        (paragraph: "Onder.", salutation: "Beste Jo"),
        // The same where a personal value stands under the heading, and so in another stretch of the text.
        (paragraph: "{{aanhef}},", salutation: "Onder"),
    ])
    func `a heading never stands last on a page`(paragraph: String, salutation: String) throws {
        let markdown = paragraphs(7) + "\n\n## Kop\n\n" + paragraph
        let pages = try SmallLayout().pages(markdown, changes: Self.twoSheets, salutation: salutation)
        #expect(pages[0].texts(.body) == (1...7).map { "Alinea \($0)." })
        #expect(pages[1].texts(.body).map { String($0.prefix(5)) } == ["Kop", "Onder"])
    }

    @Test(arguments: [6, 5])
    func `a heading stays where the line under it fits`(count: Int) throws {
        let markdown = paragraphs(count) + "\n\n## Kop\n\n{{aanhef}},"
        let pages = try SmallLayout().pages(markdown, changes: Self.twoSheets)
        #expect(pages[0].texts(.body).suffix(2) == ["Kop", "Beste Jo,"])
    }

    @Test func `a paragraph higher than a page fits nowhere`() throws {
        let small = try SmallLayout()
        let long = "<!-- block: why -->\n\n" + Array(repeating: "woord", count: 400).joined(separator: " ")
        #expect(small.error { try small.pages(long, changes: Self.twoSheets) } == .doesNotFit(.body))
    }
}
