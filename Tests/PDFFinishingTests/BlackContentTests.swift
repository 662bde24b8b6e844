import Testing

@testable import PDFFinishing

struct BlackContentTests {
    private func rewritten(_ content: String) throws -> String {
        String(decoding: try BlackContent.rewrite(Array(content.utf8)), as: UTF8.self)
    }

    private func fault(_ content: String) -> ContentFault? {
        #expect(throws: ContentFault.self) { try BlackContent.rewrite(Array(content.utf8)) }
    }

    @Test(arguments: [
        ("0 0 0 rg", "0 g"),
        ("0 0 0 RG", "0 G"),
        ("1 1 1 rg\n0 0 0 RG\n", "1 g\n0 G\n"),
        ("q 0.5 .5 0.50 rg Q", "q 0.5 g Q"),
        ("-.0 +0 0. rg", "-.0 g"),
        ("0\r\n0\t0 rg/a0 gs", "0 g/a0 gs"),
        ("0% one\n0 % two rg\r0 rg%three\n f", "0 g%three\n f"),
        ("0 0 0 rg 0 0 0 rg", "0 g 0 g"),
    ])
    func `a grey of three parts becomes one of one part`(content: String, expected: String) throws {
        #expect(try rewritten(content) == expected)
    }

    @Test(arguments: [
        // What only looks like a colour.
        "[(4579 RG  ZAND)10(V)10(OORDE)]TJ", "(1 0 0 rg) Tj", "(1 \\( 0 0 rg) Tj", "(1 (0) 0 rg) Tj", "(\\\\) Tj 0 g",
        "(\\)1 0 0 rg) Tj", "<31 30 20 72 67> Tj", "<3130> Tj % 1 0 0 rg", "% 1 0 0 rg\rq Q",
        "/rg gs", "/Span << /ActualText (1 0 0 rg) /X [1 0 0] /Y << /Z true >> >> BDC EMC", "/a#20b gs",
        "BI /W 8 /H 8 /IM true /D [1 0] ID 0 0 rg f EI 0 g", "BI\n/W 9/H 4/BPC 1/CS/G ID 1 0 0 rg\nEI",
        "BI /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray ID ()EI q Q",
        "BI /W 1 /H 1 /IM true /F /A85 /DP << /K 1 >> ID 1 0 0 rg ~> EI",
        "BI /W 9 /H 9 /IM true /F /AHx ID 00 EI00> EI",
        "BI /W 1 /H 1 /IM true /F /Fl /L 11 ID 1 0 0 rg EI EI",
        // Greys in other words.
        "/DeviceGray cs .5 sc", "/Pattern CS /x5 SCN", "/Pattern cs 0 /x5 scn", "0 g 1 G .5 g",
        // All else.
        "", " \n", "q\nQ", "1 0 0 -1 0 841.889764 cm", "[] 0 d [3 +1 -.5] 0 d", "BT /f-0-0 1 Tf (a) ' 1 2 (b) \" ET",
        "/x11 Do", "/s sh", "0 0 595 841 re W* n", "BX EX", "/MC << /MCID 0 >> BDC EMC", "/P null DP",
    ])
    func `everything else stays as it is`(content: String) throws {
        #expect(try rewritten(content) == content)
    }

    @Test(arguments: [
        ("1 0 0 rg", "rg"), ("0 0 0.001 rg", "rg"), ("0 0 1 RG", "RG"), ("0 0 -.5 rg", "rg"), ("0 0 0 1 k", "k"),
        ("0 1 0 0 K", "K"), ("/DeviceRGB cs", "cs"), ("/DeviceCMYK CS", "CS"), ("/Cs1 cs", "cs"), ("cs", "cs"),
        ("1 0 0 sc", "sc"), ("1 0 0 scn", "scn"), ("0 0 0 SC", "SC"), ("0 0 0 1 SCN", "SCN"),
        ("BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", "BI"), ("BI /W 1 /H 1 /BPC 8 ID a EI", "BI"),
        ("BI /W 1 /H 1 /BPC 8 /CS [/Indexed /RGB 1 <00>] ID a EI", "BI"),
        ("BI /W 1 /H 1 /IM true /CS /RGB ID a EI", "BI"),
        ("(0 0 0 rg) Tj 1 0 0 rg", "rg"), ("% 0 0 0 rg\n1 0 0 rg", "rg"), ("<00>Tj 0 .1 0 RG", "RG"),
    ])
    func `a real colour is refused, by its operator`(content: String, name: String) throws {
        guard case .colour(let found, let place) = fault(content) else {
            Issue.record("\(content) is not refused as a colour")
            return
        }
        #expect(found == name)
        #expect(content.dropFirst(place).hasPrefix(name))
    }

    @Test(arguments: [
        "(a", "(a\\)", "(a(b)", "<0g>", "<00", "< < >", ")", "}", "[1", "1]", "<< /A [>> ]", "<< /A 1", ">", "[1 rg]",
        "0 0 rg", "0 0 0 0 rg", "0 0 (0) rg", "rg", "/a 0 0 rg", "--1 w", "1e5 w", "1.2.3 w", "- w", ". w", "0 0 0",
        "1-1 w",
    ])
    func `what is not well formed is refused`(content: String) {
        guard case .malformed = fault(content) else {
            Issue.record("\(content) is not refused as malformed")
            return
        }
    }

    @Test(arguments: [("0 g foo", 4), ("Rg", 0), ("q\nQq", 2), ("EI", 0), ("ID", 0), ("0 0 0 rgb", 6)])
    func `an operator that is none of PDF's is refused`(content: String, place: Int) {
        #expect(fault(content) == .unknownOperator(at: place))
    }

    @Test(arguments: [
        "BI /W 1 /H 1 /IM true /F /Fl ID 1 0 0 rg EI", "BI /W 1 /H 1 /IM true /F [/A85 /Fl] ID ~> EI",
        "BI /H 1 /IM true ID a EI", "BI /W 8 /H 1 /IM true ID aa EI", "BI /W 1 /H 1 /IM true ID a E",
        "BI /W 1 /H 1 /BPC 3 /CS /G ID a EI", "BI 1 ID", "BI /W", "BI /W 1",
    ])
    func `an inline image whose end cannot be known is refused`(content: String) {
        #expect(fault(content) == .inlineImage(at: 0))
    }

    @Test(arguments: ["BI /W 80 /H 80 /IM true ID a EI", "BI /W 999999999 /H 999999999 /BPC 16 /CS /G ID a EI"])
    func `an inline image that is cut off is refused`(content: String) {
        #expect(throws: ContentFault.self) { try BlackContent.rewrite(Array(content.utf8)) }
    }

    @Test func `bytes that are no text stay as they are`() throws {
        let bytes = Array("(".utf8) + [0xD6, 0x00, 0xFF, 0x0C] + Array(") Tj 0 0 0 rg".utf8)
        #expect(try BlackContent.rewrite(bytes) == bytes.dropLast(8) + Array("0 g".utf8))
    }
}
