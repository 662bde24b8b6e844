import TestSupport
import Testing

@testable import MailboxStore

@Suite struct CSVReaderTests {
    /// The rows of a text: the line each begins on and its fields, or what else it is.
    private func rows(of bytes: [UInt8], capacity: Int = CSVReader.standardCapacity) throws -> [String] {
        let scratch = try ScratchFolder()
        try Files.write(bytes, to: scratch.file("rows.csv"))
        var reader = try CSVReader(path: scratch.path("rows.csv"), capacity: capacity)
        var rows: [String] = []
        while true {
            switch try reader.next() {
            case .end: return rows
            case .tooLong:
                rows.append("\(reader.line) too long")
                return rows
            case .torn: rows.append("\(reader.line) torn")
            case .fields:
                let fields = reader.fields.map { String(decoding: reader.bytes[$0], as: UTF8.self) }
                rows.append("\(reader.line) " + fields.map { "[\($0)]" }.joined())
            }
        }
    }

    @Test(arguments: [
        ("a,b\nc,d\n", ["1 [a][b]", "2 [c][d]"]),
        ("a,b\r\nc,d\r\n", ["1 [a][b]", "2 [c][d]"]),
        ("a,b\nc,d", ["1 [a][b]", "2 [c][d]"]),
        ("\u{FEFF}a,b\n", ["1 [a][b]"]),
        ("", []),
        ("\u{FEFF}", []),
        (",\n\n", ["1 [][]", "2 []"]),
        ("a,", ["1 [a][]"]),
        ("\"a\",\"b,c\"\n", ["1 [a][b,c]"]),
        ("\"a\"\r\n\"\"\r\n", ["1 [a]", "2 []"]),
        ("\"a\"\"b\",\"\"\"\",\"\"\"c\"\"\"\n", ["1 [a\"b][\"][\"c\"]"]),
        ("\"a\nb\",c\nd,e\n", ["1 [a\nb][c]", "3 [d][e]"]),
        ("\"a\r\n\r\nb\",c\r\nd,e\r\n", ["1 [a\r\n\r\nb][c]", "4 [d][e]"]),
        ("a\rb,c\n", ["1 [a\rb][c]"]),
        ("a,b\r", ["1 [a][b\r]"]),
        ("é,ĳ\n", ["1 [é][ĳ]"]),
    ])
    func `rows are read as RFC 4180 has them`(text: String, expected: [String]) throws {
        #expect(try rows(of: Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        ("a\"b,c\nd,e\n", ["1 torn", "2 [d][e]"]),
        ("\"a\"b,c\nd,e\n", ["1 torn", "2 [d][e]"]),
        ("\"a\" ,c\nd,e\n", ["1 torn", "2 [d][e]"]),
        ("x\n\"a,b\nc,d\n", ["1 [x]", "2 torn"]),
        ("x\n\"", ["1 [x]", "2 torn"]),
        ("a\"b,\"c\nd\"\ne\n", ["1 torn", "3 [e]"]),
    ])
    func `a quote out of place tears its row, and reading goes on after it`(text: String, expected: [String]) throws {
        #expect(try rows(of: Array(text.utf8)) == expected)
    }

    @Test(arguments: 9...24)
    func `where a piece of the file ends changes nothing`(capacity: Int) throws {
        let text = "\u{FEFF}a,b\r\n\"c\"\"\",\r\n,\r\ne\r\n"
        #expect(
            try rows(of: Array(text.utf8), capacity: capacity) == ["1 [a][b]", "2 [c\"][]", "3 [][]", "4 [e]"])
    }

    @Test func `a row longer than the buffer ends the reading`() throws {
        #expect(try rows(of: Array("a\n\"bcdefghij\nk".utf8), capacity: 8) == ["1 [a]", "2 too long"])
    }

    @Test func `a missing file is an error with the system's reason`() throws {
        #expect(throws: ReadFailure.self) { _ = try CSVReader(path: "/nonexistent/file.csv").line }
    }
}
