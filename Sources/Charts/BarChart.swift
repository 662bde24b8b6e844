import Markup

/// Bars that lie below each other, in groups: a name above each group, the value and what it is of behind each bar.
///
/// They differ by their filling, so that black ink is enough to tell them apart. Here they are drawn for a page on a screen; who
/// draws them elsewhere asks for their lengths and fillings.
package struct BarChart: Hashable, Sendable {
    package struct Bar: Hashable, Sendable {
        package let name: String
        package let figure: ReportFigure

        /// - Parameter name: what the value is of, in a word or two; the same in all groups.
        package init(_ name: String, _ figure: ReportFigure) { (self.name, self.figure) = (name, figure) }
    }

    package struct Group: Hashable, Sendable {
        package let name: String
        package let bars: [Bar]

        package init(_ name: String, _ bars: [Bar]) { (self.name, self.bars) = (name, bars) }
    }

    /// What tells bars of one group apart, for the first, second, ... name in the chart, and from the beginning again.
    package enum Filling: Int, CaseIterable, Sendable {
        case black, open, lines, dots
    }

    package let title: String
    package let groups: [Group]

    package init(_ title: String, _ groups: [Group]) { (self.title, self.groups) = (title, groups) }

    /// How the bars of all groups are drawn, in their order.
    package struct Scale {
        private let largest: Double
        private let names: [String]

        fileprivate init(_ bars: [Bar]) {
            largest = bars.map(\.figure.value).max() ?? 0
            names = bars.reduce(into: []) { if !$0.contains($1.name) { $0.append($1.name) } }
        }

        /// From 0 to 1, which the longest bar has; none has less than nothing.
        package func length(of bar: Bar) -> Double { largest > 0 ? max(0, bar.figure.value) / largest : 0 }

        package func filling(of bar: Bar) -> Filling {
            let all = Filling.allCases
            return all[(names.firstIndex(of: bar.name) ?? 0) % all.count]
        }
    }

    package var scale: Scale { Scale(groups.flatMap(\.bars)) }

    private static let (thickness, pitch, longest) = (11.0, 15.0, 130.0)

    func html(id: String) -> HTML {
        let scale = self.scale
        var (parts, y) = ([patterns(id)], 0.0)
        for group in groups {
            parts.append(Drawing.text(Drawing.fitting(group.name), x: 0, y: y + 12, isName: true))
            y += Drawing.label
            for bar in group.bars {
                let length = scale.length(of: bar) * Self.longest
                parts.append(
                    #"<rect class="bar" x="0.5" y="\#(Drawing.number(y + 0.5))" width="\#(Drawing.number(length))" height="\#(Drawing.number(Self.thickness))" fill="\#(fill(scale.filling(of: bar), id))"\#(bar.figure.attributes)/>"#
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

    private func fill(_ filling: Filling, _ id: String) -> String {
        switch filling {
        case .black: "currentColor"
        case .open: "none"
        case .lines, .dots: "url(#\(id)-\(filling.rawValue))"
        }
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
