import Canvas
import Measures

extension FontLibrary {
    /// A line with the space behind it that stands between its text and that of the next line: whoever reads a PDF out
    /// would join the two words.
    ///
    /// The glyph comes from between two letters, because a space alone is nothing that Pango would draw; and into the
    /// line's last run, because Cairo 1.16 writes one that stands alone as a text of its own, behind which poppler loses
    /// the rest of the element.
    func goingOn(_ line: TextLine) throws(FontError) -> TextLine {
        guard var last = line.runs.last else { return line }
        for weight in [FontWeight.regular, .bold] {
            let spaced = try lines(of: [TextSpan("o o", TextStyle(size: last.size, weight: weight))])
            guard let run = spaced.first?.runs.first, run.font == last.font, run.glyphs.count == 3 else { continue }
            var glyph = run.glyphs[1]
            glyph.x = Int32(line.width.points * 1024)
            last.text += " "
            last.glyphs.append(glyph)
            last.clusters.append(run.clusters[1])
            var line = line
            line.runs[line.runs.count - 1] = last
            return line
        }
        return line
    }
}
