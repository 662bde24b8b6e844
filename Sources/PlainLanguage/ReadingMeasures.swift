/// What research on Dutch texts (LiNT) found to go with how well pupils understand them, as far as it can be counted
/// without a parser. Each is an estimate of one thing, and none is a level.
package struct ReadingMeasures: Hashable, Sendable {
    /// Words for each finite verb or part between commas and conjunctions: stands for the length of clauses.
    package let wordsPerClause: Double
    /// Words between the two parts of a verb, in the mean: stands for the distance between words that belong together.
    package let wordsBetweenVerbs: Double
    /// Share of words with ten letters or more.
    package let longWords: Double
    /// Share of words that end as names of no thing do (-ing, -heid, -atie): stands for what is not concrete.
    package let abstractWords: Double
    /// Mean of log10 of how often a word comes in a million; nil without a list of frequencies.
    package let wordFrequency: Double?

    private static let abstractEndings = [
        "ing", "ingen", "heid", "heden", "atie", "aties", "iteit", "iteiten", "isme", "schap",
    ]
    /// Things, though they end so.
    private static let things: Set<String> = [
        "woning", "ding", "dingen", "ring", "koning", "leerling", "kleding", "tekening",
    ]
    private static let finite: Set<String> = [
        "heb", "hebt", "heeft", "hebben", "wordt", "worden", "kan", "kunt", "kunnen", "moet", "moeten", "zal", "zult",
        "zullen",
        "wil", "wilt", "willen", "mag", "mogen", "is", "bent", "zijn",
    ]

    package init(of text: ReadableText, frequencies: WordFrequencies? = nil) {
        let sentences = text.runningText.flatMap(\.sentences)
        let clauses = sentences.flatMap(\.clauses)
        let words = sentences.flatMap(\.words).filter { !$0.isValue && !$0.isAddress && !$0.hasDigit }
        wordsPerClause = Self.share(sentences.reduce(0) { $0 + $1.words.count }, of: clauses.count)
        let gaps = clauses.compactMap(Self.gap)
        wordsBetweenVerbs = Self.share(gaps.reduce(0, +), of: gaps.count)
        longWords = Self.share(words.count { $0.text.count >= 10 }, of: words.count)
        abstractWords = Self.share(words.count { Self.isAbstract($0.lowercased) }, of: words.count)
        wordFrequency = frequencies.flatMap { list in
            words.isEmpty ? nil : words.reduce(0) { $0 + list.logPerMillion($1.lowercased) } / Double(words.count)
        }
    }

    private static func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

    private static func isAbstract(_ word: String) -> Bool {
        word.utf8.count >= 6 && !things.contains(word) && abstractEndings.contains { word.hasSuffix($0) }
    }

    private static func gap(in clause: ArraySlice<Word>) -> Int? {
        guard let first = clause.firstIndex(where: { finite.contains($0.lowercased) }), let last = clause.indices.last,
            last > first, Participle.isLikely(clause[last].lowercased) || clause[last].lowercased.hasSuffix("en")
        else { return nil }
        return last - first - 1
    }
}
