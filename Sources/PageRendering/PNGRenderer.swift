package import Canvas
package import PageLayout

/// Draws one page as a picture.
package enum PNGRenderer {
    /// - Parameter showsPreprinted: whether what the paper bears already is drawn too, as a person will see the letter.
    package static func write(
        _ page: Page, to path: String, dotsPerInch: Double, library: FontLibrary, showsPreprinted: Bool = true
    ) throws(DrawingError) {
        let drawing = PageDrawing(library: library)
        try PNGImage.write(to: path, size: page.size, dotsPerInch: dotsPerInch, library: library) {
            canvas throws(DrawingError) in
            if showsPreprinted { try drawing.draw(page.preprinted, on: canvas) }
            try drawing.draw(page, on: canvas)
        }
    }

    /// The bytes of a PNG file, with what the paper bears already.
    package static func bytes(
        _ page: Page, dotsPerInch: Double, library: FontLibrary
    ) throws(DrawingError) -> [UInt8] {
        let drawing = PageDrawing(library: library)
        return try PNGImage.bytes(size: page.size, dotsPerInch: dotsPerInch, library: library) {
            canvas throws(DrawingError) in
            try drawing.draw(page.preprinted, on: canvas)
            try drawing.draw(page, on: canvas)
        }
    }
}
