/// Plurals and endings of nouns and adjectives. More forms are made than there are: what nobody writes is not found.
enum DutchInflection {
    enum Form: Hashable, Sendable { case plain, inflected }

    private static let vowels = Set("aeiouyé")

    /// All writings of a noun: `besluit`, `besluiten`, `besluitje`.
    static func nouns(_ noun: String) -> [(writing: String, form: Form)] {
        let stems = Set([doubled(noun), softened(noun), shortened(noun), noun])
        var plurals = Set(stems.map { $0 + "en" })
        plurals.formUnion([noun + "s", noun + "'s", noun + "n"])
        if noun.hasSuffix("heid") { plurals.insert(noun.dropLast(4) + "heden") }
        if noun.hasSuffix("ie") { plurals.insert(noun.dropLast(2) + "ieën") }
        if noun.hasSuffix("ee") { plurals.insert(noun + "ën") }
        if noun.hasSuffix("um") { plurals.insert(noun.dropLast(2) + "a") }
        if noun.hasSuffix("man") { plurals.insert(noun.dropLast(3) + "lieden") }
        for ending in ["je", "tje", "pje", "kje", "etje"] { plurals.formUnion([noun + ending, noun + ending + "s"]) }
        return [(noun, .plain)] + plurals.subtracting([noun]).sorted().map { ($0, .inflected) }
    }

    /// All writings of an adjective: `adequaat`, `adequate`, `adequater`.
    static func adjectives(_ adjective: String) -> [(writing: String, form: Form)] {
        var inflected: Set<String> = []
        for stem in Set([doubled(adjective), softened(adjective), shortened(adjective), adjective]) {
            inflected.formUnion([stem + "e", stem + "er", stem + "ere", stem + "st", stem + "ste"])
        }
        inflected.insert(adjective + "s")
        return [(adjective, .plain)] + inflected.subtracting([adjective]).sorted().map { ($0, .inflected) }
    }

    /// The usual plural of an alternative: `vraag`, `vragen`.
    static func plural(_ noun: String) -> String {
        guard !noun.contains(" ") else { return noun }
        if let own = irregular[noun] { return own }
        if noun.hasSuffix("heid") { return noun.dropLast(4) + "heden" }
        if ["en", "geld", "werk", "informatie", "hulp", "post"].contains(where: { noun.hasSuffix($0) }) { return noun }
        if noun.hasSuffix("e") || ["el", "em", "en", "er", "aar", "ie", "eur"].contains(where: { noun.hasSuffix($0) }) {
            return noun + "s"
        }
        if let last = noun.last, "aiouy".contains(last) { return noun + "'s" }
        return stem(noun) + "en"
    }

    private static let irregular = ["deel": "delen", "middel": "middelen", "artikel": "artikelen", "kind": "kinderen"]

    /// The form with -e of an alternative: `goed`, `goede`.
    static func withE(_ adjective: String) -> String {
        guard !adjective.contains(" "), !unchanging.contains(adjective), !adjective.hasSuffix("e"),
            !adjective.hasSuffix("en")
        else { return adjective }
        return stem(adjective) + "e"
    }

    private static let unchanging: Set<String> = [
        "extra", "gratis", "soms", "vaak", "steeds", "samen", "apart", "anders", "alleen", "nu", "meteen", "ongeveer",
        "helemaal", "vooraf", "nooit", "weer", "eerst", "niets", "behalve", "tegen", "volgens", "misschien", "graag",
        "mag", "moet", "ligt", "elk", "beslist", "genoeg", "meer", "deze", "dit", "stopt", "begonnen",
    ]

    private static func stem(_ word: String) -> String {
        let short = shortened(word)
        if short != word { return softened(short) }
        let soft = softened(word)
        return soft != word ? soft : doubled(word)
    }

    /// `les`, `less-`: one consonant after one short vowel.
    private static func doubled(_ word: String) -> String {
        let letters = Array(word)
        guard letters.count >= 3, let last = letters.last, !vowels.contains(last), last != "w", last != "x",
            "aeiou".contains(letters[letters.count - 2]), !vowels.contains(letters[letters.count - 3])
        else { return word }
        // An unstressed end keeps one: machtig, wezenlijk, dossier.
        if ["ig", "er", "el", "en", "em", "ik"].contains(where: { word.hasSuffix($0) }), letters.count > 4 {
            return word
        }
        return word + String(last)
    }

    /// `bewijs`, `bewijz-`; `brief`, `briev-`.
    private static func softened(_ word: String) -> String {
        let letters = Array(word)
        guard letters.count >= 3, let last = letters.last, last == "s" || last == "f" else { return word }
        let before = letters[letters.count - 2]
        guard vowels.contains(before), vowels.contains(letters[letters.count - 3]) || before == "j" else {
            return before == "j" ? word.dropLast() + (last == "s" ? "z" : "v") : word
        }
        return word.dropLast() + (last == "s" ? "z" : "v")
    }

    /// `adequaat`, `adequat-`: a long vowel in an open syllable is written once.
    private static func shortened(_ word: String) -> String {
        var letters = Array(word)
        guard letters.count >= 3, let last = letters.last, !vowels.contains(last) else { return word }
        let (first, second) = (letters[letters.count - 3], letters[letters.count - 2])
        guard first == second, "aeou".contains(second) else {
            // financieel, financiële
            return word
        }
        if letters.count >= 4, second == "e", letters[letters.count - 4] == "i" {
            letters.replaceSubrange((letters.count - 3)...(letters.count - 2), with: ["ë"])
        } else {
            letters.remove(at: letters.count - 2)
        }
        return String(letters)
    }
}
