import Markup

/// Shares with what they may be by chance: a point on a line each, over one scale in percent.
package struct IntervalChart: Sendable {
    package struct Row: Sendable {
        package let name: String
        let share: ReportFigure
        let low: ReportFigure
        let high: ReportFigure

        package init(_ name: String, share: ReportFigure, low: ReportFigure, high: ReportFigure) {
            (self.name, self.share, self.low, self.high) = (name, share, low, high)
        }

        /// Whether all that it may be by chance is more than 0.
        package var isAbove: Bool { low.value > 0 }
        package var isBelow: Bool { high.value < 0 }

        /// The same in a table.
        package var cells: [ReportTable.Cell] { [.text(name), .figure(share), .figure(low), .figure(high)] }
    }

    private let title: String
    private let rows: [Row]

    package init(_ title: String, _ rows: [Row]) { (self.title, self.rows) = (title, rows) }

    private static let (margin, pitch) = (12.0, 16.0)

    func html(id: String) -> HTML {
        let scale = Scale(rows)
        let bottom = Double(rows.count) * (Drawing.label + Self.pitch + Drawing.gap / 2)
        var (parts, y) = (scale.ticks.flatMap { tick(at: $0, on: scale, to: bottom) }, 0.0)
        for row in rows {
            parts.append(
                Drawing.text(Drawing.fitting("\(row.name): \(row.share.text)"), x: 0, y: y + 12, isName: true))
            y += Drawing.label
            let (low, high, middle) = (scale.x(row.low.value), scale.x(row.high.value), Drawing.number(y + 6))
            parts += [
                #"<path class="span" d="M\#(Drawing.number(low)) \#(middle)H\#(Drawing.number(high))"/>"#,
                cap(low, y, row.low), cap(high, y, row.high),
                #"<circle cx="\#(Drawing.number(scale.x(row.share.value)))" cy="\#(middle)" r="4" fill="currentColor"\#(row.share.attributes)/>"#,
            ]
            y += Self.pitch + Drawing.gap / 2
        }
        return Drawing.chart(id, title, height: bottom + Drawing.label, parts.map { "\($0)\n" })
    }

    private func tick(at value: Double, on scale: Scale, to bottom: Double) -> [HTML] {
        let x = scale.x(value)
        return [
            #"<path class="\#(value == 0 ? "zero" : "tick")" d="M\#(Drawing.number(x)) 0V\#(Drawing.number(bottom))"/>"#,
            Drawing.text("\(Int((value * 100).rounded())) %", x: x, y: bottom + 12, anchor: "middle"),
        ]
    }

    private func cap(_ x: Double, _ y: Double, _ end: ReportFigure) -> HTML {
        #"<path class="span" d="M\#(Drawing.number(x)) \#(Drawing.number(y + 1))V\#(Drawing.number(y + 11))"\#(end.attributes)/>"#
    }

    /// From the smallest to the largest end, with 0 in it, in steps of which at most six fit.
    private struct Scale {
        let ticks: [Double]

        init(_ rows: [Row]) {
            let low = min(0, rows.map(\.low.value).min() ?? 0)
            let high = max(0.01, rows.map(\.high.value).max() ?? 0)
            let step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].first { (high - low) / $0 <= 5 } ?? 0.5
            ticks = (Int((low / step).rounded(.down))...Int((high / step).rounded(.up))).map { Double($0) * step }
        }

        func x(_ value: Double) -> Double {
            guard let first = ticks.first, let last = ticks.last, last > first else { return IntervalChart.margin }
            return IntervalChart.margin
                + (value - first) / (last - first) * (Drawing.width - 2 * IntervalChart.margin)
        }
    }
}
