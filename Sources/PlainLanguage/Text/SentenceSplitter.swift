import LetterComposition

/// Cuts a passage into sentences and words.
struct SentenceSplitter {
    private var sentences: [Sentence] = []
    private var words: [Word] = []

    static func sentences(of text: PlacedText) -> [Sentence] {
        var splitter = SentenceSplitter()
        // A number that must stay on one line is written with no-break spaces: it is one word.
        let tokens = text.characters.split { $0.character.isWhitespace && $0.character != "\u{A0}" }
        for (index, token) in tokens.enumerated() {
            let next = index + 1 < tokens.count ? tokens[index + 1].first { isPartOfWord($0.character) } : nil
            splitter.read(token, startsSentenceNext: next.map { !$0.character.isLowercase } ?? true)
        }
        splitter.endSentence()
        return splitter.sentences
    }

    private static func isPartOfWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    private mutating func read(_ token: ArraySlice<PlacedText.Character>, startsSentenceNext: Bool) {
        guard let first = token.firstIndex(where: { Self.isPartOfWord($0.character) }),
            let last = token.lastIndex(where: { Self.isPartOfWord($0.character) })
        else {
            // Punctuation of its own, such as a dash, belongs to the word before it.
            if let word = words.indices.last {
                words[word].after += String(token.map(\.character))
                endSentenceIfMarked(abbreviation: false, startsSentenceNext)
            }
            return
        }
        var end = last
        let body = String(token[first...last].map(\.character))
        var isAbbreviation = false
        if last + 1 < token.endIndex, token[last + 1].character == ".", Abbreviations.isAbbreviation(body + ".") {
            end += 1
            isAbbreviation = true
        }
        // A telephone number begins with its plus.
        let start = first > token.startIndex && token[first - 1].character == "+" ? first - 1 : first
        words.append(
            Word(
                String(token[start...end].map(\.character)), at: token[start].place,
                after: String(token[(end + 1)...].map(\.character)), isValue: token[start].isValue))
        endSentenceIfMarked(abbreviation: isAbbreviation, startsSentenceNext)
    }

    private mutating func endSentenceIfMarked(abbreviation: Bool, _ startsSentenceNext: Bool) {
        guard let word = words.last else { return }
        let isMarked = word.after.contains { ".!?…".contains($0) }
        let endsWithAbbreviation =
            abbreviation && startsSentenceNext && Abbreviations.canEndSentence(word.lowercased)
        if isMarked || endsWithAbbreviation { endSentence() }
    }

    private mutating func endSentence() {
        if !words.isEmpty { sentences.append(Sentence(words: words)) }
        words = []
    }
}
