import PageLayout
import Testing

@MainActor @Suite struct EvenLinesTests {
    private static let even = [(from: "indent: 6}", to: "indent: 6, evenLines: true}")]

    private func lines(_ markdown: String, isEven: Bool = true, salutation: String = "Beste Jo") throws -> [String] {
        let pages = try SmallLayout().pages(
            "<!-- block: why -->\n\n" + markdown, changes: isEven ? Self.even : [], salutation: salutation)
        return pages[0].texts(.body).map { $0.split(separator: " ").joined(separator: " ") }
    }

    @Test func `no word stands alone on a last line, and no line is added`() throws {
        let text = "Een lange regel die niet op een enkele regel van negentig millimeter."
        #expect(
            try lines(text, isEven: false) == [
                "Een lange regel die niet op een enkele regel van", "negentig millimeter.",
            ])
        let widow = "Een lange regel die niet op een enkele regel van negentig."
        #expect(try lines(widow, isEven: false).last == "negentig.")
        let even = try lines(widow)
        #expect(even.count == 2 && even[1].split(separator: " ").count == 2)
        #expect(even.joined(separator: " ") == widow)
        // What is right stays as it is.
        #expect(try lines(text) == lines(text, isEven: false))
    }

    @Test func `a heading is broken into lines of about the same length`() throws {
        let title = "# Een titel die net iets langer is dan een regel van deze brief"
        let plain = try lines(title, isEven: false)
        let even = try lines(title)
        #expect(plain.count == 2 && even.count == 2)
        let difference = { (lines: [String]) in abs(lines[0].count - lines[1].count) }
        #expect(difference(even) < difference(plain) && difference(even) < 15)
    }

    @Test func `words that belong together count as one, and a word that is too long is broken as it was`() throws {
        let number = "Bel ons als u daar nog iets over weten wilt op 0800\u{A0}000\u{A0}00\u{A0}00."
        let even = try lines(number)
        #expect(even.count == 2 && even[1].contains(" "))
        let long = String(repeating: "Abcdefghij", count: 7)
        #expect(try lines("{{aanhef}},", salutation: long) == lines("{{aanhef}},", isEven: false, salutation: long))
    }
}
