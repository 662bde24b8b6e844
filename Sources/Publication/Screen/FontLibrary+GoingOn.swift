import Canvas
import Measures

extension FontLibrary {
    /// A line with the space behind it that stands between its text and that of the next line drawn as one: whoever reads
    /// a PDF out would join the two words.
    ///
    /// Pango keeps such a space in the line's text and draws nothing for it, which Cairo writes as an empty element, behind
    /// which poppler loses the rest of the paragraph. The glyph comes from between two letters, because of a space alone
    /// Pango would draw nothing either.
    func goingOn(_ line: TextLine) throws(FontError) -> TextLine {
        guard var last = line.runs.last, last.text.hasSuffix(" "), var space = last.clusters.popLast(),
            space.bytes == 1, space.glyphs == 0
        else { return line }
        for weight in [FontWeight.regular, .bold] {
            let spaced = try lines(of: [TextSpan("o o", TextStyle(size: last.size, weight: weight))])
            guard let run = spaced.first?.runs.first, run.font == last.font, run.glyphs.count == 3 else { continue }
            var glyph = run.glyphs[1]
            glyph.x = Int32(line.width.points * 1024)
            space.glyphs = 1
            last.glyphs.append(glyph)
            last.clusters.append(space)
            var line = line
            line.runs[line.runs.count - 1] = last
            return line
        }
        return line
    }
}
