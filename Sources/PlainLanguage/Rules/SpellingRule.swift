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
        text.sentences.flatMap(\.words).compactMap { word in
            guard !word.isValue, !word.hasDigit, !word.isAddress, !names.contains(word.lowercased),
                !Abbreviations.isAbbreviation(word.lowercased), !dictionary.knows(word.text)
            else { return nil }
            return Remark(
                .spelling, .suggestion, at: word.place, "'\(word.text)' staat niet in de woordenlijst.",
                instead: dictionary.suggestion(for: word.text))
        }
    }
}
