import Canvas
import Foundation
import Measures
import TestSupport
import Testing

@MainActor @Suite struct DocumentTests {
    private func recording(_ name: String, _ text: String, _ canvas: CanvasFixture) throws -> Recording {
        let line = try canvas.line(text)
        return try Recording(name: name, size: CanvasFixture.size, library: canvas.fonts) { drawing in
            drawing.text(line, at: Point(x: .zero, y: 5.mm))
            drawing.fill(Rectangle(x: .zero, y: 10.mm, width: 50.mm, height: 0.5.mm))
        }
    }

    /// The PDF's objects in plain text.
    private func objects(_ path: String) async throws -> String {
        try await Program.qpdf.text(["--qdf", "--object-streams=disable", path, "-"])
    }

    @Test func `a recording painted on many pages is written once`() async throws {
        let canvas = try CanvasFixture()
        let head = try recording("head", "Briefhoofd", canvas)
        let foot = try recording("foot", "Voettekst", canvas)
        let path = try canvas.pdf(
            pages: Array(
                repeating: { drawing in
                    drawing.recording(head, at: Point(x: 10.mm, y: 5.mm))
                    drawing.recording(foot, at: Point(x: 10.mm, y: 20.mm))
                }, count: 7))
        let forms = try await objects(path).matches(of: /\/Subtype \/Form/).count
        #expect(forms == 2)
        let pages = try await Program.pdftotext.text([path, "-"]).split(separator: "\u{C}")
        #expect(pages.map { $0.split(separator: "\n") } == Array(repeating: ["Briefhoofd", "Voettekst"], count: 7))
    }

    @Test(arguments: ["Jij", "Brief", "fjord"])
    func `a recording is painted as if it was drawn on the page`(text: String) async throws {
        let canvas = try CanvasFixture()
        let line = try canvas.line(text, style: TextStyle(size: 24))
        let recording = try Recording(name: "a", size: CanvasFixture.size, library: canvas.fonts) { drawing in
            drawing.text(line, at: Point(x: .zero, y: 10.mm))
        }
        let place = Point(x: 20.mm, y: 10.mm)
        let painted = try canvas.pdf("painted.pdf", pages: [{ $0.recording(recording, at: place) }])
        let drawn = try canvas.pdf("drawn.pdf", pages: [{ $0.text(line, at: Point(x: 20.mm, y: 20.mm)) }])
        let picture = try await Picture(pdf: drawn, dotsPerInch: 150)
        #expect(picture.darkCount > 100)
        #expect(try await Picture(pdf: painted, dotsPerInch: 150).greys == picture.greys)
    }

    @Test func `what comes after a recording is black and at its own place`() async throws {
        let canvas = try CanvasFixture()
        let recording = try Recording(
            name: "a", size: Size(width: 1.mm, height: 1.mm), library: canvas.fonts
        ) { _ in }
        let point = Length(points: 1)
        let path = try canvas.png(size: Size(width: point * 6, height: point * 4)) { drawing in
            drawing.recording(recording, at: Point(x: point * 3, y: point))
            drawing.fill(Rectangle(x: point, y: point, width: point * 4, height: point * 2))
        }
        #expect(try await Picture(png: path).drawing == ["......", ".####.", ".####.", "......"])
    }

    private func sample(_ canvas: CanvasFixture, name: String, date: String = CanvasFixture.date) throws -> Data {
        let head = try recording("head", "Briefhoofd", canvas)
        let line = try canvas.line("Þórður דוד")
        let code = try QRCode.encode("https://overheid.nl")
        let page: (Drawing) throws(DrawingError) -> Void = { drawing throws(DrawingError) in
            drawing.recording(head, at: Point(x: 10.mm, y: 5.mm))
            drawing.text(line, at: Point(x: 10.mm, y: 20.mm))
            try drawing.code(code, in: Rectangle(x: 60.mm, y: 5.mm, width: 20.mm, height: 20.mm))
        }
        return try Data(contentsOf: URL(filePath: canvas.pdf(name, date: date, pages: [page, page])))
    }

    @Test func `the same calls give the same bytes, with the same fonts opened again too`() throws {
        let canvas = try CanvasFixture()
        let first = try sample(canvas, name: "first.pdf")
        #expect(first.count > 1000)
        #expect(try sample(canvas, name: "second.pdf") == first)
        #expect(try sample(CanvasFixture(), name: "third.pdf") == first)
        #expect(try sample(canvas, name: "fourth.pdf", date: "2026-11-07T00:00:00Z") != first)
    }

    @Test func `the document's dates are those given, and all its fonts are embedded`() async throws {
        let canvas = try CanvasFixture()
        _ = try sample(canvas, name: "sample.pdf")
        let objects = try await objects(canvas.folder.path("sample.pdf"))
        #expect(objects.matches(of: /\/(CreationDate|ModDate) \((D:)?20261106000000Z/).count == 2)
        let fonts = Set(objects.matches(of: /\/FontName \/[A-Z]{6}\+([A-Za-z-]+)/).map { String($0.1) })
        #expect(fonts == ["OpenSans-Regular", "DejaVuSans"] || fonts == ["OpenSans", "DejaVuSans"])
        #expect(objects.matches(of: /\/FontFile[23]? \d/).count == fonts.count)
    }

    @Test func `every page has its own size`() async throws {
        let canvas = try CanvasFixture()
        let path = canvas.folder.path("sizes.pdf")
        let document = try PDFDocument(
            path: path, title: "T", creator: "T", date: CanvasFixture.date, library: canvas.fonts)
        try document.page(of: Size(width: 210.mm, height: 297.mm)) { _ in }
        try document.page(of: Size(width: 148.mm, height: 105.mm)) { _ in }
        try document.finish()
        let info = try await Program.pdfinfo.text(["-f", "1", "-l", "2", path])
        let sizes = info.matches(of: /Page +\d size: +([0-9.]+) x ([0-9.]+) pts/).map { "\($0.1) \($0.2)" }
        #expect(sizes == ["595.276 841.89", "419.528 297.638"])
    }

    @Test func `a folder that is not there is an error that names the file`() throws {
        let canvas = try CanvasFixture()
        let path = canvas.folder.path("none/pages.pdf")
        let pdf = #expect(throws: DrawingError.self) {
            let document = try PDFDocument(
                path: path, title: "T", creator: "T", date: CanvasFixture.date, library: canvas.fonts)
            try document.finish()
        }
        #expect(pdf?.isWriteError == true && pdf?.description.contains(path) == true)
        let png = #expect(throws: DrawingError.self) {
            try PNGImage.write(
                to: path, size: CanvasFixture.size, dotsPerInch: 72, library: canvas.fonts
            ) { _ in }
        }
        #expect(png?.isWriteError == true && png?.description.contains(path) == true)
    }

    @Test(arguments: [0, 1, 200])
    func `a full disk is an error, not a short file`(pages: Int) throws {
        let canvas = try CanvasFixture()
        let error = #expect(throws: DrawingError.self) {
            let document = try PDFDocument(
                path: "/dev/full", title: "T", creator: "T", date: CanvasFixture.date, library: canvas.fonts)
            for _ in 0..<pages {
                try document.page(of: CanvasFixture.size) { drawing in
                    drawing.fill(Rectangle(x: 1.mm, y: 1.mm, width: 1.mm, height: 1.mm))
                }
            }
            try document.finish()
        }
        #expect(error?.isWriteError == true)
    }
}
