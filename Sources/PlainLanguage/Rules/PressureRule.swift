/// Words that press the reader, unless the sentence denies them: `U bent niet verplicht`.
struct PressureRule: Rule {
    private static let phrases: [(Phrase, String)] = [
        "verplicht", "verplichte", "verplichting", "uiterlijk", "laatste kans", "laatste waarschuwing",
        "laatste herinnering", "direct actie", "onmiddellijk", "per direct", "per omgaande", "dringend", "dringende",
        "anders verliest u", "dan verliest u", "u verliest", "anders raakt u", "anders krijgt u een boete", "boete",
        "sanctie", "sancties", "op straffe van", "gevolgen voor u", "voor het te laat is", "u moet", "moet u",
        "moet uw", "u dient", "onderneem actie", "actie vereist", "actie ondernemen", "wacht niet", "haast",
        "anders wordt", "nu meteen", "reageer snel",
        "reageer direct", "reageer nu", "doe het nu", "doe dit nu", "log direct in", "log nu in", "bel direct",
        "bel nu",
        "wordt geblokkeerd", "wordt afgesloten", "vervalt uw recht", "u bent gehouden",
    ].map { (Phrase($0), "Zeg wat de lezer kan doen, en dat het een keuze is.") }
    private static let denials: Set<String> = [
        "niet", "geen", "nooit", "niets", "nergens", "niemand", "zonder", "hoeft", "noch",
    ]
    /// Such a question is the reader's own.
    private static let duties: Set<String> = ["verplicht", "moet u", "u moet"]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.flatMap { sentence in
            sentence.matches(of: Self.phrases).compactMap { match in
                let words = sentence.text(of: match.range)
                guard !isDenied(match.range, in: sentence), !isChoice(sentence), !isLooks(match.range, in: sentence),
                    !(sentence.isQuestion && Self.duties.contains(words.lowercased()))
                else { return nil }
                return Remark(
                    .pressure, .error, about: sentence.words[match.range],
                    "'\(words)' zet de lezer onder druk.", instead: match.value)
            }
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
        var after = sentence.words(from: range.upperBound, to: range.upperBound + 3)
        if sentence.words[range.upperBound - 1].endsClause { after = [] }
        if let end = after.firstIndex(where: \.endsClause) { after = after[...end] }
        return denies(before, in: sentence) || denies(after, in: sentence)
    }

    private func denies(_ words: ArraySlice<Word>, in sentence: Sentence) -> Bool {
        words.indices.contains { index in
            guard Self.denials.contains(words[index].lowercased) else { return false }
            // "Niet alleen verplicht" and "niet later dan" deny nothing.
            let next = index + 1 < sentence.words.count ? sentence.words[index + 1].lowercased : ""
            return !["alleen", "later", "slechts"].contains(next)
        }
    }

    /// `uw uiterlijk`: what someone looks like.
    private func isLooks(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        guard sentence.words[range.lowerBound].lowercased == "uiterlijk", range.lowerBound > 0 else { return false }
        return ["uw", "het", "zijn", "haar", "een"].contains(sentence.words[range.lowerBound - 1].lowercased)
    }
}
