import CCairo

/// A font file opened for drawing (`cairo_ft_font_face_create_for_pattern`).
@safe final class FontFace {
    private let pointer: OpaquePointer

    init(path: String) throws(FontError) {
        var count: Int32 = 0
        guard let pattern = unsafe FcFreeTypeQuery(path, 0, nil, &count) else { throw .unusable(path: path) }
        defer { unsafe FcPatternDestroy(pattern) }
        guard let face = unsafe cairo_ft_font_face_create_for_pattern(pattern),
            unsafe cairo_font_face_status(face) == CAIRO_STATUS_SUCCESS
        else { throw .unusable(path: path) }
        unsafe pointer = face
    }

    deinit { unsafe cairo_font_face_destroy(pointer) }

    /// Makes this the context's font, without hinting, so that every size and resolution draws the same shapes.
    func select(size: Double, on context: OpaquePointer) {
        unsafe cairo_set_font_face(context, pointer)
        unsafe cairo_set_font_size(context, size)
    }
}
