/// What may have been meant by a word that is written wrong: all words that are one slip away, the likelier slips first.
struct SpellingSlip: Sequence, IteratorProtocol {
    /// That sound alike, or nearly.
    private static let alike: [(String, String)] = [
        ("ei", "ij"), ("au", "ou"), ("ch", "g"), ("ie", "i"), ("dt", "d"), ("dt", "t"), ("d", "t"), ("f", "v"),
        ("s", "z"),
        ("c", "k"), ("c", "s"), ("x", "ks"), ("qu", "kw"), ("th", "t"), ("y", "i"), ("e", "é"), ("e", "ë"), ("i", "ï"),
    ]
    private static let letters = Array("etnaiordslgvhkmubpwjczfxyq-")
    /// A longer word is one that the list lacks, and has too many neighbours to ask for.
    private static let longestWord = 28

    private enum Kind: Int { case alike, swapped, doubled, single, inserted, left, other }

    private let word: [Character]
    private var kind: Kind? = .alike
    private var pending: [String] = []

    static func all(in word: String) -> SpellingSlip { SpellingSlip(word: Array(word)) }

    private init(word: [Character]) {
        self.word = word
        if word.count > Self.longestWord { kind = nil }
    }

    mutating func next() -> String? {
        while pending.isEmpty, let kind {
            pending = neighbours(kind).reversed()
            self.kind = Kind(rawValue: kind.rawValue + 1)
        }
        return pending.popLast()
    }

    private func neighbours(_ kind: Kind) -> [String] {
        let places = word.indices
        switch kind {
        case .alike:
            return Self.alike.flatMap { replacing(Array($0), by: Array($1)) + replacing(Array($1), by: Array($0)) }
        case .swapped: return places.dropLast().map { with($0..<$0 + 2, [word[$0 + 1], word[$0]]) }
        case .doubled: return places.map { with($0..<$0, [word[$0]]) }
        case .single: return places.dropLast().filter { word[$0] == word[$0 + 1] }.map { with($0..<$0 + 1, []) }
        case .left: return (0...word.count).flatMap { place in Self.letters.map { with(place..<place, [$0]) } }
        case .inserted: return places.map { with($0..<$0 + 1, []) }
        case .other: return places.flatMap { place in Self.letters.map { with(place..<place + 1, [$0]) } }
        }
    }

    private func replacing(_ part: [Character], by other: [Character]) -> [String] {
        guard word.count >= part.count else { return [] }
        return (0...(word.count - part.count)).filter { word[$0...].starts(with: part) }.map {
            with($0..<$0 + part.count, other)
        }
    }

    private func with(_ range: Range<Int>, _ letters: [Character]) -> String {
        var word = word
        word.replaceSubrange(range, with: letters)
        return String(word)
    }
}
