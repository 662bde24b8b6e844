import CCairo
package import Measures

/// A picture of a page, white where nothing is drawn.
package enum PNGImage {
    /// Draws a page at a resolution and writes it as a PNG file (`cairo_surface_write_to_png`).
    package static func write(
        to path: String, size: Size, dotsPerInch: Double, library: FontLibrary,
        _ draw: (Drawing) throws(DrawingError) -> Void
    ) throws(DrawingError) {
        try unsafe drawn(size: size, dotsPerInch: dotsPerInch, library: library, draw) { surface throws(DrawingError) in
            let status = unsafe cairo_surface_write_to_png(surface, path)
            guard status == CAIRO_STATUS_SUCCESS else { throw DrawingError(status, path: path) }
        }
    }

    /// The same as the bytes of such a file (`cairo_surface_write_to_png_stream`).
    package static func bytes(
        size: Size, dotsPerInch: Double, library: FontLibrary, _ draw: (Drawing) throws(DrawingError) -> Void
    ) throws(DrawingError) -> [UInt8] {
        var bytes: [UInt8] = []
        try unsafe drawn(size: size, dotsPerInch: dotsPerInch, library: library, draw) { surface throws(DrawingError) in
            let status = unsafe withUnsafeMutablePointer(to: &bytes) { target in
                unsafe cairo_surface_write_to_png_stream(
                    surface,
                    { target, data, count in
                        guard let target = unsafe target?.assumingMemoryBound(to: [UInt8].self) else {
                            return CAIRO_STATUS_WRITE_ERROR
                        }
                        unsafe target.pointee.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                        return CAIRO_STATUS_SUCCESS
                    }, target)
            }
            guard status == CAIRO_STATUS_SUCCESS else { throw DrawingError(status, path: nil) }
        }
        return bytes
    }

    private static func drawn(
        size: Size, dotsPerInch: Double, library: FontLibrary, _ draw: (Drawing) throws(DrawingError) -> Void,
        then use: (OpaquePointer) throws(DrawingError) -> Void
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
        try unsafe use(surface)
    }
}
