import Canvas
import Measures
import PageLayout
import PageReading

/// What stands on pages that were laid out, in the form in which it is read back from the printed file.
struct PlannedPages {
    /// `PageRecord`s.
    private(set) var bytes: [UInt8] = []
    private let bleed: Length
    /// Their numbers: thousands of pages show the same ones. Two of other names are two in the file, also where they are alike.
    private var forms: [PageForm: Int] = [:]

    /// - Parameter bleed: how far the paper reaches beyond each page.
    init(bleed: Length) { self.bleed = bleed }

    mutating func add(_ page: Page) {
        let content = content(of: page.items, movedBy: bleed.points)
        let size = (page.size.width.points + 2 * bleed.points, page.size.height.points + 2 * bleed.points)
        bytes += PageRecord.page(.init(width: size.0, height: size.1, content: content)).frame
    }

    private mutating func number(of form: PageForm) -> Int {
        if let known = forms[form] { return known }
        let content = content(of: form.items, movedBy: 0)
        let number = forms.count + 1
        forms[form] = number
        bytes += PageRecord.form(number: number, content).frame
        return number
    }

    private mutating func content(of items: [PageItem], movedBy bleed: Double) -> ReadContent {
        var content = ReadContent()
        for item in items {
            switch item.content {
            case .text(let line, let baseline):
                content.texts += Self.texts(of: line, x: baseline.x.points + bleed, y: baseline.y.points + bleed)
            case .watermark(let line, _):
                content.texts.append(.init(x: 0, y: 0, utf8: Array(line.text.utf8), isUpright: false))
            case .rule(let area): content.rules.append(PageRectangle(area, movedBy: bleed))
            case .code(let matrix, let area):
                content.codes.append(
                    .init(
                        area: PageRectangle(area, movedBy: bleed), columns: matrix.width, rows: matrix.height,
                        modules: matrix.packed))
            case .drawing: content.hasPaths = true
            case .form(let form, let place):
                let number = number(of: form)
                content.forms.append(
                    .init(number: number, x: place.x.points + bleed, y: place.y.points + bleed))
            }
        }
        return content
    }

    private static func texts(of line: TextLine, x: Double, y: Double) -> [ReadContent.Text] {
        line.runs.map { run in
            // Pango's unit, see `Glyph`.
            let start = run.glyphs.first.map { Double($0.x) / 1024 } ?? 0
            return ReadContent.Text(x: x + start, y: y, utf8: Array(run.text.utf8))
        }
    }
}

extension PageRectangle {
    fileprivate init(_ area: Rectangle, movedBy bleed: Double) {
        let (left, top) = (area.left.points + bleed, area.top.points + bleed)
        self.init(left: left, top: top, right: left + area.size.width.points, bottom: top + area.size.height.points)
    }
}

extension BitMatrix {
    /// Row by row, eight modules a byte, black is 1.
    fileprivate var packed: [UInt8] {
        let length = (width + 7) / 8
        var bytes = [UInt8](repeating: 0, count: length * height)
        for row in 0..<height {
            for column in 0..<width where modules[row * width + column] {
                bytes[row * length + column / 8] |= 0x80 >> UInt8(column % 8)
            }
        }
        return bytes
    }
}
