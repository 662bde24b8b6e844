import LetterComposition

/// Many things in one sentence, or three long ones: a list is easier to follow.
///
/// Three short ones are read at once: `een pen, een brief en uw pas`.
/// What is denied is no list to follow: `Wij vragen nooit om een wachtwoord, code of geld`.
struct EnumerationRule: Rule {
    private static let longestItem = 7
    private static let denials: Set<String> = ["niet", "geen", "nooit", "niemand", "hoeft"]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            guard let list = list(in: sentence), !isDenied(before: list.words.lowerBound, in: sentence) else {
                return nil
            }
            let items = 2 + list.commas
            guard items > 3 || list.words.count > 4 * items else { return nil }
            return Remark(
                .enumeration, items > 5 ? .warning : .suggestion, about: sentence.words[list.words],
                "Hier staan \(items) dingen achter elkaar.",
                instead: "Maak er een lijst van.")
        }
    }

    private func isDenied(before first: Int, in sentence: Sentence) -> Bool {
        var before = sentence.words[..<first]
        if let end = before.lastIndex(where: \.endsClause) { before = before[(end + 1)...] }
        return before.contains { Self.denials.contains($0.lowercased) }
    }

    /// `a, b en c`: commas after short items, then one of `en`, `of` with a short item.
    private func list(in sentence: Sentence) -> (words: ClosedRange<Int>, commas: Int)? {
        for (index, word) in sentence.words.enumerated() where ["en", "of"].contains(word.lowercased) && index > 0 {
            var commas = 0
            var start = index
            var length = 0
            for place in stride(from: index - 1, through: 0, by: -1) {
                // What came from a placeholder, such as an address, is no list of the writer's.
                // An earlier `en` or `of` joins something else.
                let joins = ["en", "of"].contains(sentence.words[place].lowercased)
                guard !sentence.words[place].isValue, !joins else { break }
                if sentence.words[place].after == ",", place < index - 1 {
                    commas += 1
                    start = place
                    length = 0
                }
                length += 1
                if length > Self.longestItem { break }
            }
            let isShort = index + 1 < sentence.words.count && sentence.words.count - index <= Self.longestItem + 2
            if commas > 0, isShort { return (start...(index + 1), commas) }
        }
        return nil
    }
}
