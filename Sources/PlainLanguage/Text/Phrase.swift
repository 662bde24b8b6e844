/// One or more words that stand beside each other in a sentence.
struct Phrase: Hashable, Sendable {
    let words: [String]

    init(_ text: String) { words = text.split(separator: " ").map { $0.lowercased() } }

    /// The number of the first word, for each time that the phrase stands in a sentence.
    func matches(in sentence: Sentence) -> [Int] {
        guard !words.isEmpty, sentence.words.count >= words.count else { return [] }
        return (0...(sentence.words.count - words.count)).filter { start in
            zip(sentence.words[start...], words).allSatisfy { $0.lowercased == $1 }
        }
    }
}

extension Sentence {
    /// Where phrases stand; where two overlap only the longer counts.
    func matches<Value>(of phrases: [(Phrase, Value)]) -> [(range: Range<Int>, value: Value)] {
        var taken: Set<Int> = []
        var found: [(range: Range<Int>, value: Value)] = []
        for (phrase, value) in phrases.sorted(by: { $0.0.words.count > $1.0.words.count }) {
            for start in phrase.matches(in: self) {
                let range = start..<(start + phrase.words.count)
                guard taken.isDisjoint(with: range) else { continue }
                taken.formUnion(range)
                found.append((range, value))
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    func text(of range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }
}
