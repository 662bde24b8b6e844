/// A long part with `als` or the like before the message: the reader waits for the point.
struct LeadingClauseRule: Rule {
    private static let mostWords = 8
    private static let openers: Set<String> = [
        "als", "indien", "wanneer", "omdat", "aangezien", "doordat", "nadat", "voordat", "alvorens", "zodra", "hoewel",
        "terwijl", "zolang", "mocht", "tenzij", "opdat", "teneinde", "ondanks", "gelet", "gezien", "vanaf",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            guard let first = sentence.words.first, Self.openers.contains(first.lowercased),
                let end = sentence.words.firstIndex(where: { $0.after.contains(",") }), end + 1 > Self.mostWords,
                end + 1 < sentence.words.count
            else { return nil }
            return Remark(
                .leadingClause, .warning, about: sentence.words[0...end],
                "De boodschap komt pas na \(end + 1) woorden.",
                instead: "Begin met de boodschap. Maak van de rest een vraag of een tweede zin.")
        }
    }
}
