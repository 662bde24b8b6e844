package import PaperMail

/// The text of one page with its white space made even, for finding short texts in it.
package struct PageText: Sendable {
    /// Words with one space between them.
    private let spaced: [UInt8]
    /// All characters but white space.
    private let compact: [UInt8]
    /// Of what the page shares with others.
    private let shared: [PageText]

    /// - Parameter shared: what stands on the page too.
    package init(utf8: some Collection<UInt8>, shared: [PageText] = []) {
        var spaced: [UInt8] = []
        var compact: [UInt8] = []
        spaced.reserveCapacity(utf8.count)
        compact.reserveCapacity(utf8.count)
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            if scalar.properties.isWhitespace {
                if spaced.last != 0x20 { spaced.append(0x20) }
            } else if let encoded = UTF8.encode(scalar) {
                spaced.append(contentsOf: encoded)
                compact.append(contentsOf: encoded)
            }
        }
        self.spaced = spaced
        self.compact = compact
        self.shared = shared
    }

    package var isEmpty: Bool { compact.isEmpty && shared.allSatisfy(\.isEmpty) }

    var sum: PageTextSum {
        var sum = PageTextSum()
        sum.add(String(decoding: compact, as: UTF8.self))
        for text in shared { sum.add(text.sum) }
        return sum
    }

    /// Whether the words stand there one after the other, as `2611 A000 1000 001S`.
    package func contains(words: String) -> Bool {
        Self.contains(Array(words.utf8), in: spaced) || shared.contains { $0.contains(words: words) }
    }

    /// Whether the characters stand there one after the other, whatever white space is between them.
    package func contains(characters: String) -> Bool {
        Self.contains(Array(characters.utf8), in: compact) || shared.contains { $0.contains(characters: characters) }
    }

    /// The piece ids of a run that stand on the page, in groups or not.
    package func pieces(of run: RunID) -> Set<PieceID> {
        let code = Array(run.code.utf8)
        var found: Set<PieceID> = []
        var start = 0
        while start + 16 <= compact.count {
            if compact[start] == code[0], compact[start..<start + 5].elementsEqual(code),
                let piece = PieceID(String(decoding: compact[start..<start + 16], as: UTF8.self))
            {
                found.insert(piece)
                // A number and check character can look like a run's code: what belongs to one id opens no other.
                start += 16
            } else {
                start += 1
            }
        }
        return shared.reduce(into: found) { $0.formUnion($1.pieces(of: run)) }
    }

    private static func contains(_ needle: [UInt8], in text: [UInt8]) -> Bool {
        guard let first = needle.first, text.count >= needle.count else { return needle.isEmpty }
        for start in 0...(text.count - needle.count)
        where text[start] == first && text[start..<start + needle.count].elementsEqual(needle) {
            return true
        }
        return false
    }
}
