import Canvas
package import Measures

/// A part of the text before the letters of a proof.
package enum ReportBlock: Hashable, Sendable {
    case title(String)
    case heading(String)
    case paragraph(String)
    /// The first row is the header.
    case table([ReportColumn], rows: [[String]])
    /// What follows stands on a new page.
    case pageBreak
}

package struct ReportColumn: Hashable, Sendable {
    package var width: Length
    /// Numbers end at the right edge of their column.
    package var isNumber: Bool

    package init(width: Length, isNumber: Bool = false) {
        (self.width, self.isNumber) = (width, isNumber)
    }
}

extension ProofPages {
    private static let area = Rectangle(x: 25.mm, y: 25.mm, width: 165.mm, height: 247.mm)
    private static let sheet = Size(width: 210.mm, height: 297.mm)

    /// Sets a text on pages of A4, from top to bottom, with PROEF across each.
    package func report(_ blocks: [ReportBlock]) throws(LayoutError) -> [Page] {
        var pages: [[PageItem]] = [[]]
        var y = Self.area.top
        for block in blocks {
            if block == .pageBreak {
                pages.append([])
                y = Self.area.top
            }
            for row in try rows(of: block) {
                if y + row.height > Self.area.bottom {
                    pages.append([])
                    y = Self.area.top
                }
                let place = Point(x: Self.area.left, y: y + row.gap)
                pages[pages.count - 1] += row.items.map { $0.moved(by: place) }
                y = y + row.gap + row.height
            }
        }
        let watermark = try watermark(on: Self.sheet)
        return pages.map { Page(size: Self.sheet, items: [watermark] + $0) }
    }

    /// Items from the row's own top left corner, and the white above it.
    private struct Row {
        var items: [PageItem]
        var gap: Length
        var height: Length
    }

    private func rows(of block: ReportBlock) throws(LayoutError) -> [Row] {
        let whole = [ReportColumn(width: Self.area.size.width)]
        switch block {
        case .pageBreak: return []
        case .title(let text): return [try row([text], whole, TextStyle(size: 18, weight: .bold), gap: .zero)]
        case .heading(let text): return [try row([text], whole, TextStyle(size: 11, weight: .bold), gap: 5.mm)]
        case .paragraph(let text): return [try row([text], whole, TextStyle(size: 9.5), gap: 2.mm)]
        case .table(let columns, let texts):
            var rows: [Row] = []
            for (index, text) in texts.enumerated() {
                let style = TextStyle(size: 9, weight: index == 0 ? .bold : .regular)
                rows.append(try row(text, columns, style, gap: index == 0 ? 2.mm : 0.6.mm))
            }
            return rows
        }
    }

    private func row(
        _ texts: [String], _ columns: [ReportColumn], _ style: TextStyle, gap: Length
    ) throws(LayoutError) -> Row {
        let lineHeight = Length(points: style.size * 1.35)
        var items: [PageItem] = []
        var (x, most) = (Length.zero, 1)
        for (text, column) in zip(texts, columns) {
            let lines = try self.lines(text, style, width: column.width - 2.mm)
            for (index, line) in lines.enumerated() {
                let left = column.isNumber ? x + column.width - 2.mm - line.width : x
                let baseline = Point(x: left, y: Length(points: style.size) + lineHeight * Double(index))
                items.append(PageItem(.proof, .text(line, baseline: baseline)))
            }
            most = max(most, lines.count)
            x = x + column.width
        }
        return Row(items: items, gap: gap, height: lineHeight * Double(most))
    }
}
