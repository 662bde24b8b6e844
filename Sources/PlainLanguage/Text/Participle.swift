/// What looks like the participle of a verb: `gestuurd`, `aangevraagd`, `verzonden`.
enum Participle {
    private static let particles = [
        "aan", "achter", "af", "bij", "door", "in", "klaar", "los", "mede", "mee", "na", "neer", "om", "op", "over",
        "samen", "terug", "thuis", "toe", "uit", "vast", "voor", "voort", "vrij", "weg", "goed",
    ]
    private static let prefixes = ["be", "ver", "ont", "her", "mis"]
    /// Look like participles and are none.
    private static let others: Set<String> = [
        "geld", "gezicht", "gewicht", "gebied", "gemeente", "gemeenten", "gegevens", "bericht", "berichten", "bedragen",
        "gebouwen", "gevallen", "gesprekken", "bezwaren", "besluit", "besluiten", "verband", "verstand", "bestand",
        "bestanden", "beleid", "verschillend", "verschillende", "verzoeken", "verdriet", "gebeurtenissen", "gezond",
        "gerust", "bekend", "bezoeken", "gevoelens", "verleden", "kosten", "geheugen", "heren", "hert", "herfst",
        "gezinnen", "ontvangst", "gedicht", "gedachten", "beeld", "beelden", "beurt", "best", "beste", "bent", "een",
        "geen", "eigen", "vereist", "gevolgen", "begin", "been", "benen", "gelijk", "gereed", "worden", "werden",
        "geleden", "beneden", "geduld", "geluid", "bedrijven", "beroepen", "beroeten", "berekeningen", "gebieden",
        "geweld",
        "bewijzen", "gebruiken", "gemeenten", "betekent", "betekenen", "beginnen", "betalen", "bellen", "bewaren",
        "gebeuren", "geven", "gelden", "geloven", "genieten", "verhuizen", "verliezen", "veranderen", "vertellen",
        "verkopen", "vergeten", "verdienen", "verbouwen", "verbeteren", "ontvangen", "onthouden", "bestaan",
        "beslissen",
        "begrijpen", "behandelen", "bezoeken", "bestellen", "herinneren", "hernieuwen", "bepalen", "beschermen",
        "versturen", "verlaten", "verlengen", "verplicht", "bedoeld", "berekent", "verandert", "verdient", "betaalt",
        "bewaart", "bestaat", "begint", "bestuurt", "beslist", "behandelt", "begrijpt", "vertelt", "verhuist",
        "verkoopt",
        "gebeurt", "gebruikt", "gelooft", "ontstaat", "vertrekt", "verliest", "bezoekt", "bepaalt", "herfst",
        "vergoedt",
        "gebit", "geboorteakten", "verven", "benzinestation", "verkeert", "beest", "bepaald", "bezit", "bericht",
        "bejaarden", "verband", "bestuur", "geest", "geheimen", "gehandicapten", "bewoonsters", "verkiezingen",
        "verzekeringen",
        "vergunningen", "belastingen", "betalingen", "beslissingen", "beperkingen", "veranderingen", "verbouwingen",
        "vertalingen", "vergaderingen", "verenigingen", "verdiepingen", "herinneringen", "bezigheden", "ontwikkelingen",
        "bedoelingen", "bestemmingen", "behandelingen", "vervangt", "verzorgt", "vertaalt", "beheert",
    ]

    /// - Parameter word: in lower case.
    static func isLikely(_ word: String) -> Bool {
        guard word.utf8.count >= 5, !others.contains(word) else { return false }
        guard
            word.hasSuffix("d") || word.hasSuffix("t") || word.hasSuffix("en") || word.hasSuffix("aan")
                || word.hasSuffix("zien")
        else { return false }
        for ending in ["gedaan", "gezien", "gegaan", "voldaan", "verstaan", "gestaan"] where word.hasSuffix(ending) {
            return true
        }
        if word.hasSuffix("eerd"), word.utf8.count > 6 { return true }
        guard !word.hasSuffix("ingen"), !word.hasSuffix("heden") else { return false }
        var rest = word[...]
        for particle in particles where word.hasPrefix(particle) {
            let tail = word.dropFirst(particle.count)
            if tail.hasPrefix("ge"), tail.utf8.count >= 6 { return true }
            rest = prefixes.contains { tail.hasPrefix($0) } && tail.utf8.count >= 6 ? tail : rest
        }
        if rest.hasPrefix("ge") || rest.hasPrefix("onder") && !word.hasSuffix("en") { return rest.utf8.count >= 5 }
        return prefixes.contains { rest.hasPrefix($0) && rest.utf8.count >= $0.utf8.count + 4 }
    }
}
