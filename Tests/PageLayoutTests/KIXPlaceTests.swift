import PageLayout
import Testing

@MainActor @Suite struct KIXPlaceTests {
    private static let letter = "<!-- block: opening -->\n\n{{aanhef}},"

    private func table(_ place: String, kix: String?, lines: Int = 3) throws -> [String] {
        let pages = try SmallLayout().pages(
            Self.letter, changes: [("kix: under", "kix: \(place)")],
            envelope: (1...lines).map { "Regel \($0)" }, kix: kix)
        return pages[0].table.filter { $0.hasPrefix("address") || $0.hasPrefix("kix") }
    }

    @Test func `the barcode stands two millimetres under the last line, or above the first`() throws {
        #expect(
            try table("under", kix: "1231FZ13") == [
                "address 10.0 35.9 Regel 1", "address 10.0 40.9 Regel 2", "address 10.0 45.9 Regel 3",
                "kix 10.0 49.0 409 x 8",
            ])
        #expect(
            try table("above", kix: "1231FZ13") == [
                "kix 10.0 32.0 409 x 8", "address 10.0 43.0 Regel 1", "address 10.0 48.0 Regel 2",
                "address 10.0 53.0 Regel 3",
            ])
    }

    @Test func `mail abroad has none, nor has a layout that says so`() throws {
        #expect(try table("under", kix: nil).allSatisfy { $0.hasPrefix("address") })
        #expect(try table("none", kix: "1231FZ13").allSatisfy { $0.hasPrefix("address") })
    }

    @Test func `an address that needs the room goes before the barcode`() throws {
        #expect(try table("under", kix: "1231FZ13", lines: 5).count == 5)
        #expect(try table("under", kix: "1231FZ13", lines: 4).count == 5)
    }
}
