import Canvas
import Measures

/// Writes a letter as a PDF for a screen, with its structure.
struct ScreenPDF {
    private let pages: [ScreenPage]
    private let library: FontLibrary

    init(_ strips: [ScreenStrip], library: FontLibrary) {
        pages = Self.pages(of: strips)
        self.library = library
    }

    /// - Parameter date: RFC 3339.
    func write(to path: String, title: String, date: String) throws(DrawingError) {
        let document = try PDFDocument(path: path, title: title, creator: "Postvangnet", date: date, library: library)
        for page in pages {
            try document.page(of: ScreenPage.size) { drawing throws(DrawingError) in try page.draw(on: drawing) }
        }
        try document.finish()
    }

    /// Puts strips under each other, on as many pages as they take.
    private static func pages(of strips: [ScreenStrip]) -> [ScreenPage] {
        let area = ScreenPage.area
        var pages = [ScreenPage(marks: [.begin(.document)])]
        var y = Length.zero
        for (index, strip) in strips.enumerated() {
            // With all that must stand on the same page: the lines of a heading, and the first below it.
            let below = strips[index...].prefix(while: \.keepsWithNext).count
            let together = strips[index...(min(index + below, strips.count - 1))].dropFirst()
            let needed = together.reduce(strip.gap + strip.height) { $0 + $1.gap + $1.height }
            if y > .zero, y + needed > area.size.height {
                pages.append(ScreenPage())
                y = .zero
            }
            if y > .zero { y = y + strip.gap }
            let offset = Point(x: area.left, y: area.top + y)
            pages[pages.count - 1].marks += strip.marks.map { $0.moved(by: offset) }
            y = y + strip.height
        }
        pages[pages.count - 1].marks.append(.end(.document))
        return pages
    }
}
