/// Counts of a text, and the reading ease by Flesch in Douma's measure for Dutch.
package struct TextStatistics: Hashable, Sendable {
    package let words: Int
    package let sentences: Int
    package let syllables: Int

    package init(of text: ReadableText) {
        let sentences = text.runningText.flatMap(\.sentences)
        self.init(sentences.map { $0.words.map(\.text) })
    }

    /// - Parameter sentences: the words of each sentence.
    init(_ sentences: [[String]]) {
        self.sentences = sentences.count
        words = sentences.reduce(0) { $0 + $1.count }
        var known: [String: Int] = [:]
        syllables = sentences.joined().reduce(0) { sum, word in
            if let count = known[word] { return sum + count }
            let count = SyllableCounter.count(in: word)
            known[word] = count
            return sum + count
        }
    }

    package var meanSentenceLength: Double { sentences == 0 ? 0 : Double(words) / Double(sentences) }

    /// 206.8 - 0.77 x syllables per 100 words - 0.93 x words a sentence; nil without words.
    package var fleschDouma: Double? {
        guard words > 0 else { return nil }
        return 206.8 - 0.77 * 100 * Double(syllables) / Double(words) - 0.93 * meanSentenceLength
    }
}
