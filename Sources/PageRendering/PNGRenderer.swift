package import Canvas
package import PageLayout

/// Draws one page as a picture.
package enum PNGRenderer {
    package static func write(
        _ page: Page, to path: String, dotsPerInch: Double, library: FontLibrary
    ) throws(DrawingError) {
        let drawing = PageDrawing(library: library)
        try PNGImage.write(to: path, size: page.size, dotsPerInch: dotsPerInch, library: library) {
            canvas throws(DrawingError) in try drawing.draw(page, on: canvas)
        }
    }
}
