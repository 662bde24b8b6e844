import Markup

/// A table of a report; the first cell of a row names it.
package struct ReportTable: Sendable {
    package enum Cell: Sendable {
        case text(String)
        case figure(ReportFigure)
        /// What a person must fill in or confirm.
        case marked(String)

        /// A figure, or a dash where there is none.
        package static func optional(_ figure: ReportFigure?) -> Cell { figure.map(Cell.figure) ?? .text("-") }
    }

    private let caption: String
    private let columns: [String]
    private let rows: [[Cell]]

    package init(_ caption: String, columns: [String], rows: [[Cell]]) {
        (self.caption, self.columns, self.rows) = (caption, columns, rows)
    }

    /// - Parameter id: none that another element of the page has.
    func html(id: String) -> HTML {
        """
        <div class="scroll" role="region" tabindex="0" aria-labelledby="\(id)">
        <table>
        <caption id="\(id)">\(caption)</caption>
        <thead><tr>\(columns.map { #"<th scope="col">\#($0)</th>"# as HTML })</tr></thead>
        <tbody>
        \(rows.map(row))</tbody>
        </table>
        </div>

        """
    }

    private func row(_ cells: [Cell]) -> HTML {
        let parts = cells.enumerated().map { index, cell -> HTML in
            let content: HTML =
                switch cell {
                case .text(let text): "\(text)"
                case .figure(let figure): figure.html
                case .marked(let text): "<mark>\(text)</mark>"
                }
            if index == 0 { return #"<th scope="row">\#(content)</th>"# }
            if case .figure = cell { return #"<td class="number">\#(content)</td>"# }
            return "<td>\(content)</td>"
        }
        return "<tr>\(parts)</tr>\n"
    }
}
