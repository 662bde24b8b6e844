package import Canvas
package import Measures

/// One side of a sheet, with everything on it at its place. PDF, PNG and tests all read the same pages.
package struct Page: Hashable, Sendable {
    package var size: Size
    package var items: [PageItem]
    /// What the paper bears before it is printed on: for previews only.
    package var preprinted: [PageItem] = []

    package init(size: Size, items: [PageItem] = []) {
        self.size = size
        self.items = items
    }

    /// Whether nothing is printed on it, as on most backs.
    package var isBlank: Bool { items.isEmpty }

    /// All lines of text with their places, also those inside forms, from the top of the page.
    package var placedLines: [PlacedLine] {
        items.flatMap { $0.placedLines(movedBy: .zero) }.sorted {
            ($0.baseline.y.micrometres, $0.baseline.x.micrometres) < (
                $1.baseline.y.micrometres, $1.baseline.x.micrometres
            )
        }
    }
}

/// A line of text with the left end of its baseline.
package struct PlacedLine: Hashable, Sendable {
    package var zone: PageZone
    package var line: TextLine
    package var baseline: Point
}

/// What an item on a page belongs to.
package enum PageZone: String, Hashable, Sendable, CaseIterable {
    case letterhead, returnLine, address, kix, reference, body, qr, drawing, mark, foldMarks
    /// That the text goes on on the back.
    case turnOver
    /// That this is only a proof.
    case proof
}

/// Something drawn at a fixed place.
package struct PageItem: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case text(TextLine, baseline: Point)
        case rule(Rectangle)
        case code(BitMatrix, Rectangle)
        /// - Parameter alternative: what the drawing shows, for who does not see it.
        case drawing(LineDrawing, Rectangle, alternative: String)
        /// Grey, turned, with its middle in one place.
        case watermark(TextLine, centre: Point)
        /// What many letters share, drawn once and placed here.
        case form(PageForm, at: Point)
    }

    package var zone: PageZone
    package var content: Content

    package init(_ zone: PageZone, _ content: Content) {
        self.zone = zone
        self.content = content
    }

    func placedLines(movedBy offset: Point) -> [PlacedLine] {
        switch content {
        case .text(let line, let baseline):
            [PlacedLine(zone: zone, line: line, baseline: Point(x: baseline.x + offset.x, y: baseline.y + offset.y))]
        case .form(let form, let place):
            form.items.flatMap { $0.placedLines(movedBy: Point(x: place.x + offset.x, y: place.y + offset.y)) }
        // No line of the text.
        case .rule, .code, .drawing, .watermark: []
        }
    }

    func moved(by offset: Point) -> PageItem {
        func moved(_ point: Point) -> Point { Point(x: point.x + offset.x, y: point.y + offset.y) }
        func moved(_ area: Rectangle) -> Rectangle {
            var area = area
            area.origin = moved(area.origin)
            return area
        }
        var item = self
        switch content {
        case .text(let line, let baseline): item.content = .text(line, baseline: moved(baseline))
        case .rule(let area): item.content = .rule(moved(area))
        case .code(let matrix, let area): item.content = .code(matrix, moved(area))
        case .drawing(let drawing, let area, let alternative):
            item.content = .drawing(drawing, moved(area), alternative: alternative)
        case .watermark(let line, let centre): item.content = .watermark(line, centre: moved(centre))
        case .form(let form, let place): item.content = .form(form, at: moved(place))
        }
        return item
    }
}

/// A part of a page that is the same in many letters: laid out once, written once in a document.
package struct PageForm: Sendable {
    /// Tells the form from all others of its document.
    package let name: String
    package let size: Size
    package let items: [PageItem]
    /// Of the items, as in `PageDigest`.
    package let digest: [UInt8]

    init(name: String, size: Size, items: [PageItem]) {
        self.name = name
        self.size = size
        self.items = items
        digest = PageDigest.bytes(of: items)
    }
}

extension PageForm: Hashable {
    // The items are what the digest says: comparing them again for each of thousands of pages is waste.
    package static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.digest == right.digest
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
