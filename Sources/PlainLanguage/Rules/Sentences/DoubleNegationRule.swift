/// Two negations that the reader has to undo: `niet onmogelijk`, `niet zonder`, `geen ... niet`.
struct DoubleNegationRule: Rule {
    private static let negations: Set<String> = [
        "niet", "geen", "nooit", "niemand", "niets", "nergens", "nimmer", "geenszins",
    ]
    /// What ends the reach of a negation.
    private static let clauseStarts: Set<String> = [
        "als", "wanneer", "omdat", "want", "maar", "en", "of", "dan", "dus", "die", "dat",
    ]
    /// Without `on-`, and without the `-e` of the other form.
    private static let denied: Set<String> = [
        "mogelijk", "duidelijk", "nodig", "juist", "redelijk", "terecht", "bekend", "belangrijk", "gebruikelijk",
        "geldig", "gewoon", "waar", "eerlijk", "zeker", "gelijk", "volledig", "verstandig", "aannemelijk", "aardig",
        "gegrond", "beperkt", "tevreden", "wenselijk", "bevoegd", "veilig", "vermijdelijk", "denkbaar", "opgemerkt",
        "handig", "prettig", "betrouwbaar", "verschillig", "rechtmatig", "wettig", "verantwoord", "gewenst", "gunstig",
        "bereikbaar", "verwacht", "gevaarlijk", "schuldig", "begrijpelijk", "logisch", "eens", "gepast", "toereikend",
        "voldoende", "gebruikt", "nuttig", "vriendelijk", "aangenaam",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            for (index, word) in sentence.words.enumerated() where Self.negations.contains(word.lowercased) {
                guard !word.endsClause else { continue }
                var reach = index + 1
                while reach < sentence.words.count, !Self.clauseStarts.contains(sentence.words[reach].lowercased) {
                    let other = sentence.words[reach]
                    if isSecond(other, distance: reach - index) {
                        return Remark(
                            .doubleNegation, .error, about: sentence.words[index...reach],
                            "'\(word.text) ... \(other.text)' is een dubbele ontkenning.",
                            instead: "Zeg wat wel zo is.")
                    }
                    if other.endsClause { break }
                    reach += 1
                }
            }
            return nil
        }
    }

    private func isSecond(_ word: Word, distance: Int) -> Bool {
        let text = word.lowercased
        if Self.negations.contains(text) { return true }
        guard distance <= 3 else { return false }
        if [
            "zonder", "nalaten", "ontkennen", "weigeren", "tenzij", "behalve", "evenmin", "noch", "ontbreken",
            "voorkomen",
        ].contains(text) {
            return true
        }
        guard text.hasPrefix("on") else { return false }
        let stem = String(text.dropFirst(2))
        return Self.denied.contains(stem) || (stem.hasSuffix("e") && Self.denied.contains(String(stem.dropLast())))
    }
}
