import PageReading
import Testing

/// Files made by hand: what is read of them, and what is refused.
@Suite struct PagesReaderTests {
    /// A page with a font of two letters, of which code 1 is an A and 2 a B.
    private static func letter(
        _ content: String, page: String = "", font: String = "", resources: String = "",
        form: String = "BT /f 10 Tf 5 6 Td <02> Tj ET", trailer: String = "/Root 1 0 R", behind: String = ""
    ) -> [UInt8] {
        HandmadePDF.file(
            [
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Resources 5 0 R /Contents 4 0 R \(page) >>",
                HandmadePDF.stream(content),
                "<< /Font << /f 6 0 R >> /ExtGState << /a << /ca 1 /CA 1 >> /b << /ca 0 >> >> /XObject << /x 9 0 R /y 10 0 R >> \(resources) >>",
                "<< /Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /FontDescriptor 7 0 R /ToUnicode 8 0 R \(font) >>",
                "<< /Type /FontDescriptor /FontFile2 8 0 R >>",
                HandmadePDF.stream(
                    "1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <01> <0041> <02> <0042> endbfchar"),
                HandmadePDF.stream(form, "/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources 5 0 R"),
                "<< /Length 2 /Type /XObject /Subtype /Image /ImageMask true /Width 8 /Height 2 /Decode [1 0] >>\nstream\nU3\nendstream",
            ], trailer: trailer, behind: behind)
    }

    @Test func `text, forms, codes and rules are where they stand on the page`() throws {
        let reader = try PagesReader(
            Self.letter(
                """
                1 0 0 -1 0 100 cm q 0 0 200 100 re W n /a gs 0 g
                BT 7 0 0 -7 20 30 Tm /f 1 Tf [<01> 20 <02>] TJ 0 -2 Td (\\001) Tj ET Q
                q 1 0 0 1 15 25 cm /x Do Q q 16 0 0 -4 40 60 cm /y Do Q 10 70 5 0.5 re f
                """))
        #expect(reader.count == 1)
        let page = try reader.page(0)
        #expect(page.width == 200 && page.height == 100)
        #expect(page.content.texts.map { String(decoding: $0.utf8, as: UTF8.self) } == ["AB", "A"])
        #expect(page.content.texts.map(\.x) == [20, 20] && page.content.texts.map(\.y) == [30, 44])
        #expect(page.content.texts.allSatisfy { $0.isSeen && $0.isUpright })
        #expect(page.content.forms == [.init(number: 9, x: 15, y: 25)])
        #expect(reader.forms[9]?.texts.map(\.utf8) == [Array("B".utf8)])
        #expect(page.content.codes.map(\.area) == [PageRectangle(left: 40, top: 56, right: 56, bottom: 60)])
        #expect(page.content.codes.map(\.modules) == [Array("U3".utf8)])
        #expect(page.content.rules == [PageRectangle(left: 10, top: 70, right: 15, bottom: 70.5)])
    }

    @Test(arguments: [
        "1 g BT /f 9 Tf 1 0 0 1 9 9 Tm <01> Tj ET 0 g", "BT 3 Tr /f 9 Tf 1 0 0 1 9 9 Tm <01> Tj ET",
        "0 0 5 5 re W n BT /f 9 Tf 1 0 0 1 9 9 Tm <01> Tj ET", "BT /f 9 Tf 1 0 0 1 300 9 Tm <01> Tj ET",
        "0 0 m 9 9 l 0 9 l h W n BT /f 9 Tf 1 0 0 1 9 9 Tm <01> Tj ET", "BT /f 0 Tf 1 0 0 1 9 9 Tm <01> Tj ET",
    ])
    func `text that leaves no ink is not seen`(content: String) throws {
        #expect(try PagesReader(Self.letter(content)).page(0).content.texts.map(\.isSeen) == [false])
    }

