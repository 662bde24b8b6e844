/// Words and phrases that may not stand in a letter, wherever they stand.
struct PhraseRule: Rule {
    let id: RuleID
    let severity: Severity
    /// With what could stand instead.
    let phrases: [(Phrase, String)]
    /// Makes the message from the words found.
    let message: @Sendable (String) -> String

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.flatMap { sentence in
            sentence.matches(of: phrases).compactMap { match in
                guard !sentence.words[match.range.lowerBound].isValue else { return nil }
                return Remark(
                    id, severity, about: sentence.words[match.range], message(sentence.text(of: match.range)),
                    instead: match.value)
            }
        }
    }
}

extension PhraseRule {
    static let hardWords = PhraseRule(id: .hardWord, severity: .error, phrases: AvoidWords().phrases) {
        "'\($0)' is een moeilijk woord."
    }

    static let abbreviations = PhraseRule(
        id: .abbreviation, severity: .error, phrases: Abbreviations.inFull.map { (Phrase($0), $1) }
    ) { "'\($0)' is een afkorting. Schrijf het voluit." }

    static let jeForm = PhraseRule(
        id: .jeForm, severity: .error,
        phrases: [
            ("je", "u of uw"), ("jij", "u"), ("jou", "u"), ("jouw", "uw"), ("jullie", "u of uw"), ("jezelf", "uzelf"),
        ].map { (Phrase($0), $1) }
    ) { "'\($0)': spreek de lezer aan met u." }
}
