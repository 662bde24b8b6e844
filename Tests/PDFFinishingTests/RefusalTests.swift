import Foundation
import LetterComposition
import PDFFinishing
import TestSupport
import Testing

@MainActor @Suite struct RefusalTests {
    private let fixture: FinishingFixture

    init() throws { fixture = try FinishingFixture() }

    private func finish(_ pdf: WrittenPDF) throws -> String {
        let path = fixture.folder.path("written.pdf")
        try pdf.write(to: path)
        let pages = Array(repeating: DocumentPart.Page.drawn, count: pdf.pagesBefore + 1)
        return try fixture.finished(.init(path: path, parts: [DocumentPart(name: "2611A00010000001", pages: pages)]))
    }

    private func error(_ pdf: WrittenPDF) throws -> FinishingError? {
        #expect(throws: FinishingError.self) { _ = try finish(pdf) }
    }

    nonisolated static let form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    nonisolated static let image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"

    @Test func `a page, its form, pattern and glyphs in grey are rewritten`() async throws {
        let pattern = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 2 2] /XStep 2 /YStep 2 /Resources << >>"
        let pdf = WrittenPDF(
            content: "/F Do /Pattern cs /P scn 0 0 50 50 re f 1 1 1 RG BT /T 9 Tf (a) Tj ET",
            resources: "/XObject << /F 5 0 R >> /Pattern << /P 6 0 R >> /Font << /T 7 0 R >>",
            objects: [
                WrittenPDF.stream(
                    Self.form
                        + " /Group << /S /Transparency /CS /DeviceRGB >> /Resources << /XObject << /I 9 0 R >> >>",
                    "/I Do .5 .5 .5 rg 0 0 9 9 re f"),
                WrittenPDF.stream(pattern, "0 0 0 rg 0 0 1 1 re f"),
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
                    + "/Widths [1] /Encoding << /Differences [97 /a] >> /CharProcs << /a 8 0 R >> >>",
                WrittenPDF.stream("", "1 0 d0 0 0 0 rg 0 0 1 1 re f"),
                WrittenPDF.stream(Self.image + " /ColorSpace /DeviceGray", "x"),
            ])
        let path = try finish(pdf)
        let text = try await Program.qpdf.text(["--qdf", "--object-streams=disable", path, "-"])
        #expect(text.matches(of: /\brg\b|\bRG\b|DeviceRGB/).isEmpty)
        #expect(text.contains("/I Do .5 g 0 0 9 9 re f") && text.contains("\n0 g 0 0 1 1 re f"))
        #expect(text.contains("1 0 d0 0 g") && text.contains("re f 1 G BT"))
        #expect(try await Separations(pdf: path, pages: 1...1).isBlackOnly)
    }

    private func text(of pdf: WrittenPDF) async throws -> String {
        try await Program.qpdf.text(["--qdf", "--object-streams=disable", try finish(pdf), "-"])
    }

    @Test func `a group is taken away where nothing is seen through, and grey where something is`() async throws {
        let group = "/Group << /S /Transparency /CS /DeviceRGB /I true >>"
        let opaque = WrittenPDF(
            content: "/a gs /F Do", page: group,
            resources: "/ExtGState << /a << /ca 1 /CA 1 /BM /Normal /SMask /None >> >> /XObject << /F 5 0 R >>",
            objects: [WrittenPDF.stream(Self.form + " \(group)", "0 g 0 0 9 9 re f")])
        #expect(try await !text(of: opaque).contains("/Transparency"))
        for entry in ["/ca .5", "/CA 0", "/BM /Multiply", "/SMask << /S /Luminosity /G 5 0 R >>"] {
            var seenThrough = opaque
            seenThrough.resources = "/ExtGState << /a << \(entry) >> >> /XObject << /F 5 0 R >>"
            let text = try await text(of: seenThrough)
            #expect(text.matches(of: /\/Transparency/).count >= 1 && text.contains("/CS /DeviceGray"), "\(entry)")
        }
    }

    @Test func `a number of a page in a tree of structure that is not there is taken away`() async throws {
        let text = try await text(of: WrittenPDF(content: "0 g 0 0 9 9 re f", page: "/StructParents 0"))
        #expect(!text.contains("StructParents") && text.contains("re f"))
    }

    @Test func `glyphs that are called by number are named so`() async throws {
        let text = try await text(
            of: WrittenPDF(
                content: "BT /T 9 Tf <0001> Tj ET", resources: "/Font << /T 5 0 R >>",
                objects: [
                    "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
                    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /FontDescriptor 7 0 R "
                        + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
                    "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 8 0 R >>",
                    WrittenPDF.stream("", "x"),
                ]))
        #expect(text.contains("/CIDToGIDMap /Identity"))
    }

    @Test(arguments: [
        WrittenPDF(content: "1 0 0 rg"),
        WrittenPDF(
            content: "/F Do", resources: "/XObject << /F 5 0 R >>",
            objects: [WrittenPDF.stream(form, "0 0 1 RG")]),
        WrittenPDF(
            content: "/F Do", resources: "/XObject << /F 5 0 R >>",
            objects: [
                WrittenPDF.stream(form + " /Resources << /XObject << /F 6 0 R >> >>", "/F Do"),
                WrittenPDF.stream(form, "/DeviceCMYK cs"),
            ]),
        WrittenPDF(
            content: "/I Do", resources: "/XObject << /I 5 0 R >>",
            objects: [WrittenPDF.stream(image + " /ColorSpace /DeviceRGB", "abc")]),
        WrittenPDF(
            content: "/I Do", resources: "/XObject << /I 5 0 R >>",
            objects: [WrittenPDF.stream(image + " /ColorSpace [/Indexed /DeviceRGB 0 <000000>]", "a")]),
        WrittenPDF(
            content: "/I Do", resources: "/XObject << /I 5 0 R >>", objects: [WrittenPDF.stream(image, "abc")]),
        WrittenPDF(
            content: "/S sh",
            resources: "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 9 9] /Function << >> >> >>"
        ),
        WrittenPDF(
            resources: "/ColorSpace << /C [/ICCBased 5 0 R] >>", objects: [WrittenPDF.stream("/N 3", "profile")]),
        WrittenPDF(resources: "/ColorSpace << /C [/Separation /Red /DeviceCMYK 5 0 R] >>", objects: ["<< >>"]),
        WrittenPDF(page: "/Group << /S /Transparency /CS /DeviceCMYK >>"),
    ])
    func `a real colour anywhere on a page is refused, with the page`(pdf: WrittenPDF) throws {
        var pdf = pdf
        pdf.pagesBefore = 2
        guard case .colour(let page, let what) = try error(pdf) else {
            Issue.record("not refused as a colour")
            return
        }
        #expect(page == 3 && !what.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: fixture.folder.path("finished.pdf")))
    }

    @Test(arguments: [
        WrittenPDF(content: "0 0 0 rg 4 foo"), WrittenPDF(content: "(a"),
        WrittenPDF(page: "/Annots [<< /Subtype /Link /C [1 0 0] >>]"),
        WrittenPDF(page: "/MediaBox [-1 0 99 99]"), WrittenPDF(page: "/MediaBox []"),
        WrittenPDF(resources: "/Font << /F << /Type /Font /Subtype /TrueType /BaseFont /Arial >> >>"),
        WrittenPDF(
            resources: "/Font << /F << /Type /Font /Subtype /TrueType /FontDescriptor 5 0 R >> >>",
            objects: ["<< /Type /FontDescriptor /FontName /Arial >>"]),
        WrittenPDF(page: "/AA << /O << /S /JavaScript /JS (1) >> >>"),
        WrittenPDF(resources: "/ExtGState << /G << /TR /Identity >> >>"),
        WrittenPDF(pagesBefore: 1, sizeBefore: "[0 0 98 99]"),
        WrittenPDF(resources: "/Unknown 5 0 R", objects: [WrittenPDF.stream("", "1 0 0 rg")]),
        WrittenPDF(resources: "/XObject << /X 5 0 R >>", objects: [WrittenPDF.stream("/Subtype /PS", "1 0 0 rg")]),
    ])
    func `what was not foreseen is refused`(pdf: WrittenPDF) throws {
        guard case .unforeseen(page: pdf.pagesBefore + 1, let what) = try error(pdf) else {
            Issue.record("not refused")
            return
        }
        #expect(!what.isEmpty)
    }

    @Test func `an error says which page and operator, and quotes nothing`() throws {
        let pdf = WrittenPDF(content: "BT (Mevrouw De Vries) Tj 1 0 0 rg ET")
        #expect(
            try error(pdf)?.description
                == "Page 1 is not black only: operator rg at byte 31. Letters are printed in black; draw it in black or grey."
        )
    }

    @Test(arguments: ["nothing.pdf", "damaged.pdf"])
    func `a file that is missing or damaged is refused and not repaired`(name: String) throws {
        let path = fixture.folder.path(name)
        if name == "damaged.pdf" {
            let drawn = try Data(contentsOf: URL(filePath: fixture.drawn(.noEmail).path))
            try drawn.prefix(drawn.count - 500).write(to: URL(filePath: path))
        }
        let error = #expect(throws: FinishingError.self) { _ = try fixture.finished(.init(path: path, parts: [])) }
        guard case .cannotRead(path: path, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: ["/dev/full", "/nonexistent/letters.pdf"])
    func `a place that cannot be written is an error that names it`(path: String) throws {
        let drawn = try fixture.drawn(.noEmail)
        let error = #expect(throws: FinishingError.self) {
            try PrintReadyPDF(metadata: fixture.metadata, parts: drawn.parts).write(drawn.path, to: path)
        }
        guard case .cannotWrite(path: path, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
