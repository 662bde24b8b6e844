import Measures

/// Puts rows of a report below each other on pages.
struct ReportFlow {
    private let area: Rectangle
    private var pages: [[PageItem]] = [[]]
    private var y: Length
    /// Rows that stay with what comes next.
    private var waiting: [ReportRow] = []

    /// - Parameter area: of each page, in which rows stand.
    init(in area: Rectangle) {
        self.area = area
        y = area.top
    }

    mutating func add(_ row: ReportRow) {
        waiting.append(row)
        if !row.staysWithNext { place() }
    }

    mutating func breakPage() {
        place()
        pages.append([])
        y = area.top
    }

    /// - Returns: the items of each page.
    mutating func finish() -> [[PageItem]] {
        place()
        return pages
    }

    private mutating func place() {
        let height = waiting.reduce(Length.zero) { $0 + $1.gap + $1.height }
        // What no page holds begins where it is.
        if height <= area.size.height { makeRoom(for: height) }
        for row in waiting {
            makeRoom(for: row.gap + row.height)
            let corner = Point(x: area.left, y: y + row.gap)
            pages[pages.count - 1] += row.items.map { $0.moved(by: corner) }
            y = y + row.gap + row.height
        }
        waiting.removeAll()
    }

    private mutating func makeRoom(for height: Length) {
        guard y + height > area.bottom, y > area.top else { return }
        pages.append([])
        y = area.top
    }
}

/// Items from the row's own top left corner, and the white above it.
struct ReportRow {
    var items: [PageItem]
    var gap: Length
    var height: Length
    /// Whether it stands on one page with the row below it.
    var staysWithNext: Bool
}
