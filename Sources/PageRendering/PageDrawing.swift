import Canvas
import PageLayout

/// Draws pages as they are: it decides nothing about them.
final class PageDrawing {
    private let library: FontLibrary
    private var recordings: [String: Recording] = [:]

    init(library: FontLibrary) { self.library = library }

    func draw(_ page: Page, on drawing: Drawing) throws(DrawingError) {
        try draw(page.items, on: drawing)
    }

    func draw(_ items: [PageItem], on drawing: Drawing) throws(DrawingError) {
        for item in items { try draw(item, on: drawing) }
    }

    private func draw(_ item: PageItem, on drawing: Drawing) throws(DrawingError) {
        switch item.content {
        case .text(let line, let baseline): drawing.text(line, at: baseline)
        case .watermark(let line, let centre): drawing.watermark(line, centre: centre)
        case .rule(let area): drawing.fill(area)
        case .code(let matrix, let area): try drawing.code(matrix, in: area)
        case .drawing(let picture, let area, _): try drawing.drawing(picture, in: area)
        case .form(let form, let place): drawing.recording(try recording(of: form), at: place)
        }
    }

    private func recording(of form: PageForm) throws(DrawingError) -> Recording {
        if let known = recordings[form.name] { return known }
        let recording = try Recording(name: form.name, size: form.size, library: library) {
            drawing throws(DrawingError) in
            for item in form.items { try self.draw(item, on: drawing) }
        }
        recordings[form.name] = recording
        return recording
    }
}
