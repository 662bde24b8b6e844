/// What a text asks the reader to do: `Bel ons`, `vul dan het formulier in`.
enum ReaderAct {
    private static let imperatives: Set<String> = [
        "log", "lees", "kijk", "bekijk", "reageer", "bel", "schrijf", "stuur", "geef", "vul", "kies", "bevestig",
        "open", "ga", "doe", "meld", "betaal", "regel", "vraag", "controleer", "activeer", "wijzig", "verander", "pas",
        "neem", "zorg",
        "maak", "verifieer", "typ", "klik", "laat", "antwoord",
    ]

    /// Whether a word is the verb of such a part of the sentence.
    static func begins(at place: Int, in sentence: Sentence) -> Bool {
        let words = sentence.words
        return imperatives.contains(words[place].lowercased)
            && (place == 0 || words[place - 1].endsClause
                || ["en", "dan", "of"].contains(words[place - 1].lowercased))
    }
}
