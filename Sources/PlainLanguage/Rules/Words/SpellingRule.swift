/// Words that the Dutch word list and the glossary do not have.
struct SpellingRule: Rule {
    let dictionary: SpellingDictionary
    private let names: Set<String>

    init(dictionary: SpellingDictionary, glossary: Glossary) {
        self.dictionary = dictionary
        let known = glossary.names + glossary.terms.map(\.term) + glossary.hosts
        names = Set(known.flatMap { $0.split(separator: " ").map { $0.lowercased() } })
    }

    func remarks(on text: ReadableText) -> [Remark] {
        var suggestions = 0
        return text.sentences.flatMap { sentence in
            sentence.words.indices.compactMap { place in
                let word = sentence.words[place]
                guard !word.isValue, !word.hasDigit, !word.isAddress, !names.contains(word.lowercased),
                    !isName(place, in: sentence), !knows(word.text), !Abbreviations.isAbbreviation(word.lowercased)
                else { return nil }
                suggestions += 1
                return Remark(
                    .spelling, .suggestion, at: word.place, "'\(word.text)' staat niet in de woordenlijst.",
                    instead: suggestions <= Self.mostSuggestions ? other(than: word.text) : nil)
            }
        }
    }

    /// Looking for one takes some milliseconds, and a text of names would have hundreds.
    private static let mostSuggestions = 8

    /// A capital inside a sentence: a person, a place, an organisation.
    private func isName(_ place: Int, in sentence: Sentence) -> Bool {
        place > 0 && sentence.words[place].text.first?.isUppercase == true
    }

    /// With the apostrophe that the list has, and a compound with hyphens by its parts.
    private func knows(_ text: String) -> Bool {
        if dictionary.knows(text) { return true }
        let text = text.replacing("’", with: "'").replacing("‘", with: "'")
        if dictionary.knows(text) { return true }
        let parts = text.split(whereSeparator: { "-/".contains($0) }).map(String.init)
        return parts.count > 1 && parts.allSatisfy(dictionary.knows)
    }

    private func other(than word: String) -> String? {
        dictionary.suggestion(for: word).flatMap { $0.lowercased() == word.lowercased() ? nil : $0 }
    }
}
