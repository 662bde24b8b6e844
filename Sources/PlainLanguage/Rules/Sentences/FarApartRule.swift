/// Words that belong together with many between them: `heeft ... besloten`, `de door u ingediende aanvraag`.
struct FarApartRule: Rule {
    private static let mostBetween = 9
    private static let auxiliaries: Set<String> = [
        "heb", "hebt", "heeft", "hebben", "had", "hadden", "word", "wordt", "worden", "werd", "werden", "is", "zijn",
        "was",
        "waren", "bent",
    ]
    private static let modals: Set<String> = [
        "kan", "kunt", "kunnen", "kon", "konden", "moet", "moeten", "moest", "moesten", "zal", "zult", "zullen", "zou",
        "zouden", "wil", "wilt", "willen", "mag", "mogen", "mocht", "dient", "dienen",
    ]
    /// Nouns and such that end as an adjective of a verb does.
    private static let others: Set<String> = [
        "gemeente", "gedeelte", "geboorte", "gewoonte", "gehalte", "gebergte", "bekende", "gezonde", "verschillende",
        "volgende",
        "genoemde", "gebeurde", "gehandicapte", "bejaarde",
    ]
    private static let articles: Set<String> = ["de", "een", "het"]
    private static let openers: Set<String> = [
        "door", "op", "in", "bij", "aan", "voor", "tot", "van", "met", "onder", "uit", "krachtens", "ingevolge",
        "daartoe",
        "daarvoor", "hiervoor", "ter", "ten", "per",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.flatMap { sentence in
            sentence.clauses.compactMap(verbs) + before(in: sentence)
        }
    }

    private func verbs(in clause: ArraySlice<Word>) -> Remark? {
        guard let first = clause.firstIndex(where: { isFinite($0.lowercased) && !$0.isValue }),
            let last = clause.indices.last, last - first - 1 > Self.mostBetween, !clause[last].isValue,
            isEnd(clause[last].lowercased, of: clause[first].lowercased)
        else { return nil }
        return Remark(
            .farApart, .warning, about: clause[first...last],
            "Tussen '\(clause[first].text)' en '\(clause[last].text)' staan \(last - first - 1) woorden.",
            instead: "Zet de werkwoorden dichter bij elkaar, of maak er twee zinnen van.")
    }

    private func isFinite(_ word: String) -> Bool { Self.auxiliaries.contains(word) || Self.modals.contains(word) }

    private func isEnd(_ word: String, of finite: String) -> Bool {
        if Self.auxiliaries.contains(finite) { return Participle.isLikely(word) }
        return word.utf8.count >= 5 && ["en", "gaan", "doen", "zien", "staan"].contains { word.hasSuffix($0) }
    }

    /// `de op 3 maart ingediende aanvraag`: the noun comes late.
    private func before(in sentence: Sentence) -> [Remark] {
        let words = sentence.words
        return words.indices.dropLast(3).compactMap { place in
            guard Self.articles.contains(words[place].lowercased), !words[place].endsClause,
                Self.openers.contains(words[place + 1].lowercased), words[place + 1].text.first?.isLowercase == true,
                let end = words[(place + 2)...].prefix(8).firstIndex(where: isLate),
                end + 1 < words.count, !words[place..<end].contains(where: { $0.after.contains { ".;:".contains($0) } })
            else { return nil }
            return Remark(
                .farApart, .warning, about: words[place...(end + 1)],
                "Tussen '\(words[place].text)' en '\(words[end + 1].text)' staan \(end - place) woorden.",
                instead: "Maak er een zin van met die of dat.")
        }
    }

    /// An adjective made of a verb: `ingediende`, `verstrekte`, `geldende`.
    private func isLate(_ word: Word) -> Bool {
        let text = word.lowercased
        guard text.utf8.count >= 6, !word.isValue, !word.endsClause, !Self.others.contains(text) else { return false }
        if text.hasSuffix("ende") { return true }
        return (text.hasSuffix("de") || text.hasSuffix("te")) && Participle.isLikely(String(text.dropLast()))
            || text.hasSuffix("en") && text.hasPrefix("ge") && Participle.isLikely(text)
    }
}
