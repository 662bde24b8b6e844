import Markup

/// A part of a report: a picture with the sentence that says what it shows, and the table of its figures beside it.
package struct ReportSection: Sendable {
    package enum Chart: Sendable {
        case bars(BarChart)
        case intervals(IntervalChart)
    }

    private let heading: String
    private let says: String
    private let chart: Chart?
    private let table: ReportTable?
    /// Whether a person must fill a line in or confirm it stands beside it.
    private let lines: [(text: String, mustFill: Bool)]

    /// - Parameters:
    ///   - says: what the picture shows, in a sentence; empty where nothing need be said.
    ///   - chart: nil where there is nothing to draw.
    package init(
        _ heading: String, says: String = "", chart: Chart? = nil, table: ReportTable? = nil,
        lines: [(text: String, mustFill: Bool)] = []
    ) {
        (self.heading, self.says, self.chart, self.table, self.lines) = (heading, says, chart, table, lines)
    }

    /// - Parameter id: none that another section of the page has.
    func html(id: String) -> HTML {
        let list: HTML =
            "<ul>\n\(lines.map { ($0.mustFill ? "<li><mark>\($0.text)</mark></li>\n" : "<li>\($0.text)</li>\n") as HTML })</ul>\n"
        return """
            <section aria-labelledby="\(id)">
            <h2 id="\(id)">\(heading)</h2>
            <div class="pair">
            \(picture(id))\(table?.html(id: "\(id)-table") ?? .nothing)</div>
            \(list, if: !lines.isEmpty)</section>

            """
    }

    private func picture(_ id: String) -> HTML {
        guard let chart else { return says.isEmpty ? .nothing : "<p>\(says)</p>\n" }
        let drawn =
            switch chart {
            case .bars(let bars): bars.html(id: "\(id)-chart")
            case .intervals(let intervals): intervals.html(id: "\(id)-chart")
            }
        return """
            <figure>
            <figcaption id="\(id)-chart-says">\(says)</figcaption>
            \(drawn)</figure>

            """
    }
}
