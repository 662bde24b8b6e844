import LetterComposition
import MailboxDomain
import Testing

@testable import PlainLanguage

/// How much a reader has to read, in words, lines and pages, and how hard it is on the whole.
@Suite struct LengthRuleTests {
    @Test(
        "A paragraph has at most five lines on the page; in large print more is a suggestion",
        arguments: [(5, 5, [Severity]()), (6, 9, [.warning]), (5, 6, [.suggestion])])
    func paragraphOnPaper(lines: Int, largeLines: Int, expected: [Severity]) throws {
        func print(_ layout: String, _ lines: Int) -> PrintedText {
            PrintedText(layout: layout, pages: 2, lines: [Array(repeating: "Ja.", count: lines)])
        }
        let builder = TextBuilder(prints: [print("window-left", lines), print("large-print", largeLines)])
        let remarks = try builder.remarks(onMarkdown: "<!-- block: key -->\n\nJa. Ja. Ja. Ja. Ja. Ja. Ja. Ja. Ja.\n")
        #expect(remarks.map(\.severity) == expected)
        #expect(remarks.allSatisfy { $0.rule == .paragraphLength })
    }

    @Test(
        "A letter has at most 180 words, a card 65",
        arguments: [
            (Product.noEmail, 180, [String]()), (.noEmail, 181, ["3:3 word-count"]), (.bounce, 65, []),
            (.bounce, 66, ["3:3 word-count"]),
        ])
    func wordCount(product: Product, words: Int, expected: [String]) throws {
        let paragraphs = stride(from: 1, to: words, by: 10).map { start in
            Array(repeating: "Ja.", count: min(10, words - start)).joined(separator: " ")
        }
        try expect("# Kop\n\n" + paragraphs.joined(separator: "\n\n"), expected, TextBuilder(product: product))
    }

    @Test func `Salutation, reference and signature are no words of the text`() throws {
        let ends = "<!-- block: reference -->\n\nKenmerk\n\n<!-- block: opening -->\n\n{{aanhef}},\n\n"
        let text = ends + "<!-- block: key -->\n\n# Kop\n\nJa.\n\n<!-- block: closing -->\n\nMet groet,\n"
        let (template, _) = try TextBuilder().template(onMarkdown: text)
        let date = try #require(CalendarDate(year: 2026, month: 9, day: 30))
        let readable = ReadableText(of: template, circumstances: [], values: SampleValues(date: date))
        #expect(TextStatistics(of: readable).words == 2)
    }

    @Test func `A paragraph and a letter have a length`() throws {
        try expect(Array(repeating: "Ja.", count: 11).joined(separator: " "), ["3:1 paragraph-length"])
        try expect(Array(repeating: "Ja.", count: 10).joined(separator: " "), [])
        for (pages, expected) in [(2, []), (3, ["3:1 letter-length"]), (nil, ["3:1 letter-length"])] {
            try expect("Ja.", expected, TextBuilder(prints: [PrintedText(layout: "window-left", pages: pages)]))
        }
    }

    @Test func `A text of hard words scores low, as a suggestion`() throws {
        let remarks = try TextBuilder().remarks(
            onMarkdown:
                "<!-- block: key -->\n\n"
                + Array(repeating: "Gezondheidswetenschappen helpen universiteitsbibliotheken.", count: 9)
                .joined(separator: " ") + "\n")
        #expect(remarks.map(\.rule) == [.fleschDouma])
        #expect(remarks.map(\.severity) == [.suggestion])
    }

    @Test func `A formula of means says nothing of a text of short words`() throws {
        let text = Array(repeating: "Uw post komt op papier.", count: 7).joined(separator: " ")
        try expect(text, [])
    }
}
