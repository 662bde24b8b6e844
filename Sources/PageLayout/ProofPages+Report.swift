import Canvas
package import Charts
package import Measures

/// A part of the text before the letters of a proof.
package enum ReportBlock: Hashable, Sendable {
    case title(String)
    case heading(String)
    case paragraph(String)
    /// The first row is the header.
    case table([ReportColumn], rows: [[String]])
    /// Its title, a sentence that says what it shows, and the figure beside each bar.
    case bars(BarChart, says: String)
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
    static let area = Rectangle(x: 25.mm, y: 25.mm, width: 165.mm, height: 247.mm)
    private static let sheet = Size(width: 210.mm, height: 297.mm)

    /// Sets a text on pages of A4, from top to bottom, with PROEF across each. A table and a group of bars stand on one page
    /// where one holds them, and a heading on that of what is below it.
    package func report(_ blocks: [ReportBlock]) throws(LayoutError) -> [Page] {
        var flow = ReportFlow(in: Self.area)
        for block in blocks {
            if block == .pageBreak { flow.breakPage() }
            for row in try rows(of: block) { flow.add(row) }
        }
        let watermark = try watermark(on: Self.sheet)
        return flow.finish().map { Page(size: Self.sheet, items: [watermark] + $0) }
    }

    private func rows(of block: ReportBlock) throws(LayoutError) -> [ReportRow] {
        switch block {
        case .pageBreak: return []
        case .title(let text): return [try row([text], Self.whole, TextStyle(size: 18, weight: .bold), gap: .zero)]
        case .heading(let text): return [try heading(text)]
        case .paragraph(let text): return [try paragraph(text)]
        case .bars(let chart, let sentence):
            return try [heading(chart.title), paragraph(sentence, staysWithNext: true)] + groups(of: chart)
        case .table(let columns, let texts):
            var rows: [ReportRow] = []
            for (index, text) in texts.enumerated() {
                let style = TextStyle(size: 9, weight: index == 0 ? .bold : .regular)
                rows.append(
                    try row(
                        text, columns, style, gap: index == 0 ? 2.mm : 0.6.mm, staysWithNext: index + 1 < texts.count))
            }
            return rows
        }
    }

    private static let whole = [ReportColumn(width: area.size.width)]

    private func heading(_ text: String) throws(LayoutError) -> ReportRow {
        try row([text], Self.whole, TextStyle(size: 11, weight: .bold), gap: 5.mm, staysWithNext: true)
    }

    private func paragraph(_ text: String, staysWithNext: Bool = false) throws(LayoutError) -> ReportRow {
        try row([text], Self.whole, TextStyle(size: 9.5), gap: 2.mm, staysWithNext: staysWithNext)
    }

    private func row(
        _ texts: [String], _ columns: [ReportColumn], _ style: TextStyle, gap: Length, staysWithNext: Bool = false
    ) throws(LayoutError) -> ReportRow {
        var items: [PageItem] = []
        var (x, most) = (Length.zero, 1)
        for (text, column) in zip(texts, columns) {
            let lines = try self.lines(text, style, width: column.width - 2.mm)
            for (index, line) in lines.enumerated() {
                let left = column.isNumber ? x + column.width - 2.mm - line.width : x
                items.append(item(line, style, number: index, below: Point(x: left, y: .zero)))
            }
            most = max(most, lines.count)
            x = x + column.width
        }
        return ReportRow(
            items: items, gap: gap, height: Self.lineHeight(of: style) * Double(most), staysWithNext: staysWithNext)
    }

    /// - Parameters:
    ///   - number: of the line in its text, from 0.
    ///   - corner: where the text has its top, and the line its left end.
    func item(_ line: TextLine, _ style: TextStyle, number: Int, below corner: Point) -> PageItem {
        let top = corner.y + Self.lineHeight(of: style) * Double(number)
        return PageItem(
            .proof, .text(line, baseline: Point(x: corner.x, y: top + Length(points: style.size))))
    }

    static func lineHeight(of style: TextStyle) -> Length { Length(points: style.size * 1.35) }
}
