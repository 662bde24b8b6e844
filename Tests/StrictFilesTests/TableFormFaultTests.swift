import StrictFiles
import Testing

@Suite struct TableFormFaultTests {
    private static func utf16(_ text: String, mark: [UInt8] = []) -> [UInt8] { mark + text.utf8.flatMap { [$0, 0] } }

    @Test(arguments: [
        ([], TableFormFault.empty), ([0xEF, 0xBB, 0xBF], .empty), ([0x50, 0x4B, 3, 4, 20, 0], .spreadsheet),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .spreadsheet), (utf16("a,b\nc,d\n", mark: [0xFF, 0xFE]), .utf16),
        (utf16("a,b\nc,d\n"), .utf16), ([0] + utf16("a,b\n"), .utf16), (Array("a,b\rc,d\r".utf8), .carriageReturns),
        (Array("a;b\nc;d\n".utf8), .separator(";")), (Array("\"a\"\t\"b\"\r\n".utf8), .separator("\t")),
        (Array("a|b\n".utf8), .separator("|")), ([0xEF, 0xBB, 0xBF] + Array("a;b\n".utf8), .separator(";")),
    ])
    func `a file that is no table separated by commas is named as what it is`(bytes: [UInt8], fault: TableFormFault) {
        #expect(TableFormFault(ofStart: bytes) == fault)
    }

    @Test(arguments: [
        "a,b\nc,d\n", "a,b\r\nc,d\r\n", "\u{FEFF}a,b\n", "a\n", "a;b,c\n", "a,b\nc;d,e\n", "a,b\nc\u{0}d,e\n", "a",
    ])
    func `any other is left to who reads its rows`(text: String) {
        #expect(TableFormFault(ofStart: text.utf8) == nil)
    }
}
