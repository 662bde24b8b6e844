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

    /// Whether it takes all the room that there is, and stands below the picture.
    private var isWide: Bool { columns.count > 8 }

    /// - Parameter id: none that another element of the page has.
    func html(id: String) -> HTML {
        """
        <div class="\(isWide ? "scroll wide" : "scroll")" role="group" tabindex="0" aria-labelledby="\(id)">
        <table>
        <caption id="\(id)">\(caption)</caption>
        <thead><tr>\(columns.enumerated().map(header))</tr></thead>
        <tbody>
        \(rows.map(row))</tbody>
        </table>
        </div>

        """
    }

    /// Columns in which a figure stands: dashes and headings stand at its end too.
    private var numbers: Set<Int> {
        Set(
            rows.flatMap { cells in
                cells.indices.filter { index in if case .figure = cells[index] { true } else { false } }
            })
    }

    private func header(_ index: Int, _ name: String) -> HTML {
        // An empty heading is none: then it is a cell.
        name.isEmpty
            ? "<td></td>"
            : #"<th scope="col"\#(#" class="number""# as HTML, if: numbers.contains(index))>\#(name)</th>"#
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
            return numbers.contains(index) ? #"<td class="number">\#(content)</td>"# : "<td>\(content)</td>"
        }
        return "<tr>\(parts)</tr>\n"
    }
}
