/// `worden` or `zijn` with a participle: the sentence hides who acts.
struct PassiveRule: Rule {
    private static let becoming: Set<String> = ["word", "wordt", "worden", "werd", "werden"]
    private static let being: Set<String> = ["is", "was", "waren", "zijn", "bent"]
    /// With zijn they say what became of somebody, or how something is: nobody hides.
    private static let states: Set<String> = [
        "aangekomen", "aangesloten", "afgelopen", "afgenomen", "afgestudeerd", "afgesloten", "bedoeld", "begonnen",
        "behaald",
        "bekend", "beperkt", "bereid", "bestemd", "betrokken", "bevallen", "bevoegd", "bezet", "bezig", "doorgegaan",
        "failliet", "gebaseerd", "gebeurd", "gebleven", "geboren", "gedaald", "geopend", "geëindigd", "gegaan",
        "gegroeid",
        "gehandicapt", "gehuwd", "gelegen", "gelukt", "geldig", "gekomen", "geslaagd", "gescheiden", "geschikt",
        "gesloten",
        "gespecialiseerd", "gestegen", "gestopt", "gestorven", "getrouwd", "gevallen", "gevestigd", "gevuld", "geweest",
        "gewend", "geworden", "geïnteresseerd", "gezakt", "gewond", "hersteld", "ingelogd", "ingeschreven", "mislukt",
        "omgevallen",
        "ondergelopen", "ontslagen", "ontstaan", "opgehouden", "opgegroeid", "overleden", "overgestapt", "samengesteld",
        "teruggekomen", "tevreden", "toegenomen", "uitgeschreven", "uitgevallen", "vergeten", "veranderd", "verbaasd",
        "verbonden", "verboden", "verdwenen", "verhuisd", "verkeerd", "verkouden", "verlopen", "verloren", "verplicht",
        "verschenen", "verschillend", "verslaafd", "vertrokken", "vertrouwd", "verzekerd", "vervallen", "verward",
        "verdeeld",
        "voldaan", "weggegaan", "gestart", "bekeerd", "beschikbaar", "beschadigd", "beveiligd", "besloten", "gericht",
        "gevoelig",
        "gelijkgesteld", "genoeg", "geweldig", "getreden", "gegrond", "ongegrond", "opgelopen", "meegegaan",
        "langsgekomen",
        "binnengekomen", "uitgekomen", "doorgekomen", "opgestaan", "overgegaan", "gevlucht", "gereisd", "geslagen",
        "aangewezen", "gehecht", "bang", "verantwoord", "versleten", "bewoond", "gevorderd", "beklaard", "geacht",
        "bemand",
        "verkrijgbaar", "gevestigd", "onderweg", "geland", "geleerd", "geveld", "verstreken", "gebleken", "gemachtigd",
        "gerechtigd", "verschuldigd", "vereist", "gehouden", "genoodzaakt", "toegestaan", "toereikend", "woonachtig",
    ]
    /// What may follow `zijn` where it is the verb, and no word for whose.
    private static let afterBeing: Set<String> = [
        "aan", "al", "bij", "daarom", "dan", "door", "er", "in", "inmiddels", "met", "namens", "naar", "niet", "nog",
        "nu",
        "ook", "op", "reeds", "tot", "uit", "vanaf", "via", "volgens", "voor", "volledig", "onlangs", "geheel",
        "gisteren",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.flatMap { sentence in
            sentence.clauses.compactMap { remark(on: $0, isQuestion: sentence.isQuestion) }
        }
    }

    /// - Parameter isQuestion: `Is uw pas gestolen?` asks how something is.
    private func remark(on clause: ArraySlice<Word>, isQuestion: Bool) -> Remark? {
        let auxiliary: Int
        let participle: Int
        if let becoming = clause.firstIndex(where: { Self.becoming.contains($0.lowercased) }) {
            guard let found = clause.indices.first(where: { isParticiple($0, in: clause) }) else { return nil }
            (auxiliary, participle) = (becoming, found)
        } else if !isQuestion, let being = clause.indices.first(where: { isBeing($0, in: clause) }) {
            guard let found = clause.indices.first(where: { isDone($0, in: clause) }) else { return nil }
            (auxiliary, participle) = (being, found)
        } else {
            return nil
        }
        return Remark(
            .passive, .warning, about: clause[min(auxiliary, participle)...max(auxiliary, participle)],
            "'\(clause[auxiliary].text) ... \(clause[participle].text)' zegt niet wie iets doet.",
            instead: "Begin met wie het doet, bijvoorbeeld: wij of u.")
    }

    /// After te it is an infinitive: `om post te ontvangen`.
    private func isParticiple(_ place: Int, in clause: ArraySlice<Word>) -> Bool {
        isParticiple(clause[place]) && (place == clause.startIndex || clause[place - 1].lowercased != "te")
    }

    private func isParticiple(_ word: Word) -> Bool { !word.isValue && Participle.isLikely(word.lowercased) }

    private func isBeing(_ place: Int, in clause: ArraySlice<Word>) -> Bool {
        let text = clause[place].lowercased
        guard Self.being.contains(text) else { return false }
        guard text == "zijn" else { return true }
        guard place + 1 < clause.endIndex else { return true }
        let next = clause[place + 1]
        return Self.afterBeing.contains(next.lowercased) || isParticiple(next)
    }

    /// With zijn it stands where the part ends, or before who did it: elsewhere it may tell of a noun.
    private func isDone(_ place: Int, in clause: ArraySlice<Word>) -> Bool {
        guard isParticiple(clause[place]), !Self.states.contains(clause[place].lowercased),
            !["meer", "meest", "zo", "te", "heel", "erg"].contains(
                place > clause.startIndex ? clause[place - 1].lowercased : "")
        else { return false }
        guard place + 1 < clause.endIndex else { return true }
        let next = clause[place + 1].lowercased
        return Self.afterBeing.contains(next) || Self.being.contains(next)
    }
}
