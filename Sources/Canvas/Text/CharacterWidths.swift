package import Measures

/// How wide single characters are in the pinned fonts: a quick upper bound for texts that need no shaping.
///
/// Belongs to one thread, like its library.
package final class CharacterWidths {
    private let library: FontLibrary
    /// In points at a size of 1 point, the widest of the weights; nil for characters that must be shaped to know.
    private var known: [Unicode.Scalar: Double?] = [:]
    /// The same for the first characters of Unicode by their number: nearly all are these, and no hash is made for them.
    private var knownLatin = [Double??](repeating: nil, count: 0x180)
    /// Letters may stand further apart in company than alone (kerning), and never by this much.
    private static let kerning = 1.05

    package init(library: FontLibrary) { self.library = library }

    /// At least as wide as the text on one line; nil where a character joins others, or is in none of the fonts.
    package func bound(of text: String, size: Double) -> Length? {
        var width = 0.0
        for scalar in text.unicodeScalars {
            guard let advance = advance(of: scalar) else { return nil }
            width += advance
        }
        return Length(points: width * size * Self.kerning)
    }

    private func advance(of scalar: Unicode.Scalar) -> Double? {
        let number = Int(scalar.value)
        let isLatin = number < knownLatin.count
        if let known = isLatin ? knownLatin[number] : known[scalar] { return known }
        let advance = measured(scalar)
        if isLatin { knownLatin[number] = .some(advance) } else { known[scalar] = .some(advance) }
        return advance
    }

    private func measured(_ scalar: Unicode.Scalar) -> Double? {
        guard Self.standsAlone(scalar) else { return nil }
        let size = 100.0
        var widest = 0.0
        for weight in FontWeight.allCases {
            let span = TextSpan(String(scalar), TextStyle(size: size, weight: weight))
            guard let lines = try? library.lines(of: [span]), lines.count == 1, let line = lines.first,
                !line.hasMissingGlyphs
            else { return nil }
            widest = max(widest, line.width.points)
        }
        return widest / size
    }

    /// Letters written from left to right that do not change their shape beside others, digits, and what stands
    /// between them in names and addresses.
    private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .decimalNumber, .dashPunctuation,
            .otherPunctuation, .openPunctuation, .closePunctuation, .finalPunctuation, .initialPunctuation, .mathSymbol:
            true
        default: scalar == " " || scalar == "\u{A0}"
        }
    }
}
