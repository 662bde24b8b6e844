import MailboxDomain
import TestSupport
import Testing

@testable import MailboxStore

/// What is accepted and told, because somebody may have to look at it.
@Suite struct OddExtractTests {
    @Test func `a message that was opened before it came is told`() throws {
        let extract = try ExtractBuilder()
        extract.change(
            "messages", ["delivered_at": "2026-08-04T10:00:00+02:00", "opened_at": "2026-08-04T09:59:59+02:00"])
        let remarks = try extract.load().remarks
        #expect(remarks.map(\.code) == ["opened-before-delivery"])
        #expect(remarks.first?.place == .init(file: "messages.csv", line: 2, column: "opened_at"))
        extract.change("messages", ["opened_at": "2026-08-04T10:00:00+02:00"])
        #expect(try extract.load().remarks == [])
    }

    @Test func `a file of which nobody said how many rows it has is told, and its size`() throws {
        let extract = try ExtractBuilder()
        extract.add("suppressions", [:])
        try extract.write()
        var counts = extract.rows.compactMapValues { $0?.count }
        counts["suppressions"] = nil
        extract.manifest["rows"] = counts
        let remarks = try extract.load().remarks
        #expect(remarks.map(\.code) == ["rows-not-counted"])
        #expect(remarks.first?.place == .init(file: "extract.json", column: "rows.suppressions"))
        #expect(remarks.first?.message.contains("has 2 rows") == true)
    }

    @Test(arguments: [("PL", "pl"), ("zh-Hant", "zh-Hant"), ("p", nil), ("pools", nil)])
    func `capitals of a language say nothing`(written: String, read: String?) throws {
        #expect(LanguageTag(written)?.description == read)
    }
}
