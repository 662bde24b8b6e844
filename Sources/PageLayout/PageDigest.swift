import Canvas
import Measures
package import PaperMail
import StrictFiles

/// A digest of pages as they are placed, without the marks: a reprint of a piece has the same.
///
/// It covers every glyph, font and place, but not how a document numbers its fonts, which depends on the other
/// pieces in it.
package enum PageDigest {
    package static func of(_ pages: [Page]) -> FileDigest {
        var encoder = Encoder()
        for page in pages {
            encoder.add("page")
            encoder.add(page.size)
            for item in page.items where item.zone != .mark { encoder.add(item) }
        }
        return FileDigest(of: encoder.bytes)
    }

    static func bytes(of items: [PageItem]) -> [UInt8] {
        var encoder = Encoder()
        for item in items { encoder.add(item) }
        return SHA256.digest(of: encoder.bytes)
    }

    /// Writes values as bytes that mean one thing only: numbers as 8 bytes, texts behind their length.
    private struct Encoder {
        var bytes: [UInt8] = []

        mutating func add(_ number: Int64) {
            for shift in stride(from: Int64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }

        mutating func add(_ text: String) {
            add(Int64(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        }

        mutating func add(_ point: Point) {
            add(point.x.micrometres)
            add(point.y.micrometres)
        }

        mutating func add(_ size: Size) {
            add(size.width.micrometres)
            add(size.height.micrometres)
        }

        mutating func add(_ item: PageItem) {
            add(item.zone.rawValue)
            switch item.content {
            case .text(let line, let baseline):
                add("text")
                add(baseline)
                for run in line.runs { add(run) }
            case .rule(let area):
                add("rule")
                add(area.origin)
                add(area.size)
            case .code(let matrix, let area):
                add("code")
                add(area.origin)
                add(area.size)
                add(Int64(matrix.width))
                bytes.append(contentsOf: matrix.modules.map { $0 ? 1 : 0 })
            case .drawing(let drawing, let area, _):
                add("drawing")
                add(area.origin)
                add(area.size)
                bytes.append(contentsOf: drawing.digest)
            case .watermark(let line, let centre):
                add("watermark")
                add(centre)
                for run in line.runs { add(run) }
            case .form(let form, let place):
                add("form")
                add(place)
                bytes.append(contentsOf: form.digest)
            }
        }

        private mutating func add(_ run: GlyphRun) {
            add(run.text)
            add(Int64(run.font))
            add(Int64((run.size * 1024).rounded()))
            add(Int64(run.glyphs.count))
            for glyph in run.glyphs {
                add(Int64(glyph.id))
                add(Int64(glyph.x))
                add(Int64(glyph.y))
            }
        }
    }
}
