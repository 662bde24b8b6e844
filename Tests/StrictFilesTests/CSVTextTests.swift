import Foundation
import StrictFiles
import Testing

@Suite struct CSVTextTests {
    @Test(arguments: [
        "plain", "with, comma", "\"quoted\"", "a \"\u{301} mark behind a quote", "two\nlines", "\u{301}", "",
    ])
    func `a field is read back as it was written, byte for byte`(field: String) throws {
        let (records, problems) = CSVText.parse(Array(CSVText.line([field, "next"]).utf8))
        #expect(problems.isEmpty && records.count == 1)
        #expect(records.first?.fields.map { Array($0.utf8) } == [field, "next"].map { Array($0.utf8) })
    }

    @Test func `fields and rows have bounds, and up to them all is well`() {
        func problems(_ text: String) -> [CSVText.Problem] { CSVText.parse(Array(text.utf8)).problems.map(\.problem) }
        func field(_ count: Int) -> String { String(repeating: "f", count: count) + "\n" }
        #expect(problems(field(10_000)) == [] && problems(field(10_001)) == [.fieldTooLong])
        func fields(_ count: Int) -> String { String(repeating: ",", count: count - 1) + "\n" }
        #expect(problems(fields(100)) == [] && problems(fields(101)) == [.tooManyFields])
        func rows(_ count: Int) -> String { String(repeating: "\n", count: count) }
        #expect(problems(rows(CSVText.Most.rows)) == [])
        let (records, tooMany) = CSVText.parse(Array(rows(CSVText.Most.rows + 1000).utf8))
        #expect(records.count == CSVText.Most.rows && tooMany.map(\.problem) == [.tooManyRows])
    }

    @Test func `a file of faults alone is told in bounds`() {
        #expect(CSVText.parse(Array(String(repeating: "a\"\n", count: 5000).utf8)).problems.count == 1000)
    }
}
