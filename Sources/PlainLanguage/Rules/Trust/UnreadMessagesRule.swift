/// How many messages are unread, of whom they are, or that we saw them unread: nobody needs to know on paper.
struct UnreadMessagesRule: Rule {
    private static let messages: Set<String> = ["bericht", "berichten", "brieven", "e-mails", "post"]
    private static let unread: Set<String> = ["ongelezen", "ongeopend", "ongeopende", "gemiste", "onbekeken", "gemist"]
    private static let opened: Set<String> = [
        "gelezen", "geopend", "bekeken", "ingelogd", "gezien", "leest", "opent", "bekijkt", "inlogt", "gereageerd",
        "opgehaald",
        "openen", "lezen", "inloggen", "gekeken",
    ]
    private static let numbers: Set<String> = [
        "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "enkele",
        "meerdere",
        "verschillende", "veel", "diverse",
    ]
    private static let senders: Set<String> = [
        "belastingdienst", "toeslagen", "uwv", "svb", "rdw", "duo", "cak", "cjib", "ind", "gemeente", "waterschap",
        "kadaster",
        "politie", "rechtbank", "pensioenfonds", "zorgverzekeraar", "ggd", "ministerie",
    ]
    /// That a message is there already.
    private static let waiting: Set<String> = [
        "hebt", "heeft", "klaar", "wacht", "wachten", "nieuw", "nieuwe", "ongelezen", "berichtenbox", "staat", "staan",
    ]
    private static let sent: Set<String> = ["gestuurd", "verstuurd", "verzonden", "geplaatst", "klaargezet", "stuurde"]
    /// That somebody looked.
    private static let watching = PhraseIndex(
        [
            "wij zagen", "wij zien", "we zien", "we zagen", "wij hebben gezien", "we hebben gezien",
            "hebben wij gezien",
            "wij merken", "wij merkten", "wij hebben gemerkt", "hebben wij gemerkt", "is gebleken", "blijkt dat u",
            "wij constateren", "wij hebben vastgesteld", "volgens onze gegevens", "uit onze gegevens", "viel ons op",
            "wij weten dat u", "het systeem ziet", "wij hebben geconstateerd", "zagen wij", "zien wij",
        ].map { ($0, ()) })

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            found(in: sentence).map { range, what in
                Remark(
                    .unreadMessages, .error, about: sentence.words[range], "'\(sentence.text(of: range))' \(what)",
                    instead: "Zeg alleen waar de lezer post van de overheid vindt.")
            }
        }
    }

    private func found(in sentence: Sentence) -> (Range<Int>, String)? {
        let words = sentence.words
        if let place = sentence.firstIndex(of: Self.unread),
            let message = words.indices.first(where: {
                abs($0 - place) <= 3 && Self.messages.contains(words[$0].lowercased)
            })
        {
            return (min(place, message)..<(max(place, message) + 1), "zegt wat de lezer niet las.")
        }
        if let place = words.indices.first(where: { isCount($0, in: words) }) {
            return (place..<(place + 2), "zegt hoeveel berichten er zijn.")
        }
        let isUnread =
            words.contains { Self.opened.contains($0.lowercased) }
            && sentence.contains(anyOf: ["niet", "nooit", "geen"])
        if isUnread, let watch = Self.watching.matches(in: sentence).first {
            return (watch.range, "zegt dat iemand meekeek.")
        }
        if isUnread, let has = accuses(sentence) { return (has, "zegt wat de lezer niet deed.") }
        if let place = words.indices.first(where: { isOfSender($0, in: words) }) {
            return (place..<min(place + 4, words.count), "zegt van wie een bericht is.")
        }
        if let place = missing(in: sentence) { return (place..<(place + 1), "zegt wat de lezer mist.") }
        if let sender = sentence.firstIndex(of: Self.senders), sentence.contains(anyOf: Self.sent),
            sentence.contains(anyOf: ["bericht", "berichten"]),
            sentence.contains(anyOf: ["berichtenbox", "mijnoverheid"])
        {
            return (sender..<(sender + 1), "zegt van wie een bericht is.")
        }
        return nil
    }

    /// `U mist post`, `u loopt berichten mis`; `zo mist u niets` is good news.
    private func missing(in sentence: Sentence) -> Int? {
        guard sentence.contains(anyOf: Self.messages), !sentence.isQuestion, !Denial.stands(in: sentence),
            let miss = sentence.firstIndex(of: ["mist", "misloopt", "mis"]), sentence.contains(anyOf: ["u"])
        else { return nil }
        return sentence.words[miss].lowercased != "mis" || sentence.contains(anyOf: ["loopt"]) ? miss : nil
    }

    /// `5 berichten`, `drie nieuwe berichten`.
    private func isCount(_ place: Int, in words: [Word]) -> Bool {
        let word = words[place]
        guard !word.isValue, Int(word.text) != nil || Self.numbers.contains(word.lowercased), place + 1 < words.count
        else {
            return false
        }
        let next = words[place + 1].lowercased
        return ["bericht", "berichten"].contains(next)
            || (["nieuwe", "nieuw", "belangrijke", "belangrijk"].contains(next) && place + 2 < words.count
                && ["bericht", "berichten"].contains(words[place + 2].lowercased))
    }

    /// `u hebt uw berichten niet gelezen`, `u logde niet in`.
    private func accuses(_ sentence: Sentence) -> Range<Int>? {
        let words = sentence.words
        guard !sentence.isQuestion, let first = words.first,
            !["als", "wanneer", "kunt", "hoeft"].contains(first.lowercased),
            let has = words.indices.first(where: {
                ["hebt", "heeft"].contains(words[$0].lowercased)
                    && ($0 > 0 && words[$0 - 1].lowercased == "u"
                        || $0 + 1 < words.count && words[$0 + 1].lowercased == "u")
            }),
            words[has...].contains(where: { Self.messages.contains($0.lowercased) || $0.lowercased == "ingelogd" }),
            words[has...].contains(where: {
                ["gelezen", "geopend", "bekeken", "ingelogd", "gereageerd", "opgehaald"].contains($0.lowercased)
            })
        else { return nil }
        return max(0, has - 1)..<words.count
    }

    /// `een bericht van het UWV`.
    private func isOfSender(_ place: Int, in words: [Word]) -> Bool {
        guard ["bericht", "berichten"].contains(words[place].lowercased), !words[place].endsClause,
            place + 2 < words.count, ["van", "door"].contains(words[place + 1].lowercased)
        else { return false }
        return words.contains { Self.waiting.contains($0.lowercased) }
            && words[(place + 2)...].prefix(2).contains { Self.senders.contains($0.lowercased) }
    }
}
