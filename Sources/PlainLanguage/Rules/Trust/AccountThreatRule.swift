/// That an account, DigiD or mailbox will be blocked or closed: what false messages say.
struct AccountThreatRule: Rule {
    private static let things: Set<String> = [
        "account", "accounts", "digid", "berichtenbox", "mijnoverheid", "toegang", "brievenbus", "inlog", "mailbox",
        "e-mailadres",
    ]
    private static let ends: Set<String> = [
        "geblokkeerd", "blokkeren", "blokkeert", "blokkade", "afgesloten", "afsluiten", "gesloten", "sluiten",
        "verwijderd",
        "verwijderen", "vergrendeld", "vergrendelen", "vergrendelt", "verloopt", "opgeheven", "opheffen", "stopgezet",
        "stopzetten", "gedeactiveerd", "deactiveren", "gewist",
        "vervallen", "vervalt", "beëindigd", "beëindigen", "opgeschort", "ingetrokken", "uitgeschakeld", "bevroren",
        "uitgezet", "ontzegd", "kwijtraken", "verliest", "verliezen", "afgenomen", "vol",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            guard let thing = sentence.firstIndex(of: Self.things), let end = sentence.firstIndex(of: Self.ends),
                abs(thing - end) <= 10, !isDenied(end, in: sentence), !asks(sentence, end)
            else { return nil }
            return Remark(
                .accountThreat, .error, about: sentence.words[min(thing, end)...max(thing, end)],
                "'\(sentence.words[thing].text) ... \(sentence.words[end].text)' dreigt, zoals valse berichten doen.",
                instead: "Zeg wat de lezer kan doen, en dat er niets verloren gaat.")
        }
    }

    /// In its own part of the sentence, or in one before it. What stands after als denies nothing: `als u niet reageert`.
    private func isDenied(_ end: Int, in sentence: Sentence) -> Bool {
        sentence.clauses.contains { clause in
            guard clause.startIndex <= end else { return false }
            let opener = sentence.words[max(0, clause.startIndex - 1)].lowercased
            let isCondition =
                Self.conditions.contains(opener) || Self.conditions.contains(clause.first?.lowercased ?? "")
            return !isCondition && Denial.stands(in: clause, of: sentence)
        }
    }

    private static let conditions: Set<String> = ["als", "indien", "wanneer", "zodra", "omdat", "doordat", "tenzij"]

    /// `Wilt u uw account verwijderen?`: the reader's own wish.
    private func asks(_ sentence: Sentence, _ end: Int) -> Bool {
        guard let first = sentence.words.first?.lowercased else { return false }
        return ["wilt", "kunt", "hoe"].contains(first)
            || sentence.words[..<end].contains { ["kunt", "wilt"].contains($0.lowercased) }
    }
}
