package import Canvas
package import PageLayout

/// Writes pages to one PDF, in their order.
///
/// Forms with the same name are written once, so names must tell the forms of one document apart.
package struct PDFRenderer: ~Copyable {
    private let document: PDFDocument
    private let drawing: PageDrawing

    /// - Parameters:
    ///   - title: shown by PDF viewers; it must not tell why anyone is written to.
    ///   - date: RFC 3339; from the plan, never the clock, so that the same plan gives the same bytes.
    package init(path: String, title: String, date: String, library: FontLibrary) throws(DrawingError) {
        document = try PDFDocument(path: path, title: title, creator: "Postvangnet", date: date, library: library)
        drawing = PageDrawing(library: library)
    }

    package func write(_ pages: [Page]) throws(DrawingError) {
        for page in pages {
            try document.page(of: page.size) { canvas throws(DrawingError) in try drawing.draw(page, on: canvas) }
        }
    }

    package consuming func finish() throws(DrawingError) {
        try document.finish()
    }
}
