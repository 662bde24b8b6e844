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
        var (all, clauses, gaps, between) = (0, 0, 0, 0)
        var (words, long, abstract, logs) = (0, 0, 0, 0.0)
        for sentence in sentences {
            let own = sentence.clauses
            all += sentence.words.count
            clauses += own.count
            for gap in own.compactMap(Self.gap) { (gaps, between) = (gaps + 1, between + gap) }
            for word in sentence.words where !word.isValue && !word.isAddress && !word.hasDigit {
                words += 1
                // Letters with a mark take two bytes.
                if word.text.utf8.count >= 10, word.text.count >= 10 { long += 1 }
                if Self.isAbstract(word.lowercased) { abstract += 1 }
                if let frequencies { logs += frequencies.logPerMillion(word.lowercased) }
            }
        }
        wordsPerClause = Self.share(all, of: clauses)
        wordsBetweenVerbs = Self.share(between, of: gaps)
        longWords = Self.share(long, of: words)
        abstractWords = Self.share(abstract, of: words)
        wordFrequency = frequencies == nil || words == 0 ? nil : logs / Double(words)
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
