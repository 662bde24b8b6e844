/// What looks like the participle of a verb: `gestuurd`, `aangevraagd`, `verzonden`.
enum Participle {
    private static let particles = [
        "aan", "achter", "af", "bij", "binnen", "deel", "door", "goed", "in", "kennis", "klaar", "kwijt", "los", "mede",
        "mee", "na", "neer", "om", "op", "over", "overeen", "plaats", "samen", "stop", "tegemoet", "tegen", "teniet",
        "terug", "thuis", "toe", "uit", "vast", "voor", "voort", "vrij", "weg",
    ]
    /// Verbs with one have no ge-: `besteld`, `overhandigd`.
    private static let prefixes = [
        "be", "ver", "ont", "her", "mis", "er", "onder", "over", "voor", "door", "om", "weer", "vol",
    ]
    /// Nouns, adjectives and the like that end as a participle of a weak verb does.
    private static let others: Set<String> = [
        "beeld", "beest", "bejaard", "bekend", "beleid", "bent", "bepaald", "bericht", "beroemd", "besluit", "best",
        "bestand", "beurt", "bevat", "bewind", "bewust", "bezit", "doordat", "ernst", "gebed", "gebeurt", "gebied",
        "gebit", "gebod", "gebruikt", "gedicht", "gedraagt", "geduld", "geest", "geldend", "geldt", "gelooft", "geluid",
        "gemeend", "gemiddeld", "gemoed", "geneest", "geniet", "genot", "gerecht", "gerucht", "gerust", "geslacht",
        "getuigt", "gevecht", "gevend", "geweld", "gewest", "gewicht", "gewricht", "gezicht", "gezond", "herfst",
        "misdaad", "omdat", "omtrent", "omvat", "omzet", "overlast", "verband", "verbod", "verdacht", "verdriet",
        "vereist", "verkeerd", "verlust", "vermoeid", "verplicht", "verraad", "verslaafd", "verstand", "verwant",
        "verzet", "voordat", "voorwoord", "voorzet", "bedoeld",
    ]
    /// The ends of other nouns: `overheid`, `voorschrift`, `onderstaand`.
    private static let otherEnds = [
        "aand", "beeld", "daad", "dienst", "dracht", "grond", "hand", "heid", "hoofd", "houd", "kant", "komst", "macht",
        "loket", "paard", "post", "raad", "recht", "schrift", "stand", "tijd", "tocht", "vangst", "wereld", "wet",
        "zicht", "zucht", "endst",
    ]
    /// Infinitives and nouns beside that: as participles they are rare.
    private static let otherStrong: Set<String> = [
        "bedragen", "bescheiden", "bevallen", "gedragen", "geleden", "genezen", "gevallen", "onthouden", "vergeten",
        "verlaten",
        "verleden", "verslagen", "volkomen",
    ]
    private static let withoutRule = [
        "gedaan", "gegaan", "gestaan", "gezien", "herzien", "ontdaan", "verstaan", "voldaan", "voorzien",
    ]
    private static let vowels = Set("aeiou")

    /// - Parameter word: in lower case.
    static func isLikely(_ word: String) -> Bool {
        guard word.utf8.count >= 5, !others.contains(word) else { return false }
        switch word.last {
        case "n": return withoutRule.contains { word.hasSuffix($0) } || isStrong(word)
        case "d", "t": return tails(of: word).contains(where: isWeak)
        default: return false
        }
    }

    /// The word, and what is left without what splits off.
    private static func tails(of word: String) -> [Substring] {
        [word[...]] + particles.filter { word.hasPrefix($0) }.map { word.dropFirst($0.count) }
    }

    /// `gegeven`, `verzonden`, `aangenomen`: by the table, as `verschillen` and `misschien` end so too.
    private static func isStrong(_ word: String) -> Bool {
        guard !otherStrong.contains(word) else { return false }
        let strong = IrregularVerbs.standard.strongParticiples
        return tails(of: word).contains { tail in
            strong.contains(String(tail))
                || prefixes.contains { tail.hasPrefix($0) && strong.contains("ge" + tail.dropFirst($0.count)) }
        }
    }

    private static func isWeak(_ tail: Substring) -> Bool {
        if tail.hasSuffix("eerd"), tail.utf8.count > 6 { return true }
        if tail.hasPrefix("ge") { return tail.utf8.count >= 5 && !others.contains(String(tail)) }
        return prefixes.contains { prefix in
            tail.hasPrefix(prefix) && isWeak(tail.dropFirst(prefix.count), of: tail)
        }
    }

    /// - Parameter stem: what follows the prefix.
    private static func isWeak(_ stem: Substring, of tail: Substring) -> Bool {
        guard stem.utf8.count >= 3, stem.contains(where: { vowels.contains($0) }), !others.contains(String(tail)),
            !otherEnds.contains(where: { stem.hasSuffix($0) })
        else { return false }
        if stem.hasSuffix("d") { return !stem.hasSuffix("end") || isOfVerb(stem) }
        // The present: bezoekt, vertrekt, gelooft. After a voiced sound its participle has a d.
        guard !IrregularVerbs.standard.presents.contains(String(stem)) else { return false }
        let before = Array(stem.dropLast().suffix(2))
        guard let sound = before.last, "kfspxht".contains(sound) || ["let", "smet", "zet"].contains(stem) else {
            return false
        }
        guard sound == "s" || sound == "f", before.count == 2 else { return true }
        // verhuist, gelooft: a long sound before s or f comes of z or v.
        return !(vowels.contains(before[0]) && isLong(stem.dropLast(2)))
    }

    /// `berekend`, `verleend`: not `verschillend`, which is of the present.
    private static func isOfVerb(_ stem: Substring) -> Bool {
        stem == "kend" || ["diend", "eend", "egend", "ekend", "opend", "wend"].contains { stem.hasSuffix($0) }
    }

    private static func isLong(_ part: Substring) -> Bool {
        let end = part.suffix(2)
        return end.count == 2 && end.allSatisfy { vowels.contains($0) || $0 == "j" }
    }
}
