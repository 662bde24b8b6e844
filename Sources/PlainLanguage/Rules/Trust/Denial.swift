/// Words that say that something is not so.
enum Denial {
    private static let words: Set<String> = [
        "niet", "geen", "nooit", "niets", "nergens", "niemand", "zonder", "hoeft", "hoeven", "noch", "nee",
    ]

    /// `Wij sluiten uw account niet`; "niet alleen" and "niet later dan" deny nothing.
    static func stands(in part: ArraySlice<Word>, of sentence: Sentence) -> Bool {
        part.indices.contains { place in
            let next = place + 1 < sentence.words.count ? sentence.words[place + 1].lowercased : ""
            return words.contains(part[place].lowercased) && !["alleen", "later", "slechts"].contains(next)
        }
    }

    static func stands(in sentence: Sentence) -> Bool { stands(in: sentence.words[...], of: sentence) }
}
