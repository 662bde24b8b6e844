import PageLayout
import Testing

@MainActor @Suite struct QRBlockTests {
    private nonisolated static let text = "<!-- block: opening -->\n\nBoven.\n\n<!-- block: key -->\n\nNaast.\n\nOnder."
    private static let address = "https://x.nl"

    private func error(
        _ changes: [(from: String, to: String)], text: String = text, address: String = address
    ) throws -> LayoutError? {
        let small = try SmallLayout()
        return small.error { try small.pages(text, changes: changes, qr: address) }
    }

    @Test(arguments: [text, text.replacing("Naast.", with: "{{aanhef}}.")])
    func `the code stands beside its block with white around it, and its address under it`(text: String) throws {
        let page = try #require(
            SmallLayout().pages(text, qr: Self.address, salutation: "Naast").first)
        // The second paragraph starts at 87 mm; four modules of 0.5 mm are 2 mm; 21 modules are 10.5 mm.
        #expect(page.table.filter { $0.hasPrefix("qr") } == ["qr 105.0 89.0 21 x 21", "qr 105.0 104.3 x.nl"])
        #expect(page.texts(.body) == ["Boven.", "Naast.", "Onder."])
    }

    /// In the place of a code in the margin.
    private static let underText = (
        from: "qr: {x: 105, labelWidth: 35, module: 0.5, labelSize: 8}",
        to: "qr: {underText: true, module: 0.5, labelSize: 8}"
    )

    @Test func `a code under the text stands behind all of it, with its words at its right and white around it`() throws
    {
        let page = try #require(SmallLayout().pages(Self.text, changes: [Self.underText], qr: Self.address).first)
        // The last paragraph ends at 99 mm, 4 mm above; four modules of 0.5 mm are 2 mm; the label begins 4 mm further on.
        let code = page.table.filter { $0.hasPrefix("qr") }
        #expect(code == ["qr 10.0 105.0 21 x 21", "qr 24.5 111.3 x.nl"], "\(page.table)")
        #expect(page.texts(.body) == ["Boven.", "Naast.", "Onder."])
    }

    @Test func `a code under the text goes whole to the next page, and an address that is too wide is refused`() throws
    {
        let text = Self.text + String(repeating: "\n\nNog een regel.", count: 5)
        #expect(try error([Self.underText], text: text) == .tooLong(sheets: 1))
        let goesOn = (from: SmallLayout.bodyEnd, to: SmallLayout.continuation)
        let pages = try SmallLayout().pages(text, changes: [Self.underText, goesOn], qr: Self.address)
        #expect(pages[0].table.allSatisfy { !$0.hasPrefix("qr") })
        #expect(pages[1].table.filter { $0.hasPrefix("qr") }.count == 2)
        let long = "https://" + String(repeating: "lang.", count: 12) + "nl"
        #expect(try error([Self.underText], address: long) == .doesNotFit(.qr))
    }

    @Test func `a letter without that block has no code`() throws {
        let page = try #require(
            SmallLayout().pages("<!-- block: why -->\n\nTekst.", qr: Self.address).first)
        #expect(page.items.allSatisfy { $0.zone != .qr } && page.texts(.qr) == [])
    }

    @Test(arguments: [
        // On the mark, or so near that its quiet zone would be printed on.
        ("mark: {x: 8, y: 190", "mark: {x: 110, y: 95", LayoutError.overlap(.qr, with: "mark")),
        ("mark: {x: 8, y: 190", "mark: {x: 116.5, y: 89", .overlap(.qr, with: "mark")),
        ("mark: {x: 8, y: 190", "mark: {x: 105, y: 80", .overlap(.qr, with: "mark")),
        // Only the address under the code stands on it.
        ("mark: {x: 8, y: 190", "mark: {x: 105, y: 102.5", .overlap(.qr, with: "mark")),
        (
            "x: 60, y: 195, width: 80, height: 10}", "x: 104, y: 90, width: 30, height: 5}",
            .overlap(.qr, with: "coding")
        ),
        (
            "x: 60, y: 195, width: 80, height: 10}", "x: 104, y: 103, width: 30, height: 5}",
            .overlap(.qr, with: "coding")
        ),
        ("reference: {x: 90, y: 32, ", "reference: {x: 102, y: 85, ", .overlap(.qr, with: "reference")),
        ("qr: {x: 105", "qr: {x: 101", .overlap(.qr, with: "body")),
        ("qr: {x: 105", "qr: {x: 134", .doesNotFit(.qr)),
        ("qr: {x: 105, labelWidth: 35", "qr: {x: 105, labelWidth: 4", .doesNotFit(.qr)),
        ("qr: {x: 105, labelWidth: 35, module: 0.5, labelSize: 8}\n", "", .noPlace(.qr)),
    ])
    func `a code that would stand on something else is refused`(
        from: String, to: String, expected: LayoutError
    ) throws {
        #expect(try error([(from, to)]) == expected)
    }

    @Test func `a mark outside the quiet zone is no hindrance`() throws {
        #expect(try error([("mark: {x: 8, y: 190", "mark: {x: 118, y: 89")]) == nil)
    }

    @Test func `a code that reaches below the page is refused`() throws {
        let text = "<!-- block: why -->\n\n" + Array(repeating: "Alinea.", count: 7).joined(separator: "\n\n")
        let low =
            [(from: "  y: 80\n", to: "  y: 144\n"), (from: "mark: {x: 8, y: 190", to: "mark: {x: 8, y: 70")]
            + [
                (
                    from: "{name: coding, page: 1, x: 60, y: 195, width: 80, height: 10}",
                    to: "{name: coding, page: 2, x: 60, y: 195, width: 80, height: 10}"
                )
            ]
        #expect(try error(low, text: text + "\n\n<!-- block: key -->\n\nNaast.") == .doesNotFit(.qr))
        #expect(try error(low) == nil)
    }

    @Test func `an address too long for one line under the code is refused`() throws {
        let long = "https://een.heel.lang.adres.van.een.dienst.van.overheid.nl/met/pad"
        #expect(try error([], address: long) == .doesNotFit(.qr))
    }
}
