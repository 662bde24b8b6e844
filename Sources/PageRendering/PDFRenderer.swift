package import Canvas
package import Measures
package import PageLayout

/// Writes pages to one PDF, in their order.
///
/// Forms with the same name are written once, so names must tell the forms of one document apart.
package struct PDFRenderer: ~Copyable {
    private let document: PDFDocument
    private let drawing: PageDrawing
    private let bleed: Length

    /// - Parameters:
    ///   - title: shown by PDF viewers; it must not tell why anyone is written to.
    ///   - date: RFC 3339; from the plan, never the clock, so that the same plan gives the same bytes.
    ///   - bleed: how far the paper reaches beyond each page, on all four sides.
    package init(
        path: String, title: String, date: String, bleed: Length = .zero, library: FontLibrary
    ) throws(DrawingError) {
        document = try PDFDocument(path: path, title: title, creator: "Postvangnet", date: date, library: library)
        drawing = PageDrawing(library: library)
        self.bleed = bleed
    }

    package func write(_ pages: [Page]) throws(DrawingError) {
        for page in pages {
            let paper = Size(width: page.size.width + bleed * 2, height: page.size.height + bleed * 2)
            try document.page(of: paper) { canvas throws(DrawingError) in
                guard bleed > .zero else { return try drawing.draw(page, on: canvas) }
                try canvas.moved(by: Point(x: bleed, y: bleed)) { () throws(DrawingError) in
                    try drawing.draw(page, on: canvas)
                }
            }
        }
    }

    package consuming func finish() throws(DrawingError) {
        try document.finish()
    }
}
