import CCairo

/// A picture of a page, white where nothing is drawn.
package enum PNGImage {
    /// Draws a page at a resolution and writes it as a PNG file (`cairo_surface_write_to_png`).
    package static func write(
        to path: String, size: Size, dotsPerInch: Double, library: FontLibrary,
        _ draw: (Drawing) throws(DrawingError) -> Void
    ) throws(DrawingError) {
        let scale = dotsPerInch / 72
        guard
            let surface = unsafe cairo_image_surface_create(
                CAIRO_FORMAT_RGB24, Int32((size.width.points * scale).rounded()),
                Int32((size.height.points * scale).rounded()))
        else { throw DrawingError(CAIRO_STATUS_NO_MEMORY, path: nil) }
        defer { unsafe cairo_surface_destroy(surface) }
        let drawing = unsafe Drawing(surface: surface, library: library)
        drawing.paintWhite()
        drawing.scale(by: scale)
        try draw(drawing)
        try drawing.check(path: nil)
        let status = unsafe cairo_surface_write_to_png(surface, path)
        guard status == CAIRO_STATUS_SUCCESS else { throw DrawingError(status, path: path) }
    }
}
