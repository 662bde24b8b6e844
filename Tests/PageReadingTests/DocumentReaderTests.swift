import Foundation
import PageReading
import Testing

/// What is told of a document beside its pages' content, and what makes that another reader has to look.
@Suite struct DocumentReaderTests {
    /// A letter of two pages, with all that ours can have; one thing in it can be another.
    private static func letter(_ old: String = "", _ new: String = "") throws -> [UInt8] {
        let boxes = "/MediaBox [0 0 200 100] /TrimBox [5 5 195 95] /BleedBox [0 0 200 100]"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R /Lang (nl-NL) /ViewerPreferences << /DisplayDocTitle true >> /Metadata 3 0 R /OutputIntents [13 0 R] /DPartRoot 15 0 R >>",
            "<< /Type /Pages /Kids [4 0 R 5 0 R] /Count 2 >>",
            HandmadePDF.stream("<x:xmpmeta/>", "/Type /Metadata /Subtype /XML"),
            "<< /Type /Page /Parent 2 0 R \(boxes) /Resources 6 0 R /Contents 7 0 R /DPart 17 0 R >>",
            "<< /Type /Page /Parent 2 0 R \(boxes) /Resources << >> /DPart 17 0 R >>",
            "<< /Font << /f 8 0 R /g 18 0 R >> /ExtGState << /a << /ca 1 /CA 1 >> >> /XObject << /x 11 0 R /y 12 0 R >> /ProcSet [/PDF] >>",
            HandmadePDF.stream("0 g BT /f 9 Tf 1 0 0 1 9 9 Tm <01> Tj ET"),
            "<< /Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /FontDescriptor 9 0 R /ToUnicode 10 0 R >>",
            "<< /Type /FontDescriptor /FontName /Open /Flags 32 /FontFile2 21 0 R >>",
            HandmadePDF.stream("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <01> <0041> endbfchar"),
            HandmadePDF.stream("0 0 5 5 re f", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>"),
            HandmadePDF.stream(
                "U3", "/Type /XObject /Subtype /Image /ImageMask true /Width 8 /Height 2 /Decode [1 0]"),
            "<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (PRESS) /RegistryName (http://www.color.org) /Info (PRESS) /DestOutputProfile 14 0 R >>",
            HandmadePDF.stream("profile", "/N 4"),
            "<< /Type /DPartRoot /NodeNameList [/batch /piece] /RecordLevel 1 /DPartRootNode 16 0 R >>",
            "<< /Type /DPart /Parent 15 0 R /DParts [[17 0 R]] >>",
            "<< /Type /DPart /Parent 16 0 R /Start 4 0 R /End 5 0 R /DPM << /piece_id (2611A01) >> >>",
            "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [19 0 R] /ToUnicode 22 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /CIDSystemInfo << /Registry (Adobe) >> /FontDescriptor 9 0 R /DW 1000 /CIDToGIDMap /Identity >>",
            "<< /Title (Brief) /Trapped /False >>",
            HandmadePDF.stream("outlines", "/Length1 8"),
            HandmadePDF.stream(
                "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0001> <0041> endbfchar"),
        ]
        var changed = 0
        let others = objects.map { object in
            guard !old.isEmpty, object.contains(old) else { return object }
            changed += 1
            let range = object.range(of: old)
            return range.map { object.replacingCharacters(in: $0, with: new) } ?? object
        }
        try #require(old.isEmpty || changed > 0, "\(old)")
        return HandmadePDF.file(others, trailer: "/Root 1 0 R /Info 20 0 R")
    }

    @Test func `boxes, parts, condition and metadata of a document are told`() throws {
        let document = try PagesReader(Self.letter()).document()
        #expect(document.pages == 2)
        let boxes = document.boxes.map(\.boxes)
        #expect(boxes.map(\.media) == [[0, 0, 200, 100]] && boxes.map(\.bleed) == [[0, 0, 200, 100]])
        #expect(boxes.map(\.trim) == [[5, 5, 195, 95]] && boxes.map(\.crop) == [nil] && boxes.map(\.art) == [nil])
        #expect(document.boxes.map(\.firstPage) == [1] && document.boxes.map(\.count) == [2])
        #expect(document.parts?.map(\.name) == ["2611A01"])
        #expect(document.parts?.map(\.firstPage) == [1] && document.parts?.map(\.lastPage) == [2])
        #expect(document.condition?.name == "PRESS" && document.condition?.profile == Array("profile".utf8))
        #expect(document.metadata == Array("<x:xmpmeta/>".utf8) && !document.isCalledForPrint)
        let named = try PagesReader(Self.letter("/Title (Brief)", "/GTS_PDFXVersion (PDF/X-4)")).document()
        #expect(named.isCalledForPrint)
    }

