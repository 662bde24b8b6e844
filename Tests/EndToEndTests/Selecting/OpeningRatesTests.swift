import FoundationEssentials
import TestSupport
import Testing

/// `report opening-rates`, over mailboxes small enough to count by hand.
@Suite struct OpeningRatesTests {
    /// Old messages of a category, each to an account of its own, of which the first ones were opened on the second day.
    private struct Group {
        var category: String
        var accounts: Int
        var opened: Int
    }

    private func report(_ groups: [Group], format: String = "json") async throws -> String {
        let extract = try ExtractBuilder()
        for file in ["organisations", "messages", "notifications"] { extract.rows[file] = [] }
        for (place, group) in groups.enumerated() {
            extract.add("organisations", ["organisation_id": "o\(place)", "category": group.category])
            for number in 0..<group.accounts {
                let account = "b\(place)-\(number)"
                extract.add("accounts", ["account_id": account])
                extract.add(
                    "messages",
                    [
                        "message_id": "m\(place)-\(number)", "account_id": account, "organisation_id": "o\(place)",
                        "delivered_at": "2026-03-01T12:00:00Z",
                        "opened_at": number < group.opened ? "2026-03-02T12:00:00Z" : "",
                    ])
            }
        }
        try extract.write()
        let workspace = try await TestWorkspace.made()
        #expect(try await workspace.postvangnet("import", extract.folder.path).status == 0)
        let result = try await workspace.postvangnet("report", "opening-rates", "--format", format)
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }

    @Test func `the weighted mean is over messages, the unweighted over categories`() async throws {
        let report = try TestJSON(
            await report([
                Group(category: "Large", accounts: 40, opened: 10), Group(category: "Small", accounts: 10, opened: 10),
            ]))
        #expect(report["asOf"].text == "2026-11-01T00:00:00+01:00")
        #expect(report["categories"].list.map { $0["category"].text } == ["Large", "Small"])
        #expect(report["categories"].list.map { $0["messages"]["week6"].number } == [40, 10])
        #expect(report["categories"].list.map { $0["openedShare"]["week1"].share } == [0.25, 1])
        for week in ["week1", "week3", "week6"] {
            #expect(report["weightedMean"][week].share == 0.4)
            #expect(report["unweightedMean"][week].share == 0.625)
        }
        #expect(report["categoriesNotShown"].number == 0)
    }

    @Test func `a category of nine accounts is neither shown nor in the means`() async throws {
        let report = try TestJSON(
            await report([
                Group(category: "Nine", accounts: 9, opened: 9), Group(category: "Ten", accounts: 10, opened: 5),
                Group(category: "None", accounts: 0, opened: 0),
            ]))
        #expect(report["categories"].list.map { $0["category"].text } == ["Ten"])
        #expect(report["weightedMean"]["week6"].share == 0.5 && report["unweightedMean"]["week6"].share == 0.5)
        #expect(report["categoriesNotShown"].number == 2)
    }

    @Test func `with nothing to show there are no means`() async throws {
        let groups = [Group(category: "Nine", accounts: 9, opened: 9)]
        #expect(
            try TestJSON(await report(groups)).keys == ["asOf", "categories", "categoriesNotShown", "smallestGroup"])
        let text = try await report(groups, format: "text")
        #expect(!text.contains("mean (") && text.contains("not shown and not in the means: 1."))
    }

    @Test func `the text names both means and no organisation`() async throws {
        let text = try await report([Group(category: "Large", accounts: 40, opened: 10)], format: "text")
        #expect(text.contains("weighted mean (over messages)") && text.contains("unweighted mean (over categories)"))
        #expect(text.contains("25.0 %") && !text.contains("Gemeente Voorbeeld"))
    }

    @Test func `a workspace without a mailbox says so`() async throws {
        #expect(try await TestWorkspace.made().postvangnet("report", "opening-rates").status == 66)
    }
}
