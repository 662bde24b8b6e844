/// Asks the reader for a password, a code or money, as no letter of the government does.
///
/// `Wij vragen nooit om uw wachtwoord` and `Vul de code in op de website` ask nothing secret.
struct AsksSecretRule: Rule {
    /// Other texts of the government may ask to pay a bill; none about the mailbox or logging in does.
    let isForLetters: Bool

    private static let imperatives: Set<String> = [
        "geef", "geeft", "stuur", "stuurt", "mail", "mailt", "app", "sms", "bel", "vertel", "vertelt", "noem", "noemt",
        "zeg",
        "zegt", "typ", "typt", "vul", "vult", "voer", "voert", "schrijf", "schrijft", "deel", "lees", "bevestig",
        "bevestigt",
        "log", "logt", "gebruik", "toon", "meld", "houd", "betaal", "betaalt", "maak", "upload", "lever", "voeg",
        "zend",
        "verstuur", "bezorg", "vermeld", "controleer", "verifieer",
    ]
    private static let secrets: Set<String> = [
        "wachtwoord", "wachtwoorden", "pincode", "pincodes", "toegangscode", "beveiligingscode", "creditcardnummer",
        "pasnummer",
    ]
    /// `Houd uw burgerservicenummer bij de hand`: the reader gives it to nobody yet.
    private static let keeping: Set<String> = ["houd", "hou", "houdt"]
    private static let numbers: Set<String> = [
        "bsn", "bsn-nummer", "burgerservicenummer", "sofinummer",
    ]
    private static let copies: Set<String> = [
        "kopie", "kopieën", "foto", "foto's", "scan", "scans", "kopietje", "fotokopie", "afbeelding", "afschrift",
    ]
    private static let papers: Set<String> = [
        "paspoort", "paspoorten", "identiteitskaart", "id-kaart", "identiteitsbewijs", "legitimatiebewijs",
        "legitimatie",
        "rijbewijs", "id", "id-bewijs", "bankpas", "pas", "verblijfsdocument",
    ]
    private static let codes: Set<String> = ["code", "codes", "sms-code", "inlogcode", "activeringscode", "koppelcode"]
    private static let payments: Set<String> = ["betaal", "betaalt", "betalen", "overmaken", "overschrijven"]
    private static let money: Set<String> = ["geld", "bedrag", "euro"]
    private static let giving: Set<String> = [
        "geef", "geeft", "geven", "doorgeven", "stuur", "stuurt", "sturen", "opsturen", "mail", "mailt", "mailen",
        "app",
        "appen", "sms", "sms'en", "vertel", "vertelt", "vertellen", "noem", "noemt", "noemen", "zeg", "zegt", "zeggen",
        "deel", "delen", "meld", "melden", "schrijf", "schrijft", "bel", "uploaden", "opgeven", "invullen", "inleveren",
        "meesturen", "vermelden",
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
        text.passages.flatMap { passage in
            let isStrict = isForLetters || MailboxTopic.isSubject(of: passage)
            return passage.sentences.indices.compactMap { index in
                let next = index + 1 < passage.sentences.count ? passage.sentences[index + 1] : nil
                return remark(on: passage.sentences[index], before: next, isStrict)
            }
        }
    }

    private func remark(on sentence: Sentence, before next: Sentence?, _ isStrict: Bool) -> Remark? {
        // "Moet u een wachtwoord geven? Doe dat nooit": the question is the reader's, and the answer is advice.
        if sentence.isQuestion, let next, next.contains(anyOf: Self.denials.union(["nee"])) { return nil }
        for clause in clauses(of: sentence) {
            guard let word = askedFor(in: clause, sentence.isQuestion, isStrict) else { continue }
            return Remark(
                .asksSecret, .error, at: word.place,
                "Het lijkt of deze zin om iets geheims of om geld vraagt ('\(word.text)').",
                instead: "Haal dit weg. De overheid vraagt nooit om een wachtwoord, code of geld.")
        }
        return nil
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

    private func askedFor(in clause: ArraySlice<Word>, _ isQuestion: Bool, _ isStrict: Bool) -> Word? {
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
            return isStrict && asksReader(clause) ? word(of: Self.payments, in: clause) : nil
        }
        if let secret = word(of: Self.secrets, in: clause) { return secret }
        let keepsIt = !isStrict && Self.keeping.contains(first?.lowercased ?? "") && texts.contains("hand")
        if isImperative || isRequest, !keepsIt, let copy = personal(in: clause) { return copy }
        guard isStrict else { return code(in: clause, texts) }
        if let payment = word(of: Self.payments, in: clause) { return payment }
        // "Stuur het formulier, dan kunt u geld terugkrijgen" asks for no money.
        let asked = clause.prefix { !$0.endsClause }
        if !texts.isDisjoint(with: Self.money) || clause.contains(where: { $0.text.hasPrefix("€") }),
            isImperative, texts.contains("maak") || texts.contains("stuur"),
            clause.count - asked.count <= 1
                || asked.contains(where: { Self.money.contains($0.lowercased) || $0.text.hasPrefix("€") })
        {
            return word(of: Self.money, in: clause) ?? first
        }
        return code(in: clause, texts)
    }

    private func code(in clause: ArraySlice<Word>, _ texts: Set<String>) -> Word? {
        texts.isDisjoint(with: Self.giving) ? nil : word(of: Self.codes, in: clause)
    }

    /// A citizen service number, or a copy of a passport or the like: enough to pass for somebody.
    private func personal(in clause: ArraySlice<Word>) -> Word? {
        if let number = word(of: Self.numbers, in: clause) { return number }
        guard clause.contains(where: { Self.copies.contains($0.lowercased) }) else { return nil }
        return word(of: Self.papers, in: clause)
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
