package import Canvas

/// Marks pages as a proof, in the edges that every layout keeps free: nothing of the letter is covered.
///
/// Belongs to one thread, like its font library.
package struct ProofMarking {
    /// What a proof says at its top and bottom.
    package static let word = "PROEF"

    private let library: FontLibrary

    package init(library: FontLibrary) { self.library = library }

    /// The page with the word across its top and bottom edges.
    package func marked(_ page: Page, freeEdge: Length) throws(LayoutError) -> Page {
        // Capitals are about 0.7 of the font size high.
        let style = TextStyle(size: min(10, freeEdge.points * 0.75), weight: .bold)
        let line: TextLine
        do {
            guard let first = try library.lines(of: [TextSpan(Self.word, style)]).first else { return page }
            line = first
        } catch { throw .font(error.description) }
        let gap = line.width * 0.6
        let room = page.size.width - freeEdge * 2
        let count = max(1, Int(((room + gap) / (line.width + gap)).rounded(.down)))
        let step = count > 1 ? (room - line.width) / Length(millimetres: Double(count - 1)) : 0
        let capitals = Length(points: style.size * 0.71)
        let baselines = [(freeEdge + capitals) * 0.5, page.size.height - (freeEdge - capitals) * 0.5]
        var page = page
        for baseline in baselines {
            for place in 0..<count {
                let x = freeEdge + Length(millimetres: step * Double(place))
                page.items.append(PageItem(.proof, .text(line, baseline: Point(x: x, y: baseline))))
            }
        }
        return page
    }
}
