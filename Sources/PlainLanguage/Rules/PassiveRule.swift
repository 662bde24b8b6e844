/// `worden` with a participle: the sentence hides who acts.
struct PassiveRule: Rule {
    private static let auxiliaries: Set<String> = ["word", "wordt", "worden", "werd", "werden"]
    /// Look like participles and are none.
    private static let others: Set<String> = [
        "geld", "gezicht", "gewicht", "gebied", "gemeente", "gemeenten", "gegevens", "bericht", "berichten", "bedragen",
        "gebouwen", "gevallen", "gesprekken", "bezwaren", "besluit", "besluiten", "verband", "verstand", "bestand",
        "bestanden", "beleid", "verschillend", "verschillende", "verzoeken", "verdriet", "gebeurtenissen", "gezond",
        "gerust", "bekend", "bezoeken", "gevoelens", "verleden", "kosten", "geheugen", "heren", "hert", "herfst",
        "gezinnen", "ontvangst", "gedicht", "gedachten", "beeld", "beelden", "beurt", "best", "beste", "bent", "een",
        "geen", "eigen", "vereist", "gevolgen", "begin", "been", "benen", "gelijk", "gereed",
        "geleden", "beneden", "geduld", "geluid",
    ]

    private static let joins: Set<String> = ["en", "maar", "want", "omdat", "als", "dat", "die", "zodat", "wanneer"]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.flatMap { sentence in
            clauses(of: sentence).compactMap { clause in
                guard let auxiliary = clause.firstIndex(where: { Self.auxiliaries.contains($0.lowercased) }),
                    let participle = clause.firstIndex(where: isParticiple)
                else { return nil }
                return Remark(
                    .passive, .warning, about: clause[auxiliary...max(auxiliary, participle)],
                    "'\(clause[auxiliary].text) ... \(clause[participle].text)' zegt niet wie iets doet.",
                    instead: "Begin met wie het doet, bijvoorbeeld: wij of u.")
            }
        }
    }

    private func clauses(of sentence: Sentence) -> [ArraySlice<Word>] {
        var clauses: [ArraySlice<Word>] = []
        var start = 0
        for (index, word) in sentence.words.enumerated() {
            if Self.joins.contains(word.lowercased) {
                clauses.append(sentence.words[start..<index])
                start = index + 1
            } else if word.endsClause {
                clauses.append(sentence.words[start...index])
                start = index + 1
            }
        }
        return clauses + [sentence.words[start...]]
    }

    private func isParticiple(_ word: Word) -> Bool {
        let text = word.lowercased
        guard text.count >= 5, !word.isValue, !Self.others.contains(text), text != "worden", text != "werden" else {
            return false
        }
        // With ge, after a separable part or not (gestuurd, aangevraagd), or with a prefix in its place (verzonden).
        return text.wholeMatch(
            of: /(aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|voor|weg|vast|neer|thuis)?ge\p{L}+(d|t|en)/) != nil
            || text.wholeMatch(of: /(aan|af|mede|in|op|uit|over)?(be|ver|ont|her)\p{L}{2,}(d|t|en)/) != nil
            || text.wholeMatch(of: /(onder\p{L}{3,}(d|t)|\p{L}+eerd)/) != nil
            || text.wholeMatch(of: /\p{L}*(gedaan|gezien|gegaan|voldaan|verstaan)/) != nil
    }
}
