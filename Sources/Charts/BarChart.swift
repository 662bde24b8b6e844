import Markup

/// Bars that lie below each other, in groups: a name above each group, the value and what it is of behind each bar.
///
/// They differ by their filling, so that black ink is enough to tell them apart.
package struct BarChart: Sendable {
    package struct Bar: Sendable {
        let name: String
        let figure: ReportFigure

        /// - Parameter name: what the value is of, in a word or two; the same in all groups.
        package init(_ name: String, _ figure: ReportFigure) { (self.name, self.figure) = (name, figure) }
    }

    package struct Group: Sendable {
        let name: String
        let bars: [Bar]

        package init(_ name: String, _ bars: [Bar]) { (self.name, self.bars) = (name, bars) }
    }

    private let title: String
    private let groups: [Group]

    package init(_ title: String, _ groups: [Group]) { (self.title, self.groups) = (title, groups) }

    private static let (thickness, pitch, longest) = (11.0, 15.0, 130.0)

    func html(id: String) -> HTML {
        let largest = groups.flatMap(\.bars).map(\.figure.value).max() ?? 0
        let names = groups.flatMap(\.bars).reduce(into: [String]()) { if !$0.contains($1.name) { $0.append($1.name) } }
        var (parts, y) = ([patterns(id)], 0.0)
        for group in groups {
            parts.append(Drawing.text(Drawing.fitting(group.name), x: 0, y: y + 12, isName: true))
            y += Drawing.label
            for bar in group.bars {
                let length = largest > 0 ? max(0, bar.figure.value) / largest * Self.longest : 0
                let filling = (names.firstIndex(of: bar.name) ?? 0) % Self.fillings
                parts.append(
                    #"<rect class="bar" x="0.5" y="\#(Drawing.number(y + 0.5))" width="\#(Drawing.number(length))" height="\#(Drawing.number(Self.thickness))" fill="\#(fill(filling, id))"\#(bar.figure.attributes)/>"#
                )
                parts.append(
                    Drawing.text(
                        "\(bar.figure.text) \(bar.name)", x: length + 5, y: y + Self.thickness - 1))
                y += Self.pitch
            }
            y += Drawing.gap
        }
        return Drawing.chart(id, title, height: max(y, 1), parts.map { "\($0)\n" })
    }

    private static let fillings = 4

    private func fill(_ filling: Int, _ id: String) -> String {
        filling == 0 ? "currentColor" : filling == 1 ? "none" : "url(#\(id)-\(filling))"
    }

    /// Slanted lines, and dots.
    private func patterns(_ id: String) -> HTML {
        """
        <defs>
        <pattern id="\(id)-2" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V4" stroke="currentColor" stroke-width="2"/></pattern>
        <pattern id="\(id)-3" width="4" height="4" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1" fill="currentColor"/></pattern>
        </defs>
        """
    }
}
