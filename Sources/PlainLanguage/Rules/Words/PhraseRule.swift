/// Words and phrases that may not stand in a letter, wherever they stand.
struct PhraseRule: Rule {
    let id: RuleID
    let severity: Severity
    /// With what could stand instead.
    let phrases: PhraseIndex<String>
    /// Makes the message from the words found.
    let message: @Sendable (String) -> String

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.flatMap { sentence in
            phrases.matches(in: sentence).compactMap { match in
                guard !sentence.words[match.range.lowerBound].isValue else { return nil }
                return Remark(
                    id, severity, about: sentence.words[match.range], message(sentence.text(of: match.range)),
                    instead: match.value)
            }
        }
    }
}
