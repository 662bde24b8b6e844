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
    private let table: PhraseTable
    private let values: [Value]

    init(_ phrases: [(String, Value)]) {
        table = PhraseTable(phrases.map { Phrase($0.0) })
        values = phrases.map(\.1)
    }

    /// Where phrases stand; where two overlap only the longer counts.
    func matches(in sentence: Sentence) -> [(range: Range<Int>, value: Value)] {
        let matches = table.matches(in: sentence)
        // Next to no sentence has any, and every sentence comes by here.
        return matches.isEmpty ? [] : matches.map { ($0.range, values[$0.number]) }
    }
}

/// Phrases by their numbers: of one type, so that the compiler knows it where every word of a text is looked up.
private struct PhraseTable: Sendable {
    private let phrases: [Phrase]
    private let numbers: [String: [Int]]

    init(_ phrases: [Phrase]) {
        self.phrases = phrases
        numbers = Dictionary(grouping: phrases.indices, by: { phrases[$0].words.first ?? "" })
    }

    func matches(in sentence: Sentence) -> [(range: Range<Int>, number: Int)] {
        var all: [(range: Range<Int>, number: Int)] = []
        for start in sentence.words.indices {
            guard let known = numbers[sentence.words[start].lowercased] else { continue }
            for number in known where phrases[number].stands(at: start, in: sentence) {
                all.append((start..<(start + phrases[number].words.count), number))
            }
        }
        guard all.count > 1 else { return all }
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
