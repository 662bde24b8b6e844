package import MailboxDomain
import MailboxStore
import SyntheticExtract

/// Texts for the columns of an extract, drawn from all that each may hold: of any length up to the longest, and of every
/// character of its alphabet.
package struct RandomTexts {
    private var random: SplitMix64
    private let texts: [String: ExtractContract.Text]

    package init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        texts = Dictionary(
            ExtractContract.columns.compactMap { column in column.text.map { ("\(column.file) \(column.name)", $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// All columns that hold a text, as `people.csv` and `surname`.
    package static var columns: [(file: String, column: String)] {
        ExtractContract.columns.filter { $0.text != nil }.map { ($0.file, $0.name) }
    }

    /// A text that the column may hold; empty now and then.
    package mutating func text(_ column: String, in file: String) -> String {
        guard let rule = texts["\(file) \(column)"], !chance(5) else { return "" }
        let length = chance(20) ? rule.length : random.among(1...rule.length)
        return text(of: length, rule.alphabet)
    }

    /// A text that the column may not hold: one character too long, or with one that the register does not have.
    package mutating func wrongText(_ column: String, in file: String) -> String {
        guard let rule = texts["\(file) \(column)"] else { return "" }
        guard chance(50) else { return String(repeating: "a", count: rule.length + 1) }
        let foreign = ["\u{FFFD}", "漢", "Ж", "\u{5D0}", "\u{1F600}", "\u{202E}", "\u{7}", "\u{301}", "\u{E000}"]
        return "\(random.pick(foreign))a".prefixed(to: max(2, rule.length))
    }

    /// Exactly so many characters, as Unicode counts them in form NFC.
    package mutating func text(of length: Int, _ alphabet: RegisterAlphabet) -> String {
        // Most texts look like names, so that many come as far as the paper; the others hold anything.
        let isLikely = chance(80)
        var (text, count) = ("", 0)
        while count < length {
            var letter = isLikely ? likely(alphabet) : any(alphabet)
            // Spaces at the ends, and more than one, are not counted.
            if letter == " ", text.isEmpty || text.last == " " || count + 1 == length { letter = "a" }
            var cluster = String(letter)
            if alphabet == .latin, Self.bearsMarks(letter), chance(15) {
                cluster.unicodeScalars.append(contentsOf: marks())
            }
            let size = cluster.composed.unicodeScalars.count
            if count + size > length { (cluster, count) = ("a", count + 1) } else { count += size }
            text += cluster
        }
        return text
    }

    /// The ohm sign and what is no letter become Greek letters, or other signs, with some marks.
    private static func bearsMarks(_ letter: Unicode.Scalar) -> Bool {
        letter.properties.isAlphabetic && letter != "\u{3A9}"
    }

    /// One or two marks, in any order.
    private mutating func marks() -> [Unicode.Scalar] {
        (0..<random.among(1...2)).map { _ in
            // U+0344 is two in one, and U+034F is invisible.
            Unicode.Scalar(UInt32(random.among(0x300...0x343))) ?? "\u{301}"
        }
    }

    package mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

    package mutating func pick<Value>(_ values: [Value]) -> Value { random.pick(values) }

    private mutating func likely(_ alphabet: RegisterAlphabet) -> Unicode.Scalar {
        guard alphabet == .latin, chance(12) else { return Unicode.Scalar(UInt8(ascii: "a") + UInt8(random.below(26))) }
        return pick([" ", "-", "'", "é", "ø", "Ł", "ễ", "A", "Z", "."])
    }

    private mutating func any(_ alphabet: RegisterAlphabet) -> Unicode.Scalar {
        while true {
            // No alphabet has a surrogate.
            let range = pick(alphabet.ranges)
            let scalar = Unicode.Scalar(UInt32(random.among(Int(range.lowerBound)...Int(range.upperBound)))) ?? "a"
            if !RegisterAlphabet.isMark(scalar) { return scalar }
        }
    }
}

extension String {
    /// The text with letters behind it until it has so many characters.
    fileprivate func prefixed(to length: Int) -> String {
        self + String(repeating: "b", count: Swift.max(0, length - unicodeScalars.count))
    }
}
