/// A term of the glossary that is not explained where the reader first meets it.
struct UnexplainedTermRule: Rule {
    let glossary: Glossary

    func remarks(on text: ReadableText) -> [Remark] {
        // Only what one reader gets has a first use. A heading may name what the text below it explains.
        guard text.circumstances != nil else { return [] }
        let sentences = text.runningText.filter { !$0.isHeading }.flatMap(\.sentences)
        return glossary.terms.compactMap { term in
            let phrase = Phrase(term.term)
            for (index, sentence) in sentences.enumerated() {
                guard let start = phrase.matches(in: sentence).first else { continue }
                let explanations = term.explanations.map { Phrase($0) }
                let near = sentences[index..<min(index + 3, sentences.count)]
                guard !near.contains(where: { near in explanations.contains { !$0.matches(in: near).isEmpty } })
                else { return nil }
                return Remark(
                    .unexplainedTerm, .warning, about: sentence.words[start...].prefix(phrase.words.count),
                    "'\(term.term)' staat hier voor het eerst en wordt niet uitgelegd.",
                    instead: term.explanations.first.map { "Leg het uit, bijvoorbeeld met: \($0)." })
            }
            return nil
        }
    }
}
