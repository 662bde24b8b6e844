/// Long sentences, and a text whose sentences are long on the whole.
struct SentenceLengthRule: Rule {
    /// A mean of one or two sentences says no more than they do.
    private static let fewestSentences = 3

    func remarks(on text: ReadableText) -> [Remark] {
        let sentences = text.runningText.flatMap(\.sentences)
        let long = sentences.filter { $0.words.count > 15 }.map { sentence in
            Remark(
                .sentenceLength, sentence.words.count > 20 ? .error : .warning, about: sentence.words[...],
                "Deze zin heeft \(sentence.words.count) woorden; hoogstens 15 leest prettig.",
                instead: "Maak er twee zinnen van.")
        }
        // The mean is that of what one reader gets.
        let mean = Double(sentences.reduce(0) { $0 + $1.words.count }) / Double(max(1, sentences.count))
        guard text.circumstances != nil, sentences.count >= Self.fewestSentences, mean > 12 else { return long }
        return long + [
            Remark(
                .meanSentenceLength, .warning, at: text.place,
                "De zinnen hebben gemiddeld \(DutchNumber.text(mean)) woorden; hoogstens 12 leest prettig.",
                instead: "Schrijf kortere zinnen.")
        ]
    }
}
