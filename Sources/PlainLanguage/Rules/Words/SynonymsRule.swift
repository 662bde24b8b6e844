import LetterComposition

/// Two words for one thing in one letter: the reader looks for a difference.
struct SynonymsRule: Rule {
    let glossary: Glossary

    func remarks(on text: ReadableText) -> [Remark] {
        guard text.circumstances != nil else { return [] }
        return glossary.synonyms.flatMap { set -> [Remark] in
            let uses = ([set.use] + set.not).compactMap { word in first(word, in: text).map { (word, $0) } }
            guard uses.count > 1 else { return [] }
            return uses.filter { $0.0 != set.use || uses[0].0 != set.use }.dropFirst(uses[0].0 == set.use ? 0 : 1).map {
                Remark(
                    .synonyms, .warning, at: $0.1,
                    "'\($0.0)' en '\(uses[0].0)' zijn twee woorden voor hetzelfde.", instead: set.use)
            }
        }
    }

    private func first(_ word: String, in text: ReadableText) -> TextPlace? {
        // A regular plural is the same word.
        let forms = [word, word + "s", word + "en", word + "n"].map { Phrase($0) }
        return text.sentences.lazy.compactMap { sentence in
            forms.lazy.compactMap { $0.matches(in: sentence).first }.first.map { sentence.words[$0].place }
        }.first
    }
}
