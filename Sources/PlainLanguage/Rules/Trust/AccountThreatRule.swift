/// That an account, DigiD or mailbox will be blocked or closed: what false messages say.
struct AccountThreatRule: Rule {
    private static let things: Set<String> = [
        "account", "accounts", "digid", "berichtenbox", "mijnoverheid", "toegang", "brievenbus", "inlog", "mailbox",
        "e-mailadres",
    ]
    private static let ends: Set<String> = [
        "geblokkeerd", "blokkeren", "blokkeert", "blokkade", "afgesloten", "afsluiten", "gesloten", "sluiten",
        "verwijderd",
        "verwijderen", "opgeheven", "opheffen", "stopgezet", "stopzetten", "gedeactiveerd", "deactiveren", "gewist",
        "vervallen", "vervalt", "beëindigd", "beëindigen", "opgeschort", "ingetrokken", "uitgeschakeld", "bevroren",
        "uitgezet", "ontzegd", "kwijtraken", "verliest", "verliezen", "afgenomen",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            guard let thing = sentence.firstIndex(of: Self.things), let end = sentence.firstIndex(of: Self.ends),
                abs(thing - end) <= 10, !Denial.stands(in: sentence), !asks(sentence, end)
            else { return nil }
            return Remark(
                .accountThreat, .error, about: sentence.words[min(thing, end)...max(thing, end)],
                "'\(sentence.words[thing].text) ... \(sentence.words[end].text)' dreigt, zoals valse berichten doen.",
                instead: "Zeg wat de lezer kan doen, en dat er niets verloren gaat.")
        }
    }

    /// `Wilt u uw account verwijderen?`: the reader's own wish.
    private func asks(_ sentence: Sentence, _ end: Int) -> Bool {
        guard let first = sentence.words.first?.lowercased else { return false }
        return ["wilt", "kunt", "hoe"].contains(first)
            || sentence.words[..<end].contains { ["kunt", "wilt"].contains($0.lowercased) }
    }
}
