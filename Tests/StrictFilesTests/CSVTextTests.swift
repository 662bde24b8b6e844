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
}
