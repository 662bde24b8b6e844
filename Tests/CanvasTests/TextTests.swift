import Canvas
import Measures
import TestSupport
import Testing

@MainActor @Suite struct TextTests {
    /// Advances of the pinned fonts in units of 1/2048 em, as their `hmtx` tables have them.
    @Test(arguments: [
        ("nnnnnnnnnn", 11.0, FontWeight.regular, 1257 * 10), ("HHHHH", 11, .regular, 1511 * 5),
        ("0123456789", 11, .regular, 1171 * 10), ("nnnnn", 16, .regular, 1257 * 5),
        ("nnnnn", 8.5, .regular, 1257 * 5), ("nnnnn", 11, .bold, 1346 * 5), ("0123456789", 20, .bold, 1169 * 10),
    ])
    func `a point is a point`(text: String, size: Double, weight: FontWeight, units: Int) throws {
        let canvas = try CanvasFixture()
        let line = try canvas.line(text, style: TextStyle(size: size, weight: weight))
        // Pango rounds each advance to 1/1024 point.
        #expect(abs(line.width.points - Double(units) / 2048 * size) < 0.01)
        #expect(line.runs.map(\.size) == [size])
    }

    @Test(arguments: ["M\u{304}alua", "J\u{30C}anis", "k\u{307}o", "Z\u{327}", "R\u{325}\u{304}a"])
    func `a mark stands on its letter, where no font has both as one`(word: String) throws {
        let canvas = try CanvasFixture()
        let line = try canvas.line("Bé \(word) Jansen")
        #expect(!line.hasMissingGlyphs)
        // Of one font, so that the font itself places the mark: neither at the letter's end nor on the one before.
        let run = try #require(line.runs.first { $0.text.contains(word) })
        // All other words are set as ever.
        let around = line.runs.filter { !$0.text.contains(word) }
        #expect(around.map(\.font).allSatisfy { $0 != run.font } && around.count == 2)
    }

