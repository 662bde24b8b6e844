/// `je` and the like: a letter says u.
///
/// Another text may say je to all, as texts for young people do; one that says u as well does not know whom it talks to.
struct AddressFormRule: Rule {
    let isForLetters: Bool

    private static let familiar = PhraseIndex([
        ("je", "u of uw"), ("jij", "u"), ("jou", "u"), ("jouw", "uw"), ("jullie", "u of uw"), ("jezelf", "uzelf"),
    ])
    private static let formal: Set<String> = ["u", "uw", "uzelf"]

    func remarks(on text: ReadableText) -> [Remark] {
        guard isForLetters || text.sentences.contains(where: { $0.contains(anyOf: Self.formal) }) else { return [] }
        let reason = isForLetters ? "spreek de lezer aan met u." : "de tekst zegt ook u. Kies een van de twee."
        return text.sentences.flatMap { sentence in
            Self.familiar.matches(in: sentence).compactMap { match in
                let word = sentence.words[match.range.lowerBound]
                guard !word.isValue else { return nil }
                return Remark(
                    .jeForm, isForLetters ? .error : .warning, at: word.place, "'\(word.text)': \(reason)",
                    instead: match.value)
            }
        }
    }
}
