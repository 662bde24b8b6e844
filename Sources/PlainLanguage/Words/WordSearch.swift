/// Finds the entries of a word list in a sentence.
struct WordSearch {
    let index: WordIndex
    let entries: [WordEntry]

    /// A participle that looks like the present (`verstrekt`) has one of these in its sentence.
    static let auxiliaries: Set<String> = [
        "heb", "hebt", "heeft", "hebben", "had", "hadden", "ben", "bent", "is", "zijn", "was", "waren", "word", "wordt",
        "worden", "werd", "werden",
    ]
    /// Prepositions too: they have split off a verb only where a part of the sentence ends.
    private static let prepositions: Set<String> = [
        "aan", "bij", "door", "in", "met", "na", "om", "onder", "op", "over", "tegen", "tot", "uit", "voor",
    ]
    /// What may follow a particle that ends a part of the sentence.
    private static let openers: Set<String> = [
        "en", "of", "maar", "want", "dat", "om", "als", "indien", "omdat", "zodat", "totdat", "voordat", "waarna",
        "wanneer",
        "zodra", "tenzij", "mits", "zoals", "dan", "met", "bij", "via", "per", "binnen", "zonder", "op", "in", "na",
        "voor", "tot", "door", "van", "uit", "over", "tijdens", "sinds", "vanaf", "waardoor", "waarbij", "waarop",
        "ondanks", "volgens",
    ]
    private static let determiners: Set<String> = [
        "de", "het", "een", "uw", "deze", "die", "dit", "onze", "hun", "alle", "ons", "u", "mij", "niet", "door", "van",
        "en",
    ]
    private static let farthestVerb = 14

    /// Where two overlap only the longer counts.
    func matches(in sentence: Sentence) -> [WordMatch] {
        let words = sentence.words
        var found: [WordMatch] = []
        for place in words.indices where !words[place].isValue && !words[place].isAddress {
            let text = words[place].lowercased
            guard let start = index.starts[text] else {
                if let match = ending(of: text, at: place, in: sentence) { found.append(match) }
                continue
            }
            guard !isName(place, in: words) else { continue }
            if let single = single(start.singles, at: place, in: words) { found.append(single) }
            for phrase in start.phrases where goesOn(phrase, after: place, in: words) {
                if let places = follow(phrase.tokens[...], from: place, in: words) {
                    found.append(WordMatch(entry: phrase.entry, form: phrase.form, words: places))
                }
            }
            for companion in start.companions {
                if let match = accompany(companion, at: place, in: words) { found.append(match) }
            }
            if !start.parted.isEmpty, let match = parted(start.parted, at: place, in: words) { found.append(match) }
            if start.singles.isEmpty, let match = ending(of: text, at: place, in: sentence) { found.append(match) }
        }
        return longest(of: found)
    }

    private func longest(of found: [WordMatch]) -> [WordMatch] {
        var taken: Set<Int> = []
        var kept: [WordMatch] = []
        for match in found.sorted(by: {
            ($1.words.count, $0.words[0], $0.entry) < ($0.words.count, $1.words[0], $1.entry)
        })
        where taken.isDisjoint(with: match.words) {
            taken.formUnion(match.words)
            kept.append(match)
        }
        return kept.sorted { $0.words[0] < $1.words[0] }
    }

    /// A capital inside a sentence: `Dienst Toeslagen`. A text in capitals has no names.
    private func isName(_ place: Int, in words: [Word]) -> Bool {
        guard place > 0, let first = words[place].text.first, first.isUppercase,
            !words[place - 1].after.contains(where: { ":;\"”“(".contains($0) })
        else { return false }
        return !words[place].text.allSatisfy { $0.isUppercase || !$0.isLetter }
    }

    private func single(_ singles: [WordPattern.Single], at place: Int, in words: [Word]) -> WordMatch? {
        guard let first = singles.first else { return nil }
        let own = singles.filter { $0.entry == first.entry }
        let best = own.count > 1 ? own.first { fits($0.form, at: place, in: words) } ?? first : first
        guard case .verb(.infinitive, _) = best.form, place > 0, words[place - 1].lowercased == "te" else {
            return WordMatch(entry: best.entry, form: best.form, words: [place])
        }
        return WordMatch(entry: best.entry, form: .verb(.infinitive, .withTe), words: [place - 1, place])
    }

    private func fits(_ form: WordPattern.Form, at place: Int, in words: [Word]) -> Bool {
        guard case .verb(let verb, _) = form else { return true }
        let near = words[max(0, place - 9)..<min(words.count, place + 4)]
        let hasAuxiliary = near.indices.contains { $0 != place && Self.auxiliaries.contains(near[$0].lowercased) }
        // The past tense of a word that may stand before a noun too: de verstrekte gegevens.
        let isBeforeNoun = place == 0 || Self.determiners.contains(words[place - 1].lowercased)
        switch verb {
        case .participle: return hasAuxiliary
        case .inflectedParticiple: return hasAuxiliary || isBeforeNoun
        case .past: return !hasAuxiliary && !isBeforeNoun
        default: return !hasAuxiliary
        }
    }

