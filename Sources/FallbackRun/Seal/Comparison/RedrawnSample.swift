import Canvas
import PageLayout

/// Which pieces of a batch are drawn again when it is sealed: the first, one in so many, and each that is the first to
/// show a form, a drawing or a glyph, so that everything that pages share is compared at least once.
struct RedrawnSample {
    /// One in so many.
    let every: Int
    private var count = 0
    private var shown: Set<Sight> = []

    private enum Sight: Hashable {
        case form([UInt8])
        case drawing([UInt8])
        case glyph(font: Int, id: UInt32)
    }

    init(every: Int) { self.every = every }

    /// Whether the next piece belongs to it.
    mutating func takes(_ pages: [Page]) -> Bool {
        defer { count += 1 }
        var isNew = false
        for page in pages {
            for item in page.items where show(item) { isNew = true }
        }
        return isNew || count % every == 0
    }

    private mutating func show(_ item: PageItem) -> Bool {
        switch item.content {
        case .form(let form, _): return shown.insert(.form(form.digest)).inserted
        case .drawing(let drawing, _, _): return shown.insert(.drawing(drawing.digest)).inserted
        case .text(let line, _), .watermark(let line, _):
            var isNew = false
            for run in line.runs {
                for glyph in run.glyphs where shown.insert(.glyph(font: run.font, id: glyph.id)).inserted {
                    isNew = true
                }
            }
            return isNew
        // Each piece has its own.
        case .rule, .code: return false
        }
    }
}
