/// The characters that the registers write a field with. They know no other script than Latin: whatever else stands in a
/// field was put there by a fault on the way.
package enum RegisterAlphabet: String, CaseIterable, Sendable {
    /// Letters of the Latin script with the marks that stand on them, figures, and what stands between them in names and
    /// addresses: more than the Teletex table of the BRP, so that no name of it is refused.
    case latin
    /// A-Z and a-z, as BRP 11.30 huisletter.
    case letters
    /// A-Z, a-z, 0-9, space and hyphen, as BRP 11.40 huisnummertoevoeging.
    case additions

    /// All of them, by number.
    package var ranges: [ClosedRange<UInt32>] {
        switch self {
        case .latin: Self.latinRanges
        case .letters: Self.letterRanges
        case .additions: Self.additionRanges
        }
    }

    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) }
    }

    /// How it is told to people, after "It holds".
    package var inWords: String {
        switch self {
        case .latin: "Latin letters with their marks, figures and punctuation"
        case .letters: "A-Z and a-z"
        case .additions: "A-Z, a-z, 0-9, space and hyphen"
        }
    }

    /// Marks that are drawn on the letter before them (combining diacritical marks); U+034F among them is invisible.
    package static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    /// Marks that one letter bears at most: two in Vietnamese and Yoruba, three in transliterations.
    package static let marksOnALetter = 3

    private static let letterRanges: [ClosedRange<UInt32>] = [0x41...0x5A, 0x61...0x7A]
    private static let additionRanges = letterRanges + [0x20...0x20, 0x2D...0x2D, 0x30...0x39]
    private static let latinRanges: [ClosedRange<UInt32>] = [
        // ASCII and Latin-1, without control characters, the no-break space and the soft hyphen.
        0x20...0x7E, 0xA1...0xAC, 0xAE...0xFF,
        // Latin Extended-A and -B, phonetic letters that African names have too, modifier letters such as U+02BC.
        0x100...0x2AF, 0x2B0...0x2FF,
        0x300...0x34E, 0x350...0x36F,
        // The ohm sign of the Teletex table (ITU-T T.61), as NFC writes it.
        0x3A9...0x3A9,
        // Latin Extended Additional: Vietnamese, and letters with dots and lines below.
        0x1E00...0x1EFF,
        // Hyphens and dashes, quotes, daggers, bullet, ellipsis, per mille, primes, angle quotes.
        0x2010...0x2015, 0x2018...0x2022, 0x2026...0x2026, 0x2030...0x2030, 0x2032...0x2033, 0x2039...0x203A,
        0x20AC...0x20AC,
        // Signs of the Teletex table: numero, trade mark, eighths, arrows, note.
        0x2116...0x2116, 0x2122...0x2122, 0x215B...0x215E, 0x2190...0x2193, 0x266A...0x266A,
        // Latin Extended-C and -D.
        0x2C60...0x2C7F, 0xA722...0xA7FF,
        // Ligatures such as fi.
        0xFB00...0xFB06,
    ]
}
