import Canvas
import LetterComposition
import Measures

extension Typesetter {
    /// How much narrower than its column a text may be set.
    private static let narrowest = 0.5
    private static let precision = 1.mm

    /// The lines of an element of the body. Where the layout asks for even ones, on as many lines as the full width takes:
    /// headings in lines of nearly the same length, other texts so that the last line has more than one word.
    ///
    /// The narrower a text is set, the more of it comes to the last line, until it takes a line more. So the width can be
    /// found by halving.
    func lines(
        of spans: [TextSpan], of kind: TextElementKind, width: Length
    ) throws(LayoutError) -> [TextLine] {
        let full = try lines(of: spans, width: width, zone: .body)
        guard text.hasEvenLines, full.count > 1 else { return full }
        var best = full
        var (narrow, wide) = (width * Self.narrowest, width)
        if case .heading = kind {} else if !full.endsInOneWord { return full }
        while wide - narrow > Self.precision {
            let middle = (narrow + wide) * 0.5
            let lines = try lines(of: spans, width: middle, zone: .body)
            if lines.count > full.count || lines.breaksWords {
                narrow = middle
            } else if case .heading = kind {
                (best, wide) = (lines, middle)
            } else if lines.endsInOneWord {
                wide = middle
            } else {
                (best, narrow) = (lines, middle)
            }
        }
        return best
    }
}

extension [TextLine] {
    /// Words that no line may end between, such as the digits of a telephone number, count as one.
    fileprivate var endsInOneWord: Bool {
        guard let last else { return false }
        return last.text.split(separator: " ").count < 2
    }

    /// Whether a word is too wide for its line: a line ends in a space otherwise.
    fileprivate var breaksWords: Bool { dropLast().contains { $0.text.last != " " } }
}
