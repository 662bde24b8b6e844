import CCairo

/// A code as an image of one bit a module (`CAIRO_FORMAT_A1`), which Cairo writes as a PDF image mask.
@safe struct ModuleMask: ~Copyable {
    private let surface: OpaquePointer

    init(_ matrix: BitMatrix) throws(DrawingError) {
        guard
            let surface = unsafe cairo_image_surface_create(
                CAIRO_FORMAT_A1, Int32(matrix.width), Int32(matrix.height)),
            let data = unsafe cairo_image_surface_get_data(surface)
        else { throw DrawingError(CAIRO_STATUS_NO_MEMORY, path: nil) }
        let stride = Int(unsafe cairo_image_surface_get_stride(surface))
        unsafe cairo_surface_flush(surface)
        for row in 0..<matrix.height {
            for column in 0..<matrix.width where matrix.modules[row * matrix.width + column] {
                // Cairo fills its 32-bit words from the machine's least significant bit; all our machines are
                // little-endian, so that is the lowest bit of each byte.
                unsafe data[row * stride + column / 8] |= 1 << UInt8(column % 8)
            }
        }
        unsafe cairo_surface_mark_dirty(surface)
        unsafe self.surface = surface
    }

    deinit { unsafe cairo_surface_destroy(surface) }

    /// Fills the modules, each one unit of the context wide and high.
    func fill(on context: OpaquePointer) {
        let pattern = unsafe cairo_pattern_create_for_surface(surface)
        unsafe cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
        unsafe cairo_mask(context, pattern)
        unsafe cairo_pattern_destroy(pattern)
    }
}
