import Canvas
import PageLayout
import PaperMail
import Testing

@MainActor @Suite struct PageDigestTests {
    private nonisolated static let text =
        "<!-- block: why -->\n\n{{aanhef}},\n\nTekst.\n\n<!-- block: key -->\n\nNog een."

    private func digest(
        _ text: String = text, changes: [(from: String, to: String)] = [], salutation: String = "Beste Jo",
        attempt: Int = 1, qr: String? = nil
    ) throws -> String {
        let pages = try SmallLayout().pages(text, changes: changes, qr: qr, salutation: salutation, attempt: attempt)
        return PageDigest.of(pages).hexadecimal
    }

    @Test func `equal pages have equal digests, with the fonts opened again too`() throws {
        let first = try digest()
        #expect(first.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        #expect(try digest() == first)
    }

    @Test func `the mark is not part of the digest`() throws {
        let first = try digest()
        #expect(try digest(attempt: 2) == first)
        #expect(try digest(changes: [("mark: {x: 8,", "mark: {x: 9,")]) == first)
        let pages = try SmallLayout().pages(Self.text)
        var unmarked = pages
        for index in unmarked.indices { unmarked[index].items.removeAll { $0.zone == .mark } }
        #expect(unmarked != pages && PageDigest.of(unmarked) == PageDigest.of(pages))
    }

    @Test(arguments: [
        ("a personal text", text, nil, "Beste Jp"),
        ("a fixed text", text.replacing("Tekst", with: "Tekzt"), nil, "Beste Jo"),
        ("strong text", text.replacing("Tekst", with: "**Tekst**"), nil, "Beste Jo"),
        (
            "the same texts in other blocks", text.replacing("{{aanhef}},\n\nTekst.", with: "Tekst.\n\n{{aanhef}},"),
            nil, "Beste Jo"
        ),
        ("a code", text, "https://x.nl", "Beste Jo"),
    ])
    func `another text has another digest`(name: String, text: String, qr: String?, salutation: String) throws {
        #expect(try digest(text, salutation: salutation, qr: qr) != digest())
    }

    @Test(arguments: [
        ("  x: 10\n", "  x: 10.01\n"), ("address: {x: 10, y: 32,", "address: {x: 10, y: 32.01,"),
        ("letterhead: {x: 10, y: 8,", "letterhead: {x: 10, y: 8.01,"), ("text: {size: 10,", "text: {size: 10.1,"),
        ("width: 148,", "width: 148.1,"), ("sides: 2", "sides: 1"),
    ])
    func `a place, a size or a page that differs gives another digest`(from: String, to: String) throws {
        #expect(try digest(changes: [(from, to)]) != digest())
    }

    @Test func `another address of the code has another digest`() throws {
        #expect(try digest(qr: "https://x.nl") != digest(qr: "https://y.nl"))
    }

    @Test func `one glyph that stands elsewhere gives another digest`() throws {
        let pages = try SmallLayout().pages(Self.text)
        var moved = pages
        for (index, item) in moved[0].items.enumerated() {
            guard case .text(var line, let baseline) = item.content, item.zone == .address else { continue }
            line.runs[0].glyphs[0].x += 1
            moved[0].items[index].content = .text(line, baseline: baseline)
            break
        }
        #expect(moved != pages)
        #expect(PageDigest.of(moved) != PageDigest.of(pages))
    }
}
