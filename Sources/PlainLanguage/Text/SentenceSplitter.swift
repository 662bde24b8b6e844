import LetterComposition

/// Cuts a passage into sentences and words.
struct SentenceSplitter {
    private var sentences: [Sentence] = []
    private var words: [Word] = []

    static func sentences(of text: PlacedText) -> [Sentence] {
        var splitter = SentenceSplitter()
        // A number that must stay on one line is written with no-break spaces: it is one word.
        let tokens = Self.tokens(of: text.characters)
        for (index, token) in tokens.enumerated() {
            let next = index + 1 < tokens.count ? tokens[index + 1].first { isPartOfWord($0.character) } : nil
            splitter.read(token, startsSentenceNext: next.map { !$0.character.isSmallLetter } ?? true)
        }
        splitter.endSentence()
        return splitter.sentences
    }

    /// What stands between spaces. A no-break space between words is a space; in a number it keeps that together.
    private static func tokens(of characters: [PlacedText.Character]) -> [ArraySlice<PlacedText.Character>] {
        var tokens: [ArraySlice<PlacedText.Character>] = []
        var start = 0
        for index in characters.indices where characters[index].character.isSpace {
            if characters[index].isNoBreakSpace, index > 0, index + 1 < characters.count,
                characters[index].isValue || characters[index - 1].isOfNumber || characters[index + 1].isOfNumber
            {
                continue
            }
            if start < index { tokens.append(characters[start..<index]) }
            start = index + 1
        }
        if start < characters.count { tokens.append(characters[start...]) }
        return tokens
    }

    private static func beginsWithApostrophe(_ token: ArraySlice<PlacedText.Character>, at letter: Int) -> Bool {
        guard letter > token.startIndex, "'’‘".contains(token[letter - 1].character),
            "stSTnmk".contains(token[letter].character)
        else { return false }
        return letter + 1 == token.endIndex || !isPartOfWord(token[letter + 1].character)
    }

    private static func text(_ characters: ArraySlice<PlacedText.Character>) -> String {
        var text = ""
        for character in characters { text.append(character.character) }
        return text
    }

    private static func isPartOfWord(_ character: Character) -> Bool { character.isOfWord }

    private mutating func read(_ token: ArraySlice<PlacedText.Character>, startsSentenceNext: Bool) {
        guard let letter = token.firstIndex(where: { Self.isPartOfWord($0.character) }),
            let last = token.lastIndex(where: { Self.isPartOfWord($0.character) })
        else {
            // Punctuation of its own, such as a dash, belongs to the word before it.
            if let word = words.indices.last {
                words[word].after += Self.text(token)
                endSentenceIfMarked(abbreviation: false, startsSentenceNext)
            }
            return
        }
        // 's-Hertogenbosch, 't: the apostrophe is part of the word.
        let first = Self.beginsWithApostrophe(token, at: letter) ? letter - 1 : letter
        var end = last
        var isAbbreviation = false
        if last + 1 < token.endIndex, token[last + 1].character == ".",
            Abbreviations.isAbbreviation(Self.text(token[first...(last + 1)]))
        {
            end += 1
            isAbbreviation = true
        }
        // A telephone number begins with its plus.
        let start = first > token.startIndex && token[first - 1].character == "+" ? first - 1 : first
        words.append(
            Word(
                Self.text(token[start...end]), at: token[start].place, before: Self.text(token[..<start]),
                after: Self.text(token[(end + 1)...]), isValue: token[start].isValue))
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

extension PlacedText.Character {
    fileprivate var isNoBreakSpace: Bool { character == "\u{A0}" || character == "\u{202F}" }
    fileprivate var isOfNumber: Bool { character.isNumber || character == "-" || character == "+" }
}
