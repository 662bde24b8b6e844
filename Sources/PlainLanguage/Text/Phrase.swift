/// One or more words that stand beside each other in a sentence.
struct Phrase: Hashable, Sendable {
    let words: [String]

    init(_ text: String) { words = text.split(separator: " ").map { $0.lowercased() } }

    /// The number of the first word, for each time that the phrase stands in a sentence.
    func matches(in sentence: Sentence) -> [Int] {
        guard !words.isEmpty, sentence.words.count >= words.count else { return [] }
        return (0...(sentence.words.count - words.count)).filter { stands(at: $0, in: sentence) }
    }

    fileprivate func stands(at start: Int, in sentence: Sentence) -> Bool {
        start + words.count <= sentence.words.count
            && zip(sentence.words[start...], words).allSatisfy { $0.lowercased == $1 }
    }
}

/// Phrases by their first words, each with a value.
struct PhraseIndex<Value: Sendable>: Sendable {
    private let phrases: [String: [(phrase: Phrase, value: Value)]]

    init(_ phrases: [(String, Value)]) {
        self.phrases = Dictionary(
            grouping: phrases.map { (phrase: Phrase($0.0), value: $0.1) }, by: { $0.phrase.words.first ?? "" })
    }

    /// Where phrases stand; where two overlap only the longer counts.
    func matches(in sentence: Sentence) -> [(range: Range<Int>, value: Value)] {
        let all = sentence.words.indices.flatMap { start in
            (phrases[sentence.words[start].lowercased] ?? []).filter { $0.phrase.stands(at: start, in: sentence) }.map {
                (range: start..<(start + $0.phrase.words.count), value: $0.value)
            }
        }
        var taken: Set<Int> = []
        return all.sorted { $0.range.count > $1.range.count }.filter { match in
            guard taken.isDisjoint(with: match.range) else { return false }
            taken.formUnion(match.range)
            return true
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension Sentence {
    func text(of range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }
}
