import Canvas
import Charts
import Measures

/// Bars of black rules, which look the same on every printer.
extension ProofPages {
    /// Of names; bars begin behind two of them.
    private static let column = 33.mm
    private static let longest = 70.mm
    private static let thickness = 2.6.mm
    private static let outline = 0.25.mm
    private static let barStyle = TextStyle(size: 8)

    /// A row for each group, in which its name, its bars with theirs, and their figures stand beside each other.
    func groups(of chart: BarChart) throws(LayoutError) -> [ReportRow] {
        let scale = chart.scale
        let hasNames = chart.groups.contains { group in group.bars.contains { !$0.name.isEmpty } }
        var rows: [ReportRow] = []
        for group in chart.groups {
            rows.append(try row(of: group, on: scale, hasNames: hasNames, gap: rows.isEmpty ? 2.mm : 1.2.mm))
        }
        return rows
    }

    private func row(
        of group: BarChart.Group, on scale: BarChart.Scale, hasNames: Bool, gap: Length
    ) throws(LayoutError) -> ReportRow {
        let lineHeight = Self.lineHeight(of: Self.barStyle)
        let start = Self.column * 2
        var items: [PageItem] = []
        func add(_ text: String, x: Length, y: Length, width: Length) throws(LayoutError) -> Int {
            let lines = try self.lines(text, Self.barStyle, width: width)
            items += lines.enumerated().map { item($1, Self.barStyle, number: $0, below: Point(x: x, y: y)) }
            return lines.count
        }
        var y = Length.zero
        for bar in group.bars {
            let length = Self.longest * scale.length(of: bar)
            let area = Rectangle(x: start, y: y + 0.6.mm, width: length, height: Self.thickness)
            items += Self.rules(of: scale.filling(of: bar), in: area).map { PageItem(.proof, .rule($0)) }
            let end = start + length + 1.5.mm
            _ = try add(bar.figure.text, x: end, y: y, width: Self.area.size.width - end)
            let lines = try hasNames ? add(bar.name, x: Self.column, y: y, width: Self.column - 2.mm) : 1
            y = y + lineHeight * Double(max(lines, 1))
        }
        let own = try add(group.name, x: .zero, y: .zero, width: (hasNames ? Self.column : start) - 2.mm)
        return ReportRow(
            items: items, gap: gap, height: max(y, lineHeight * Double(own)), staysWithNext: false)
    }

    /// What is black of a bar; nothing of one without length.
    private static func rules(of filling: BarChart.Filling, in bar: Rectangle) -> [Rectangle] {
        guard bar.size.width > .zero else { return [] }
        // Too short for anything inside an outline.
        guard filling != .black, bar.size.width > outline * 4 else { return [bar] }
        let (width, height) = (bar.size.width, bar.size.height)
        let frame = [
            Rectangle(x: bar.left, y: bar.top, width: width, height: outline),
            Rectangle(x: bar.left, y: bar.bottom - outline, width: width, height: outline),
            Rectangle(x: bar.left, y: bar.top, width: outline, height: height),
            Rectangle(x: bar.right - outline, y: bar.top, width: outline, height: height),
        ]
        func places(apart step: Double, _ side: Length) -> [Length] {
            stride(from: step, to: (width - side).millimetres, by: step).map { bar.left + $0.mm }
        }
        switch filling {
        case .black, .open: return frame
        case .lines:
            let stroke = 0.4.mm
            return frame
                + places(apart: 1.2, stroke).map { Rectangle(x: $0, y: bar.top, width: stroke, height: height) }
        case .dots:
            let side = 0.5.mm
            return frame
                + places(apart: 1.3, side).flatMap { x in
                    [0.6, 1.5].map { Rectangle(x: x, y: bar.top + $0.mm, width: side, height: side) }
                }
        }
    }
}
