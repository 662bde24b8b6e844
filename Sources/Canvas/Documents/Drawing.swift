import CCairo
package import Measures

/// What can be put on a page: lines of text, codes, rectangles, recordings. Black on nothing.
///
/// Wraps a Cairo context (`cairo_t`) whose unit is the point.
@safe package final class Drawing {
    let context: OpaquePointer
    private let library: FontLibrary

    init(surface: OpaquePointer, library: FontLibrary) {
        unsafe context = cairo_create(surface)
        self.library = library
        let options = unsafe cairo_font_options_create()
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        unsafe cairo_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
        unsafe cairo_set_source_rgb(context, 0, 0, 0)
    }

    deinit { unsafe cairo_destroy(context) }

    /// Draws a line of text with its baseline starting at `origin` (`cairo_show_text_glyphs`).
    package func text(_ line: TextLine, at origin: Point) {
        for run in line.runs {
            unsafe library.faces[run.font].select(size: run.size, on: context)
            let glyphs = run.glyphs.map { glyph in
                cairo_glyph_t(
                    index: UInt(glyph.id), x: origin.x.points + Double(glyph.x) / 1024,
                    y: origin.y.points + Double(glyph.y) / 1024)
            }
            let clusters = run.clusters.map { cairo_text_cluster_t(num_bytes: $0.bytes, num_glyphs: $0.glyphs) }
            let flags = cairo_text_cluster_flags_t(run.isRightToLeft ? 1 : 0)
            unsafe cairo_show_text_glyphs(
                context, run.text, Int32(run.text.utf8.count), glyphs, Int32(glyphs.count), clusters,
                Int32(clusters.count), flags)
        }
    }

    /// Draws a line of text in light grey, rising from left to right, with its middle at a place.
    package func watermark(_ line: TextLine, centre: Point) {
        unsafe cairo_save(context)
        unsafe cairo_translate(context, centre.x.points, centre.y.points)
        unsafe cairo_rotate(context, -Double.pi / 4)
        unsafe cairo_set_source_rgb(context, 0.8, 0.8, 0.8)
        let capitals = Length(points: (line.runs.map(\.size).max() ?? 0) * 0.7)
        text(line, at: Point(x: line.width * -0.5, y: capitals * 0.5))
        unsafe cairo_restore(context)
    }

    /// Fills a rectangle, or a rule where it is thin.
    package func fill(_ rectangle: Rectangle) {
        unsafe cairo_rectangle(
            context, rectangle.left.points, rectangle.top.points, rectangle.size.width.points,
            rectangle.size.height.points)
        unsafe cairo_fill(context)
    }

    /// Fills the black modules of a code that covers `area`, as a mask of one bit a module.
    ///
    /// Rectangles would take three times as long: Cairo writes each corner as decimal text.
    package func code(_ matrix: BitMatrix, in area: Rectangle) throws(DrawingError) {
        let mask = try ModuleMask(matrix)
        unsafe cairo_save(context)
        unsafe cairo_translate(context, area.left.points, area.top.points)
        unsafe cairo_scale(
            context, area.size.width.points / Double(matrix.width), area.size.height.points / Double(matrix.height))
        unsafe mask.fill(on: context)
        unsafe cairo_restore(context)
    }

    /// Draws a line drawing in a rectangle that has its proportions.
    package func drawing(_ drawing: LineDrawing, in area: Rectangle) throws(DrawingError) {
        let isDrawn: Bool
        do throws(LineDrawingError) {
            isDrawn = try unsafe SVGHandle(drawing.svg).draw(
                on: context, x: area.left.points, y: area.top.points, width: area.size.width.points,
                height: area.size.height.points)
        } catch { throw DrawingError(reason: error.description, path: nil) }
        guard isDrawn else { throw DrawingError(reason: LineDrawingError.unusable.description, path: nil) }
        // librsvg leaves the colour as it was: nothing after it may be drawn in another.
        unsafe cairo_set_source_rgb(context, 0, 0, 0)
    }

    /// Paints what was recorded, moved by `offset`. In a PDF it is written once, however often it is painted.
    package func recording(_ recording: Recording, at offset: Point) {
        unsafe cairo_set_source_surface(context, recording.surface, offset.x.points, offset.y.points)
        unsafe cairo_paint(context)
        unsafe cairo_set_source_rgb(context, 0, 0, 0)
    }

    /// Draws with all places moved by `offset`.
    package func moved(by offset: Point, _ draw: () throws(DrawingError) -> Void) throws(DrawingError) {
        unsafe cairo_save(context)
        unsafe cairo_translate(context, offset.x.points, offset.y.points)
        try draw()
        unsafe cairo_restore(context)
    }

    func scale(by factor: Double) {
        unsafe cairo_scale(context, factor, factor)
    }

    func showPage() {
        unsafe cairo_show_page(context)
    }

    func paintWhite() {
        unsafe cairo_set_source_rgb(context, 1, 1, 1)
        unsafe cairo_paint(context)
        unsafe cairo_set_source_rgb(context, 0, 0, 0)
    }

    func check(path: String?) throws(DrawingError) {
        let status = unsafe cairo_status(context)
        guard status != CAIRO_STATUS_SUCCESS else { return }
        throw DrawingError(status, path: path)
    }
}

extension DrawingError {
    init(_ status: cairo_status_t, path: String?) {
        reason = unsafe String(cString: cairo_status_to_string(status))
        self.path = path
    }
}
