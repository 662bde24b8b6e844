import CCairo
import Foundation
package import Measures

/// A PDF file that is written page by page (`cairo_pdf_surface_create`).
///
/// Must end with `finish()`: until then the file is not whole.
@safe package struct PDFDocument: ~Copyable {
    private let surface: OpaquePointer
    private let drawing: Drawing
    private let path: String

    /// - Parameters:
    ///   - date: RFC 3339, written as the document's date of creation and change: never the clock.
    package init(path: String, title: String, creator: String, date: String, library: FontLibrary) throws(DrawingError)
    {
        guard let surface = unsafe cairo_pdf_surface_create(path, 1, 1) else {
            throw DrawingError(CAIRO_STATUS_NO_MEMORY, path: nil)
        }
        let status = unsafe cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            unsafe cairo_surface_destroy(surface)
            throw DrawingError(status, path: path)
        }
        unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, creator)
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date)
        unsafe self.surface = surface
        self.path = path
        drawing = unsafe Drawing(surface: surface, library: library)
    }

    deinit { unsafe cairo_surface_destroy(surface) }

    package func page(of size: Size, _ draw: (Drawing) throws(DrawingError) -> Void) throws(DrawingError) {
        unsafe cairo_pdf_surface_set_size(surface, size.width.points, size.height.points)
        try draw(drawing)
        drawing.showPage()
        try drawing.check(path: path)
    }

    package consuming func finish() throws(DrawingError) {
        unsafe cairo_surface_finish(surface)
        let status = unsafe cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw DrawingError(status, path: path) }
        // Cairo 1.16 does not tell when the last kilobytes could not be written.
        guard Self.isWhole(path) else { throw DrawingError(CAIRO_STATUS_WRITE_ERROR, path: path) }
    }

    /// Whether a file ends as every PDF does.
    package static func isWhole(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        let ending = Data("%%EOF\n".utf8)
        do {
            let length = try file.seekToEnd()
            guard length >= UInt64(ending.count) else { return false }
            try file.seek(toOffset: length - UInt64(ending.count))
            return try file.read(upToCount: ending.count) == ending
        } catch { return false }
    }
}
