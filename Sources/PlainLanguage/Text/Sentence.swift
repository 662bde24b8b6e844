package import LetterComposition

/// Words up to a full stop, question mark or exclamation mark, or to the end of a heading, paragraph or item.
package struct Sentence: Hashable, Sendable {
    package var words: [Word]

    package var place: TextPlace { words.first?.place ?? TextPlace(line: 1, column: 1) }
    var isQuestion: Bool { words.last?.after.contains("?") == true }
    var text: String { words.map { $0.text + $0.after }.joined(separator: " ") }

    /// The first place where one of some words stands.
    func firstIndex(of words: Set<String>) -> Int? { self.words.firstIndex { words.contains($0.lowercased) } }
    func contains(anyOf words: Set<String>) -> Bool { firstIndex(of: words) != nil }

    /// The words between two places of the sentence, as far as it goes.
    func words(from start: Int, to end: Int) -> ArraySlice<Word> {
        words[max(0, min(start, words.count))..<max(0, min(max(start, end), words.count))]
    }
}