    private func ending(of text: String, at place: Int, in sentence: Sentence) -> WordMatch? {
        guard text.utf8.count >= 8, !isName(place, in: sentence.words) else { return nil }
        for length in index.endingLengths where text.count > length + 1 {
            guard let single = index.endings[String(text.suffix(length))] else { continue }
            guard !entries[single.entry].removedForms.contains(text) else { return nil }
            return WordMatch(entry: single.entry, form: single.form, words: [place])
        }
        return nil
    }

    /// Whether its second word is there: of most phrases it is not, and there are dozens that begin with `in` or `te`.
    private func goesOn(_ phrase: WordPattern.Phrase, after place: Int, in words: [Word]) -> Bool {
        guard case .word(let second) = phrase.tokens[1] else { return true }
        return place + 1 < words.count && words[place + 1].lowercased == second
    }

    /// The places of a phrase's words.
    private func follow(_ tokens: ArraySlice<WordPattern.Token>, from place: Int, in words: [Word]) -> [Int]? {
        guard let token = tokens.first else { return [] }
        let rest = tokens.dropFirst()
        if token == .gap {
            for next in place..<min(words.count, place + WordPattern.longestGap) {
                if let places = follow(rest, from: next, in: words) { return places }
            }
            return nil
        }
        guard place < words.count, !words[place].isValue else { return nil }
        let word = words[place]
        let isThere =
            switch token {
            case .word(let text): word.lowercased == text
            case .number: word.text.first?.isNumber == true || word.text.first == "€"
            case .ending(let end): word.lowercased.hasSuffix(end) && word.lowercased.count > end.count + 2
            case .gap: false
            }
        guard isThere, let others = follow(rest, from: place + 1, in: words) else { return nil }
        // A sentence that is cut by a colon or a bracket is not one phrase.
        if let next = others.first, next == place + 1, word.after.contains(where: { ":;()".contains($0) }) {
            return nil
        }
        return [place] + others
    }

    /// The fixed words with a form of their verb: soon after, or before.
    private func accompany(_ companion: WordPattern.Companion, at place: Int, in words: [Word]) -> WordMatch? {
        let end = place + companion.fixed.count
        guard end <= words.count,
            zip(words[place..<end], companion.fixed).allSatisfy({ $0.lowercased == $1 && !$0.isValue })
        else { return nil }
        func form(at place: Int) -> DutchVerb.Form? {
            let text = words[place].lowercased
            if let whole = companion.verbs[text] { return whole }
            guard let parted = companion.parted[text],
                words[(place + 1)...].prefix(Self.farthestVerb).contains(where: { $0.lowercased == companion.particle })
            else { return nil }
            return parted
        }
        let after = (end..<min(words.count, end + 5)).first { form(at: $0) != nil }
        let before = (max(0, place - Self.farthestVerb)..<place).reversed().first { form(at: $0) != nil }
        guard let verb = after ?? before, let form = form(at: verb) else { return nil }
        let isBefore = verb < place
        // In "de verstrekte gegevens" it tells of the noun.
        guard verb != place - 1 || !words[verb].lowercased.hasSuffix("e") else { return nil }
        let fixed = Array(place..<end)
        if form == .infinitive, verb > 0, words[verb - 1].lowercased == "te", verb - 1 >= end || isBefore {
            return WordMatch(
                entry: companion.entry, form: .verb(.infinitive, .withTe), words: (fixed + [verb - 1, verb]).sorted())
        }
        return WordMatch(
            entry: companion.entry, form: .verb(form, isBefore ? .apart : .together), words: (fixed + [verb]).sorted())
    }

    private func parted(
        _ verbs: [String: WordPattern.Parted], at place: Int, in words: [Word]
    ) -> WordMatch? {
        let particle = words[place]
        if Self.prepositions.contains(particle.lowercased) {
            let isLast = place + 1 == words.count || particle.after.contains { ",;:.?!)".contains($0) }
            guard isLast || Self.openers.contains(words[place + 1].lowercased) else { return nil }
        }
        for verb in (max(0, place - 20)..<place).reversed() {
            if let parted = verbs[words[verb].lowercased] {
                return WordMatch(entry: parted.entry, form: .verb(parted.form, .apart), words: [verb, place])
            }
            if words[verb].after.contains(where: { ";:".contains($0) }) { return nil }
        }
        return nil
    }
}
