import Canvas
import Measures
import TestSupport

/// The pinned fonts, and files to draw in.
@MainActor struct CanvasFixture {
    let fonts: FontLibrary
    let folder: ScratchFolder

    static let date = "2026-11-06T00:00:00Z"
    static let size = Size(width: 100.mm, height: 40.mm)
    static let body = TextStyle(size: 11)

    init() throws {
        fonts = try ProjectStationery().fonts
        folder = try ScratchFolder()
    }

    func lines(_ text: String, width: Length? = nil, style: TextStyle = body) throws -> [TextLine] {
        try fonts.lines(of: [TextSpan(text, style)], width: width)
    }

    /// One line, on as much paper as it takes.
    func line(_ text: String, style: TextStyle = body) throws -> TextLine {
        let lines = try lines(text, style: style)
        guard let line = lines.first, lines.count == 1 else { throw UnexpectedLines(count: lines.count) }
        return line
    }

    struct UnexpectedLines: Error { let count: Int }

    /// The families that a text is set in, in the order of its glyphs.
    func families(_ text: String) throws -> [String] {
        try line(text).runs.map { fonts.fonts[$0.font].family }
    }

    /// A PDF of pages of 100 x 40 mm.
    func pdf(
        _ name: String = "pages.pdf", date: String = date, pages: [(Drawing) throws(DrawingError) -> Void]
    ) throws -> String {
        let path = folder.path(name)
        let document = try PDFDocument(path: path, title: "Test", creator: "Test", date: date, library: fonts)
        for page in pages { try document.page(of: Self.size, page) }
        try document.finish()
        return path
    }

    func png(
        _ name: String = "page.png", size: Size = size, dotsPerInch: Double = 72,
        _ draw: (Drawing) throws(DrawingError) -> Void
    ) throws -> String {
        let path = folder.path(name)
        try PNGImage.write(to: path, size: size, dotsPerInch: dotsPerInch, library: fonts, draw)
        return path
    }

    /// What pdftotext finds on a page with these lines under each other.
    func textReadBack(_ texts: [String]) async throws -> [String] {
        let lines = try texts.map { try line($0) }
        let path = try pdf(pages: [
            { drawing in
                for (index, line) in lines.enumerated() {
                    drawing.text(line, at: Point(x: 10.mm, y: (10 + 8 * Double(index)).mm))
                }
            }
        ])
        return try await Program.pdftotext.text([path, "-"]).split(whereSeparator: { "\n\u{C}".contains($0) })
            .map(String.init)
    }
}
