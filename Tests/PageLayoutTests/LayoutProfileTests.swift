import Canvas
import MailboxDomain
import Measures
import PageLayout
import TestSupport
import Testing

@MainActor @Suite struct LayoutProfileTests {
    private func findings(_ from: String, _ to: String) throws -> [String] {
        do {
            _ = try SmallLayout.profile([(from, to)])
            return []
        } catch let findings as Findings {
            return findings.all.map { "\($0.place) \($0.code) \($0.message)" }
        }
    }

    @Test func `a layout in which everything has its place is read`() throws {
        let profile = try SmallLayout.profile()
        #expect(profile.address.area == Rectangle(x: 10.mm, y: 32.mm, width: 70.mm, height: 30.mm))
        #expect(profile.letterhead.weight == .bold && profile.address.weight == .regular)
        #expect(profile.pagesPerSheet == 2 && profile.sheets == 1 && profile.folds == [])
        #expect(profile.printableArea == Rectangle(x: 5.mm, y: 5.mm, width: 138.mm, height: 200.mm))
        #expect(profile.body.continuation == nil)
    }

    @Test func `a sheet is drawn beyond its edges only where its layout says so`() throws {
        #expect(try SmallLayout.profile().bleed == .zero)
        #expect(try SmallLayout.profile([("freeEdge: 5}", "freeEdge: 5, bleed: 2.5}")]).bleed == 2.5.mm)
        #expect(try ProjectStationery().layout("card").bleed == 3.mm)
        #expect(try findings("freeEdge: 5}", "freeEdge: 5, bleed: -1}").count == 1)
    }

    @Test(arguments: ["window-left", "card"])
    func `the project's own layouts are without findings`(name: String) throws {
        #expect(try ProjectStationery().layout(name).name == name)
    }

    @Test(arguments: [
        ("letterhead: {x: 10, y: 8, ", "letterhead: {x: 10, y: 18, ", ["4:letterhead", "It overlaps returnLine."]),
        ("letterhead: {x: 10,", "letterhead: {x: 4,", ["4:letterhead", "It leaves the area that can be printed."]),
        ("width: 60, height: 8, size: 12", "width: 140, height: 8, size: 12", ["4:letterhead", "leaves the area"]),
        ("mark: {x: 8, y: 190,", "mark: {x: 8, y: 198,", ["17:mark", "It leaves the area that can be printed."]),
        ("mark: {x: 8, y: 190,", "mark: {x: 55, y: 190,", ["17:mark", "It overlaps coding, which is kept clear."]),
        ("mark: {x: 8, y: 190,", "mark: {x: 8, y: 136,", ["17:mark", "It overlaps body."]),
        ("mark: {x: 8, y: 190,", "mark: {x: 81, y: 60,", ["17:mark", "It shows through the envelope's window."]),
        ("reference: {x: 90, y: 32,", "reference: {x: 86, y: 32,", ["7:reference", "It shows through the envelope's"]),
        ("reference: {x: 90, y: 32,", "reference: {x: 90, y: 65,", ["7:reference", "It overlaps body."]),
        ("  y: 80\n", "  y: 60\n", ["8:body", "It shows through the envelope's window."]),
        ("  y: 80\n", "  y: 60\n", ["6:address", "It overlaps body."]),
        ("  height: 60\n", "  height: 120\n", ["8:body", "It overlaps coding, which is kept clear."]),
        (
            "address: {x: 10, y: 32, width: 70", "address: {x: 10, y: 32, width: 79",
            ["6:address", "It leaves the envelope's"]
        ),
        (
            "address: {x: 10, y: 32, width: 70, height: 30", "address: {x: 10, y: 32, width: 70, height: 35",
            ["6:address", "It leaves the envelope's window."]
        ),
        (
            "returnLine: {x: 10, y: 22", "returnLine: {x: 10, y: 19",
            ["5:returnLine", "It leaves the envelope's window."]
        ),
        (
            "  height: 60\n",
            "  height: 60\n  continuation: {x: 2, y: 10, width: 90, height: 50}\n  continuationLine: {x: 10, y: 5, width: 90, height: 5, size: 9, lineHeight: 5}\n",
            ["8:body", "continuation leaves the area that can be printed."]
        ),
    ])
    func `a zone that cannot be printed is named with its line and key`(
        from: String, to: String, expected: [String]
    ) throws {
        let findings = try findings(from, to)
        #expect(
            findings.contains { $0.hasPrefix("small.yaml:\(expected[0]) wrong-value") && $0.contains(expected[1]) },
            "\(findings)")
    }

    @Test func `a continuation that would stand on the mark of a further sheet is refused`() throws {
        let onMark =
            "  height: 60\n  continuation: {x: 10, y: 100, width: 90, height: 92}\n  continuationLine: {x: 10, y: 10, width: 90, height: 5, size: 9, lineHeight: 5}\n"
        // Page 2 is the back of the only sheet, and has no mark.
        #expect(try findings("  height: 60\n", onMark).isEmpty)
        for sheet in ["sides: 2, sheets: 2", "sides: 1, sheets: 2"] {
            let error = #expect(throws: Findings.self) {
                try SmallLayout.profile([("  height: 60\n", onMark), ("sides: 2, sheets: 1", sheet)])
            }
            #expect(
                error?.all.map { "\($0.place) \($0.message)" } == ["small.yaml:19:mark It overlaps continuation."])
        }
    }

    @Test(arguments: [
        ("size: 10, lineHeight: 5}\nreference", "size: 5, lineHeight: 5}\nreference", "6:address.size wrong-value"),
        ("module: 0.5", "module: 0.3", "16:qr.module wrong-value"),
        ("sides: 2", "sides: 3", "2:sheet.sides wrong-value"),
        ("sheets: 1", "sheets: 0", "2:sheet.sheets wrong-value"),
        ("freeEdge: 5", "freeedge: 5", "2:sheet.freeedge unknown-key"),
        ("lineSpacing: 1.4", "lineSpacing: 0.4", "14:text.lineSpacing wrong-value"),
        ("name: coding, page: 1", "name: coding, page: 3", "19:keepClear[1].page wrong-value"),
        ("weight: bold", "weight: heavy", "4:letterhead.weight wrong-value"),
        ("name: small\n", "name: small\nfolds: [99, halfway]\n", "2:folds wrong-value"),
        ("name: small\n", "name: small\nfolds: [nan]\n", "2:folds wrong-value"),
        ("name: small\n", "name: small\nfolds: [1e300]\n", "2:folds wrong-value"),
        ("sheet: {width: 148,", "sheet: {width: 0,", "2:sheet.width wrong-value"),
        ("sheet: {width: 148,", "sheet: {width: 49.9,", "2:sheet.width wrong-value"),
        ("sheet: {width: 148,", "sheet: {width: inf,", "2:sheet.width wrong-value"),
    ])
    func `a value out of its range is named with its line and key`(from: String, to: String, expected: String) throws {
        let findings = try findings(from, to)
        #expect(findings.contains { $0.hasPrefix("small.yaml:\(expected)") }, "\(findings)")
    }
}
