/// How a text stands on paper in one layout.
package struct PrintedText: Hashable, Sendable {
    package var layout: String
    /// Both sides of a sheet count; nil where the text runs past the sheets that the layout allows.
    package var pages: Int?
    /// How many lines of it are too many; nil where it fits, and where nobody knows.
    package var linesOver: Int?
    /// Of each heading, paragraph and item of the text, in order; none for what stands beside the text.
    package var lines: [[String]]

    package init(layout: String, pages: Int?, linesOver: Int? = nil, lines: [[String]] = []) {
        self.layout = layout
        self.pages = pages
        self.linesOver = linesOver
        self.lines = lines
    }
}

/// The lines of one heading, paragraph or item in one layout.
struct PrintedLines: Hashable, Sendable {
    var layout: String
    var lines: [String]
}
