/// Nouns in a chain where verbs would do: `de uitvoering van de controle van de aanvraag`.
struct NounChainRule: Rule {
    private static let links: Set<String> = ["van", "voor", "door", "tot", "bij", "in", "op", "aan", "naar", "over"]
    /// What makes another word of one: `berekening`, `uitbetaling`.
    private static let verbParts: Set<String> = [
        "ver", "her", "ont", "uit", "aan", "toe", "onder", "goed", "over", "voor", "samen", "door", "terug", "bij",
        "mede", "weer", "achter",
    ]
    private static let determiners: Set<String> = [
        "de", "het", "een", "uw", "deze", "dit", "die", "dat", "hun", "zijn", "haar", "ons", "onze", "alle", "elke",
    ]
    private static let endings = ["ing", "atie", "itie", "heid", "iteit", "isme", "ment", "name", "ctie", "sie"]
    /// Things and places, though they end like something that is done.
    private static let things: Set<String> = [
        "woning", "rekening", "vergunning", "uitkering", "verzekering", "belasting", "opleiding", "vereniging",
        "afdeling",
        "instelling", "leiding", "verdieping", "regering", "woonkamer", "ding", "ring", "kring", "koning",
        "organisatie",
        "situatie", "informatie", "overheid", "gelegenheid", "station", "document", "appartement", "moment",
        "universiteit",
        "nationaliteit", "identiteit", "kwaliteit", "activiteit", "vakantie", "politie", "pensioen", "locatie",
        "operatie",
        "relatie", "televisie", "commissie", "provincie", "gezondheid", "eenheid", "mogelijkheid", "website",
        "instrument",
        "parlement", "departement", "medicament", "vergadering", "betaling", "ontmoeting", "zitting", "rechtszitting",
        "verkiezing", "uitnodiging", "handtekening", "tekening", "kleding", "voeding", "verpakking", "lading", "haring",
        "leerling", "vluchteling", "verhuizing", "behandeling", "vertaling", "verbouwing", "begeleiding", "keuring",
        "gemeente", "inleiding", "omgeving", "richting", "mening", "ervaring", "oefening", "training",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            chain(in: sentence).map { range in
                Remark(
                    .nounChain, .warning, about: sentence.words[range],
                    "'\(sentence.text(of: range))' is een ketting van naamwoorden.",
                    instead: "Gebruik werkwoorden en zeg wie iets doet.")
            }
        }
    }

    /// From the first noun of something that is done to the last noun of the chain.
    private func chain(in sentence: Sentence) -> Range<Int>? {
        let words = sentence.words
        for start in words.indices where isAction(words[start]) && !words[start].endsClause {
            var end = start + 1
            var links = 0
            var genitives = 0
            var actions = 1
            while let next = link(after: end, in: words) {
                links += 1
                if words[end].lowercased == "van" { genitives += 1 }
                if isAction(words[next]) { actions += 1 }
                end = next + 1
                if words[next].endsClause { break }
            }
            if genitives >= 2 || links >= 1 && actions >= 2 && end - start >= 4 {
                return start..<end
            }
        }
        return nil
    }

    /// A preposition, a word such as `de`, at most one other, and the noun.
    private func link(after place: Int, in words: [Word]) -> Int? {
        guard place < words.count, Self.links.contains(words[place].lowercased), !words[place].endsClause else {
            return nil
        }
        var noun = place + 1
        let hasDeterminer = noun < words.count && Self.determiners.contains(words[noun].lowercased)
        if hasDeterminer { noun += 1 }
        guard noun < words.count, words[noun].text.first?.isLetter == true, !words[noun].isAddress else { return nil }
        if noun + 1 < words.count, words[noun].lowercased.hasSuffix("e"), !words[noun].endsClause, hasDeterminer,
            !Self.links.contains(words[noun + 1].lowercased), words[noun + 1].text.first?.isLetter == true
        {
            noun += 1
        }
        return isAction(words[noun]) || hasDeterminer || words[place].lowercased == "van" ? noun : nil
    }

    private func isAction(_ word: Word) -> Bool {
        let text = word.lowercased
        // Few words end so, and the things are many.
        return text.utf8.count >= 6 && !word.isValue && Self.endings.contains { text.hasSuffix($0) }
            && !Self.things.contains { isThing(text, of: $0) }
    }

    /// `huurwoning` is a woning; `verrekening` is no rekening, and `uitvoering` no ring.
    private func isThing(_ text: String, of thing: String) -> Bool {
        guard text.hasSuffix(thing) else { return false }
        let rest = String(text.dropLast(thing.count))
        return rest.isEmpty || thing.utf8.count > 5 && rest.utf8.count > 2 && !Self.verbParts.contains(rest)
    }
}
