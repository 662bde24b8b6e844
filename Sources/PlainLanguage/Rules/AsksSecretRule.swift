/// Asks the reader for a password, a code or money, as no letter of the government does.
///
/// `Wij vragen nooit om uw wachtwoord` and `Vul de code in op de website` ask nothing secret.
struct AsksSecretRule: Rule {
    private static let imperatives: Set<String> = [
        "geef", "geeft", "stuur", "stuurt", "mail", "mailt", "app", "sms", "bel", "vertel", "vertelt", "noem", "noemt",
        "zeg",
        "zegt", "typ", "typt", "vul", "vult", "voer", "voert", "schrijf", "schrijft", "deel", "lees", "bevestig",
        "bevestigt",
        "log", "logt", "gebruik", "toon", "meld", "houd", "betaal", "betaalt", "maak",
    ]
    private static let secrets: Set<String> = [
        "wachtwoord", "wachtwoorden", "pincode", "pincodes", "toegangscode", "beveiligingscode", "creditcardnummer",
        "pasnummer",
    ]
    private static let codes: Set<String> = ["code", "codes", "sms-code", "inlogcode", "activeringscode", "koppelcode"]
    private static let payments: Set<String> = ["betaal", "betaalt", "betalen", "overmaken", "overschrijven"]
    private static let money: Set<String> = ["geld", "bedrag", "euro"]
    private static let giving: Set<String> = [
        "geef", "geeft", "geven", "doorgeven", "stuur", "stuurt", "sturen", "opsturen", "mail", "mailt", "mailen",
        "app",
        "appen", "sms", "sms'en", "vertel", "vertelt", "vertellen", "noem", "noemt", "noemen", "zeg", "zegt", "zeggen",
        "deel", "delen", "meld", "melden", "schrijf", "schrijft", "bel",
    ]
    private static let modals: Set<String> = [
        "moet", "dient", "kunt", "kan", "wilt", "mag", "hebben", "willen", "vragen",
    ]
    private static let denials: Set<String> = ["niet", "nooit", "geen", "niemand", "hoeft", "nergens"]
    /// What a reader does with a password of their own.
    private static let ownAffairs: Set<String> = [
        "vergeten", "kwijt", "veranderen", "wijzigen", "kiezen", "nodig", "vraagt", "vragen", "alleen", "geheim",
        "nieuw", "ik",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            for clause in clauses(of: sentence) {
                guard let word = askedFor(in: clause, sentence.isQuestion) else { continue }
                return Remark(
                    .asksSecret, .error, at: word.place,
                    "Het lijkt of deze zin om iets geheims of om geld vraagt ('\(word.text)').",
                    instead: "Haal dit weg. De overheid vraagt nooit om een wachtwoord, code of geld.")
            }
            return nil
        }
    }

    /// A new clause begins where another imperative does, so that a denial in one does not excuse the other.
    private func clauses(of sentence: Sentence) -> [ArraySlice<Word>] {
        let words = sentence.words
        let starts = words.indices.dropFirst().filter { index in
            guard Self.imperatives.contains(words[index].lowercased) else { return false }
            let before = words[index - 1]
            return before.endsClause || ["en", "of", "dan", "maar"].contains(before.lowercased)
        }
        let edges = [0] + starts + [words.count]
        return zip(edges, edges.dropFirst()).map { words[$0..<$1] }
    }

    private func askedFor(in clause: ArraySlice<Word>, _ isQuestion: Bool) -> Word? {
        let texts = Set(clause.map(\.lowercased))
        guard texts.isDisjoint(with: Self.denials) else { return nil }
        let first = clause.first { !["dan", "eerst", "nu", "daarna", "en", "of"].contains($0.lowercased) }
        let isImperative = first.map { Self.imperatives.contains($0.lowercased) } ?? false
        // "U moet uw pincode doorgeven" asks as much as "Geef uw pincode door".
        let isRequest = asksReader(clause) && !texts.isDisjoint(with: Self.giving)
        // "Houd uw wachtwoord geheim" gives it to nobody.
        if isImperative, texts.contains("geheim") || (texts.contains("maak") && !texts.contains("over")) { return nil }
        let isOwnAffair = isQuestion && !texts.isDisjoint(with: Self.ownAffairs) && !isRequest
        guard isImperative || isRequest || isQuestion, !isOwnAffair else {
            return asksReader(clause) ? word(of: Self.payments, in: clause) : nil
        }
        if let secret = word(of: Self.secrets, in: clause) ?? word(of: Self.payments, in: clause) { return secret }
        if !texts.isDisjoint(with: Self.money) || clause.contains(where: { $0.text.hasPrefix("€") }),
            isImperative, texts.contains("maak") || texts.contains("stuur")
        {
            return word(of: Self.money, in: clause) ?? first
        }
        return texts.isDisjoint(with: Self.giving) ? nil : word(of: Self.codes, in: clause)
    }

    /// `u moet`, `kunt u`, `wij vragen`: not what somebody else can do.
    private func asksReader(_ clause: ArraySlice<Word>) -> Bool {
        zip(clause, clause.dropFirst()).contains { first, second in
            let pair = [first.lowercased, second.lowercased]
            return !Self.modals.isDisjoint(with: pair) && !["u", "wij", "we"].allSatisfy { !pair.contains($0) }
        }
    }

    private func word(of words: Set<String>, in clause: ArraySlice<Word>) -> Word? {
        clause.first { words.contains($0.lowercased) }
    }
}
