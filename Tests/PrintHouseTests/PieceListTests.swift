import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import Testing

@Suite struct PieceListTests {
    private static let header =
        "piece_id,sequence,first_page,last_page,sheets,postage_class,country,postcode,house_number,house_suffix,mark,content_sha256"
    private static let digest = FileDigest(of: []).hexadecimal
    private static let good = "2611A0001000001S,1,1,2,1,domestic,NL,1011AB,2,A,2611A0001000001S111,\(digest)"

    private static func codes(_ text: String) -> [String] {
        PieceList.read(Array(text.utf8)).findings.map(\.code)
    }

    @Test func `the list is written with the columns of the contract and read back the same`() throws {
        let rows = try BatchFixture().rows
        let bytes = PieceList(rows).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix(Self.header + "\n2611A0007000001Z,1,1,2,1,domestic,NL,1011AB,2,,2611A0007000001Z111,"))
        let (list, findings) = PieceList.read(bytes)
        #expect(findings == [] && list?.rows == rows && list?.entries.map(\.line) == [2, 3, 4, 5, 6])
    }

    @Test func `a suffix with a comma, a quote or a line end is quoted`() throws {
        var row = try #require(try BatchFixture().rows.first)
        row.houseSuffix = "a,\"b"
        let bytes = PieceList([row]).bytes
        #expect(String(decoding: bytes, as: UTF8.self).contains(#",2,"a,""b",2611"#))
        #expect(PieceList.read(bytes).list?.rows == [row])
    }

    @Test(arguments: [
        (2, "0", "pieces-value"), (2, "01", "pieces-value"), (2, "+1", "pieces-value"), (2, "", "pieces-value"),
        (1, "2611A0001000001T", "piece-id-check"), (1, "2611a0001000001s", "pieces-value"),
        (5, "1.0", "pieces-value"), (5, "10", "pieces-value"), (2, "1000000", "pieces-value"),
        (3, "100000000", "pieces-value"), (4, "999999999", "pieces-value"), (6, "Domestic", "pieces-value"),
        (6, "world", "pieces-value"),
        (7, "nl", "pieces-value"), (7, "BE", "pieces-value"), (8, "1011 AB", "pieces-value"),
        (8, "0011AB", "pieces-value"), (9, "2a", "pieces-value"),
        (10, "\"a\nb\"", "pieces-value"), (11, "2611A0001000001S", "pieces-value"), (12, "E3B0", "pieces-value"),
        (10, "a\"b", "pieces-csv-form"), (10, "\"a\"b", "pieces-csv-form"), (10, "a\rb", "pieces-csv-form"),
    ])
    func `a value in another form is a finding with line and column`(column: Int, value: String, code: String) {
        var fields = Self.good.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        fields[column - 1] = value
        let text = "\(Self.header)\n\(Self.good)\n\(fields.joined(separator: ","))\n"
        let findings = PieceList.read(Array(text.utf8)).findings
        #expect(findings.contains { $0.code == code })
        #expect(findings.allSatisfy { $0.place.line == 3 })
    }

    @Test func `all findings come at once and the readable rows stay`() {
        let text =
            "\(Self.header)\n,,\n\(Self.good)\n\(Self.good.replacing("domestic", with: "x").replacing("NL", with: "x"))\n"
        let (list, findings) = PieceList.read(Array(text.utf8))
        #expect(findings.map(\.code) == ["pieces-columns", "pieces-value", "pieces-value"])
        #expect(list?.entries.map(\.line) == [2, 3, 4] && list?.rows.count == 1)
    }

    @Test func `another form of the file is a finding`() {
        #expect(Self.codes("") == ["pieces-header"])
        #expect(Self.codes("\u{feff}\(Self.header)\n\(Self.good)\n") == ["pieces-header"])
        #expect(Self.codes("\(Self.header)\n\(Self.good)") == ["pieces-csv-form"])
        #expect(
            Self.codes("\(Self.header.replacing("sequence,first_page", with: "first_page,sequence"))\n") == [
                "pieces-header"
            ])
        #expect(Self.codes("\(Self.header)\r\n\(Self.good)\r\n").contains("pieces-csv-form"))
        #expect(Self.codes("\(Self.header)\n\(Self.good)\n\n") == ["pieces-columns"])
        let notUTF8 = PieceList.read(Array("\(Self.header)\n".utf8) + [0xFF, 0x0A]).findings
        #expect(notUTF8.map(\.code) == ["pieces-csv-form", "pieces-columns"])
    }

    @Test func `abroad the fields of a Dutch address are empty`() {
        let abroad = "2611A0001000001S,1,1,2,1,europe,BE,,,,2611A0001000001S111,\(Self.digest)"
        #expect(Self.codes("\(Self.header)\n\(abroad)\n") == [])
        #expect(Self.codes("\(Self.header)\n\(abroad.replacing("BE,,,", with: "BE,1000AB,1,a"))\n").count == 3)
    }

    @Test func `post is ordered by postcode, number as a number, and suffix, and abroad by country`() throws {
        func key(_ country: String, _ postcode: String? = nil, _ number: Int? = nil, _ suffix: String? = nil) throws
            -> PostalOrder
        {
            PostalOrder(
                country: try #require(CountryCode(country)), postcode: postcode, houseNumber: number,
                houseSuffix: suffix)
        }
        let ordered = try [
            key("NL", "1011AB"), key("NL", "1011AB", 2), key("NL", "1011AB", 10), key("NL", "1011AB", 10, "A"),
            key("NL", "1011AB", 10, "B"), key("NL", "1011AC", 1), key("NL", "9999XZ", 1), key("AU"), key("BE"),
            key("ZA"),
        ]
        for (index, left) in ordered.enumerated() {
            for (other, right) in ordered.enumerated() { #expect((left < right) == (index < other)) }
        }
    }
}