    @Test(arguments: [
        ("1 0 0 rg", "rg"), ("BT 1 Tr ET", "drawn in another way"), ("/b gs", "ca"), ("/Pattern cs", "cs"),
        ("1 g 0 0 99 99 re f", "white ink"), ("1 G 9 w 0 0 m 99 99 l S", "white ink"),
        ("2 0 0 2 0 0 cm /x Do", "turned form"),
        ("0 4 4 0 9 9 cm /y Do", "turned image"),
        ("BI /W 1 /H 1 ID x EI", "BI"), ("BT /f 1 Tf <03> Tj ET", "a glyph without text"),
        ("/OC /layer BDC EMC", "marked content"), ("0 Tc", "Tc"), ("/sh sh", "sh"),
    ])
    func `what ours never have is refused`(content: String, what: String) throws {
        let reader = try PagesReader(Self.letter(content))
        let fault = #expect(throws: PageReadingFault.self) { try reader.page(0) }
        guard case .unknown(let told) = try #require(fault) else {
            Issue.record("\(String(describing: fault))")
            return
        }
        #expect(told.contains(what))
    }

    @Test(arguments: [
        "q", "Q", "BT", "(a", "<0", "[1", "/", "1 2", "cm", "1 0 0 1 0 cm", "BT <01> Tj ET", "/f 1 Tf <01> Tj",
        "BT BT ET ET",
        "EMC", "/none Do", "99999999 0 0 1 0 0 cm", ") Tj", "/x Do 1e5 g", "--1 g",
    ])
    func `content that is damaged is refused`(content: String) throws {
        let reader = try PagesReader(Self.letter(content))
        #expect(throws: PageReadingFault.self) { try reader.page(0) }
    }

    @Test func `a page or file with what ours never have is refused`() throws {
        let files = [
            Self.letter("", page: "/Rotate 90"),
            Self.letter("", page: "/UserUnit 2"),
            Self.letter("/x Do", form: "/x Do"), Self.letter("/x Do", form: "1 0 0 rg"),
            Self.letter("BT /f 1 Tf <01> Tj ET", font: "/CharProcs 1 0 R"),
            Self.letter("/a gs", resources: "/Pattern 1 0 R"),
            Self.letter("", trailer: "/Root 1 0 R /Prev 9"),
            Self.letter("", trailer: "/Root 1 0 R /Encrypt 5 0 R"), Self.letter("", behind: "more"),
            Self.letter("", page: "/MediaBox [0 0 1 1]"), HandmadePDF.file(["<< /Type /Catalog /Pages 1 0 R >>"]),
            HandmadePDF.file(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]), [],
            Array("%PDF-1.5".utf8),
        ]
        for (index, file) in files.enumerated() {
            #expect(throws: PageReadingFault.self, "\(index)") { _ = try PagesReader(file).page(0) }
        }
    }

    /// Whatever is cut off or changed, the reader comes to an end.
    @Test func `no byte of a file that is missing or another brings the reader down`() throws {
        let file = Self.letter(
            "1 0 0 -1 0 100 cm q /a gs BT /f 9 Tf 1 0 0 -1 9 9 Tm [<01> 2 (\\002)] TJ ET Q /x Do q 8 0 0 -2 1 9 cm /y Do Q"
        )
        var read = 0
        for place in file.indices {
            for changed in [Array(file[..<place]), file.with(0x20, at: place), file.with(file[place] ^ 1, at: place)] {
                if (try? PagesReader(changed).page(0)) != nil { read += 1 }
            }
        }
        #expect((1..<2 * file.count).contains(read))
    }

    @Test func `records come back as they were written, and nothing else is one`() throws {
        let reader = try PagesReader(
            Self.letter(
                "1 0 0 -1 0 100 cm BT /f 9 Tf 1 0 0 -1 9 9 Tm (\\001\\002) Tj ET /x Do q 8 0 0 -2 1 9 cm /y Do Q"))
        let page = try reader.page(0)
        let records: [PageRecord] = [
            .form(number: 9, try #require(reader.forms[9])), .page(page), .fault(.damaged("a")), .fault(.unknown("b")),
            .end(pages: 1),
        ]
        let bytes = records.flatMap(\.frame)
        var rest = bytes[...]
        for record in records { #expect(try PageRecord.take(from: &rest) == record) }
        #expect(try rest.isEmpty && PageRecord.take(from: &rest) == nil)
        for place in bytes.indices {
            var changed = bytes.with(bytes[place] ^ 0x81, at: place)[...]
            while let record = try? PageRecord.take(from: &changed) { _ = record }
        }
    }
}

extension [UInt8] {
    fileprivate func with(_ byte: UInt8, at place: Int) -> [UInt8] {
        var changed = self
        changed[place] = byte
        return changed
    }
}