    @Test(arguments: [
        ("/Lang (nl-NL)", "/OpenAction 3 0 R"), ("/Lang (nl-NL)", "/AcroForm << >>"), ("/Lang (nl-NL)", "/Lang 3 0 R"),
        ("/Lang (nl-NL)", "/Names << /JavaScript << >> >>"), ("/Lang (nl-NL)", "/OCProperties << >>"),
        ("/DisplayDocTitle true", "/PrintScaling /None"), ("/Subtype /XML", "/AF 3 0 R"),
        ("/Contents 7 0 R", "/Annots []"), ("/Contents 7 0 R", "/Group << /CS /DeviceRGB >>"),
        ("/Contents 7 0 R", "/AA << >>"), ("/TrimBox [5 5 195 95]", ""), ("/BleedBox [0 0 200 100]", ""),
        ("/TrimBox [5 5 195 95]", "/TrimBox [5 5 195 /x]"), ("/Resources << >>", "/Resources << /Pattern 3 0 R >>"),
        ("/ca 1", "/TR 3 0 R"), ("/ca 1", "/BM /Multiply"), ("/Font << /f 8 0 R", "/Font << /f << >>"),
        ("/Subtype /TrueType", "/Subtype /Type3"), ("/FontFile2 21 0 R", ""),
        ("/FontFile2 21 0 R", "/FontFile2 21 0 R /AF 3 0 R"),
        ("0 0 5 5 re f", "1 0 0 rg    "), ("/BBox [0 0 9 9]", "/BBox [0 0 9 9] /Ref << >>"),
        ("/Resources << >>", "/Resources << /Font << /h 3 0 R >> >>"),
        ("/ImageMask true", "/ColorSpace /DeviceRGB"), ("/ImageMask true", "/ImageMask true /SMask 12 0 R"),
        ("/ImageMask true", "/ImageMask true /Alternates []"), ("/S /GTS_PDFX", "/S /GTS_PDFA1"),
        ("/OutputIntents [13 0 R]", "/OutputIntents [13 0 R 13 0 R]"), ("(PRESS) /Reg", "(PR\\351S) /Reg"),
        ("/N 4", "/N 4 /F (other.icc)"), ("/RecordLevel 1", "/RecordLevel << /JS (x) >>"),
        ("/DW 1000", "/DW << /EF << >> >>"),
        ("/Flags 32", "/Flags [[<< /AF 3 0 R >>]]"), ("(Adobe)", "<< /JS (x) >>"), ("[/PDF]", "[<< /JS (x) >>]"),
        ("/DisplayDocTitle true", "/DisplayDocTitle << /S /Launch >>"), ("/Length1 8", "/Length1 3 0 R"),
        ("/RecordLevel 1", "/AF 3 0 R"), ("/DParts [[17 0 R]]", "/DParts [17 0 R]"),
        ("/Start 4 0 R", "/Start 6 0 R"), ("/Start 4 0 R /End 5 0 R", "/Start 5 0 R /End 4 0 R"),
        ("/DPart 17 0 R", "/DPart 16 0 R"), ("/piece_id (2611A01)", "/piece_id (2611A01) /URI (http://example.nl)"),
        ("/CIDToGIDMap /Identity", "/CIDToGIDMap 3 0 R"), ("/DW 1000", "/JS (x)"),
        ("/Trapped /False", "/Trapped 3 0 R"),
        ("/Length1 8", "/Length1 8 /EF << >>"),
    ])
    func `what ours never have is left to a library that knows all of PDF`(old: String, new: String) throws {
        let bytes = try Self.letter(old, new)
        #expect(throws: PageReadingFault.self) {
            let reader = try PagesReader(bytes)
            for index in 0..<reader.count { _ = try reader.page(index) }
            _ = try reader.document()
        }
    }
}