    @Test func `a word in a PDF is as wide as its font says`() async throws {
        let canvas = try CanvasFixture()
        let line = try canvas.line("nnnnnnnnnn")
        let path = try canvas.pdf(pages: [{ $0.text(line, at: Point(x: 10.mm, y: 10.mm)) }])
        let box = try await Program.pdftotext.text(["-bbox", path, "-"])
        let word = try #require(
            box.firstMatch(of: /<word xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="[0-9.]+">n{10}</))
        let left = try #require(Double(word.1))
        let right = try #require(Double(word.2))
        #expect(abs(left - 10 * 72 / 25.4) < 0.01)
        // Cairo writes widths in whole thousandths of an em, rounded down.
        #expect(abs(right - left - 67.515) < 10 * 11 / 1000)
    }

    @Test
    func `a text that no page could hold is refused at once, and none of any length brings the program down`() throws {
        let canvas = try CanvasFixture()
        let most = FontLibrary.longestText
        let style = TextStyle(size: 40, weight: .bold)
        #expect(try canvas.lines(String(repeating: "W", count: most), style: style).count == 1)
        for count in [most + 1, 80_000, 1_000_000] {
            #expect(throws: FontError.self) {
                try canvas.lines(String(repeating: "W", count: count), width: 100.mm, style: style)
            }
        }
        // The widest character of the pinned fonts, and paper that no machine feeds.
        _ = try? canvas.lines(String(repeating: "\u{FDFD}", count: most / 3), style: style)
        _ = try canvas.lines("W", width: 1e300.mm)
    }

    @Test func `bold and regular text stand on one line`() throws {
        let canvas = try CanvasFixture()
        let spans = [
            TextSpan("nn", TextStyle(size: 11)), TextSpan("nn", TextStyle(size: 11, weight: .bold)),
            TextSpan("nn", TextStyle(size: 22)),
        ]
        let lines = try canvas.fonts.lines(of: spans)
        #expect(lines.map(\.text) == ["nnnnnn"])
        #expect(lines.flatMap(\.runs).map { canvas.fonts.fonts[$0.font].weight } == [.regular, .bold, .regular])
        let units = Double(1257 * 2 + 1346 * 2 + 1257 * 4)
        let width = try #require(lines.first).width.points
        #expect(abs(width - units * 11 / 2048) < 0.01)
    }

    @Test(arguments: [
        (200.0, ["U kunt zelf kiezen hoe u uw post krijgt."]),
        (60.0, ["U kunt zelf kiezen hoe u uw post ", "krijgt."]),
        (40.0, ["U kunt zelf kiezen hoe ", "u uw post krijgt."]),
        (25.0, ["U kunt zelf ", "kiezen hoe u ", "uw post ", "krijgt."]),
    ])
    func `text breaks between words at the width asked for`(width: Double, expected: [String]) throws {
        let canvas = try CanvasFixture()
        let lines = try canvas.lines("U kunt zelf kiezen hoe u uw post krijgt.", width: width.mm)
        #expect(lines.map(\.text) == expected)
        #expect(lines.allSatisfy { $0.width <= width.mm })
    }

    @Test func `a line takes every word that fits, to the hundredth of a point`() throws {
        let canvas = try CanvasFixture()
        let exact = try canvas.line("uw post").width
        let play = Length(points: 0.01)
        #expect(try canvas.lines("uw post", width: exact + play).map(\.text) == ["uw post"])
        #expect(try canvas.lines("uw post", width: exact - play).map(\.text) == ["uw ", "post"])
    }

    @Test func `a word wider than the line is broken inside, without a hyphen`() throws {
        let canvas = try CanvasFixture()
        let word = "Verantwoordelijkheidsgevoel"
        let lines = try canvas.lines("de \(word)", width: 20.mm)
        #expect(lines.count > 2)
        #expect(lines.map(\.text).joined() == "de \(word)")
        #expect(lines.allSatisfy { $0.width <= 20.mm })
        #expect(lines.flatMap(\.runs).allSatisfy { $0.glyphs.count <= $0.text.count })
    }

    @Test(arguments: ["0800\u{A0}-\u{2060}\u{A0}12\u{A0}34", "1234\u{A0}AB"])
    func `text with hard spaces moves to the next line whole`(text: String) throws {
        let canvas = try CanvasFixture()
        let whole = try canvas.line(text).width
        let lines = try canvas.lines("Bel \(text)", width: whole + Length(points: 1))
        #expect(lines.map(\.text) == ["Bel ", text])
    }

    @Test func `without a width only a line end breaks`() throws {
        let canvas = try CanvasFixture()
        let long = Array(repeating: "woord", count: 200).joined(separator: " ")
        #expect(try canvas.lines("\(long)\nkort").map { $0.text.trimmingSuffix("\n") } == [long, "kort"])
    }

    @Test(arguments: [
        ("Jansen", ["Open Sans"]), ("Þórður Ğüneş-Œuvre", ["Open Sans"]), ("דוד", ["DejaVu Sans"]),
        ("محمد", ["DejaVu Sans"]), ("STRAẞE", ["Open Sans", "DejaVu Sans", "Open Sans"]),
        ("x\u{302}", ["DejaVu Sans"]), ("Jan דוד", ["Open Sans", "DejaVu Sans"]),
    ])
    func `a character that the first font lacks comes from the next`(text: String, families: [String]) throws {
        let canvas = try CanvasFixture()
        #expect(try canvas.families(text) == families)
        #expect(try canvas.line(text).hasMissingGlyphs == false)
    }

    @Test(arguments: ["漢字", "Jan \u{E000}", "🦄", "\u{10FFFD}", "ཀ"])
    func `a character that no pinned font has is reported`(text: String) throws {
        #expect(try CanvasFixture().line(text).hasMissingGlyphs)
    }

    @Test func `text is found again in the PDF in reading order`() async throws {
        let joined = "0800\u{A0}-\u{2060}\u{A0}12"
        let texts = ["Þórður Ğüneş-Œuvre", "affiche fluffig", "x\u{302}y\u{308} ŵ", "1234 AB VOORBEELDSTAD"]
        #expect(try await CanvasFixture().textReadBack(texts) == texts)
        #expect(try await CanvasFixture().textReadBack([joined]) == ["0800 - 12"])
    }

    @Test(arguments: ["דוד כהן", "محمد علي"])
    func `text from right to left is found again in reading order`(text: String) async throws {
        let canvas = try CanvasFixture()
        let line = try canvas.line(text)
        #expect(line.runs.allSatisfy(\.isRightToLeft) && line.text == text)
        // pdftotext puts marks of direction around such text, and sometimes a space between two letters.
        let ignored: Set<Character> = ["\u{202A}", "\u{202B}", "\u{202C}", " "]
        let found = try await canvas.textReadBack([text]).map { $0.filter { !ignored.contains($0) } }
        #expect(found == [text.filter { $0 != " " }])
    }

    @Test func `a name from right to left after Dutch words stays in reading order`() async throws {
        let canvas = try CanvasFixture()
        let line = try canvas.line("Geachte דוד כהן, dag")
        #expect(line.text == "Geachte דוד כהן, dag")
        // The first Hebrew letter stands right of the last.
        let hebrew = line.runs.filter(\.isRightToLeft).flatMap(\.glyphs).map(\.x)
        let last = line.runs.last?.glyphs.first?.x ?? 0
        #expect(hebrew == hebrew.sorted() && hebrew.allSatisfy { $0 < last })
    }

    @Test(arguments: [
        "Þórður Ğüneş-Œuvre", "affiche", "x\u{302}y\u{308}", "דוד כהן", "محمد علي", "e\u{301}", "a\u{200B}b", "",
    ])
    func `every byte of text and every glyph belongs to a cluster`(text: String) throws {
        for run in try CanvasFixture().line(text).runs {
            #expect(run.clusters.reduce(0) { $0 + Int($1.bytes) } == run.text.utf8.count)
            #expect(run.clusters.reduce(0) { $0 + Int($1.glyphs) } == run.glyphs.count)
            #expect(run.clusters.allSatisfy { $0.bytes > 0 })
        }
    }

    @Test func `letters reach above and below their baseline in proportion to their size`() throws {
        let canvas = try CanvasFixture()
        let small = try canvas.fonts.extent(of: TextStyle(size: 10))
        let large = try canvas.fonts.extent(of: TextStyle(size: 20))
        // Open Sans: ascender 2189, descender 600 of 2048.
        #expect(abs(small.ascent.points - 10 * 2189 / 2048) < 0.01)
        #expect(abs(small.descent.points - 10 * 600 / 2048) < 0.01)
        #expect(abs(large.ascent.points - 20 * 2189 / 2048) < 0.01)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
