import CCairo
package import Measures

/// A drawing that is kept, to be painted on many pages (`cairo_recording_surface_create`).
@safe package final class Recording {
    let surface: OpaquePointer
    /// Letters such as `J` reach out to the left of where their line begins; Cairo would cut that off.
    private static let margin = 10.mm

    /// - Parameter name: what tells this recording from all others in a document; by it Cairo writes it once.
    package init(
        name: String, size: Size, library: FontLibrary, _ draw: (Drawing) throws(DrawingError) -> Void
    ) throws(DrawingError) {
        let margin = Self.margin.points
        var extents = cairo_rectangle_t(
            x: -margin, y: -margin, width: size.width.points + margin * 2, height: size.height.points + margin * 2)
        guard let surface = unsafe cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents) else {
            throw DrawingError(CAIRO_STATUS_NO_MEMORY, path: nil)
        }
        unsafe self.surface = surface
        let bytes = Array(name.utf8)
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        unsafe copy.copyBytes(from: bytes)
        let base = copy.baseAddress
        // The copy must outlive the surface, which frees it.
        unsafe cairo_surface_set_mime_data(
            surface, ccairo_unique_id_mime_type(), base?.assumingMemoryBound(to: UInt8.self), UInt(bytes.count),
            { unsafe $0?.deallocate() }, base)
        let drawing = unsafe Drawing(surface: surface, library: library)
        try draw(drawing)
        try drawing.check(path: nil)
    }

    deinit { unsafe cairo_surface_destroy(surface) }
}
