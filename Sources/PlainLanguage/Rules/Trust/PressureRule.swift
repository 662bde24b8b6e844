/// Words that press the reader, unless the sentence denies them: `U bent niet verplicht`.
struct PressureRule: Rule {
    /// Other texts of the government may tell of a duty or a fine; of the mailbox none does.
    let isForLetters: Bool

    private static let always = PhraseIndex(
        [
            "laatste kans", "laatste waarschuwing", "laatste herinnering", "direct actie", "per direct", "per omgaande",
            "voor het te laat is", "onderneem actie", "onderneem direct actie", "actie vereist", "actie ondernemen",
            "wacht niet langer", "wacht niet meer", "nu meteen", "vandaag nog", "nog vandaag", "nu direct", "direct nu",
            "reageer snel", "reageer direct", "reageer nu", "reageer meteen", "doe het nu", "doe dit nu",
            "doe dit vandaag",
            "log direct in", "log nu in", "log snel in", "log meteen in", "log vandaag nog in", "bel direct", "bel nu",
            "bel meteen", "kom direct", "haast u", "zonder uitstel", "het is dringend", "zeer dringend",
            "er is haast bij",
            "u mag dit niet missen", "mis dit niet", "mis het niet", "straks is het te laat", "nu of nooit",
            "snel handelen", "handel snel", "handel direct", "op straffe van",
        ].map { ($0, advice) })
    private static let ofMailbox = PhraseIndex(
        [
            "wacht niet", "verplicht", "verplichte", "verplichting", "uiterlijk", "onmiddellijk", "dringend",
            "dringende",
            "anders verliest u", "dan verliest u", "u verliest", "anders raakt u", "anders krijgt u een boete", "boete",
            "boetes", "sanctie", "sancties", "gevolgen voor u", "u moet", "moet u", "moet uw", "u dient", "dient u",
            "haast",
            "anders wordt", "anders stopt", "anders vervalt", "wordt geblokkeerd", "wordt afgesloten",
            "vervalt uw recht",
            "u bent gehouden", "strafbaar", "incassokosten", "extra kosten", "dwangsom", "aanmaning",
        ].map { ($0, advice) })
    private static let advice = "Zeg wat de lezer kan doen, en dat het een keuze is."
    /// Behind these another part of the sentence begins: `een boete als u niet reageert`.
    private static let joins: Set<String> = [
        "en", "of", "maar", "want", "als", "indien", "wanneer", "omdat", "zodra", "tot", "totdat",
    ]
    /// Such a question is the reader's own.
    private static let duties: Set<String> = ["verplicht", "moet u", "u moet"]

    func remarks(on text: ReadableText) -> [Remark] {
        text.passages.flatMap { passage in
            let isStrict = isForLetters || MailboxTopic.isSubject(of: passage)
            return passage.sentences.flatMap { remarks(on: $0, isStrict) }
        }
    }

    private func remarks(on sentence: Sentence, _ isStrict: Bool) -> [Remark] {
        let matches = Self.always.matches(in: sentence) + (isStrict ? Self.ofMailbox.matches(in: sentence) : [])
        return matches.compactMap { match in
            let words = sentence.text(of: match.range)
            guard !isDenied(match.range, in: sentence), !isChoice(sentence), !isLooks(match.range, in: sentence),
                !(sentence.isQuestion && Self.duties.contains(words.lowercased()))
            else { return nil }
            return Remark(
                .pressure, .error, about: sentence.words[match.range],
                "'\(words)' zet de lezer onder druk.", instead: match.value)
        }
    }

    /// `Dat moet u zelf weten`.
    private func isChoice(_ sentence: Sentence) -> Bool {
        sentence.contains(anyOf: ["zelf"]) && sentence.contains(anyOf: ["weten", "kiezen", "beslissen"])
    }

    /// A negation shortly before or after, in the same part of the sentence.
    private func isDenied(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        var before = sentence.words(from: range.lowerBound - 4, to: range.lowerBound)
        if let end = before.lastIndex(where: \.endsClause) { before = before[(end + 1)...] }
        var after = sentence.words(from: range.upperBound, to: range.upperBound + 6)
        if let join = after.firstIndex(where: { Self.joins.contains($0.lowercased) }) {
            after = after[..<join]
        }
        if sentence.words[range.upperBound - 1].endsClause { after = [] }
        if let end = after.firstIndex(where: \.endsClause) { after = after[...end] }
        return Denial.stands(in: before, of: sentence) || Denial.stands(in: after, of: sentence)
    }

    /// `uw uiterlijk`: what someone looks like.
    private func isLooks(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        guard sentence.words[range.lowerBound].lowercased == "uiterlijk", range.lowerBound > 0 else { return false }
        return ["uw", "het", "zijn", "haar", "een"].contains(sentence.words[range.lowerBound - 1].lowercased)
    }
}
