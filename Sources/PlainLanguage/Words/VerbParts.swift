/// How a verb is conjugated that is not in the table of irregular ones: by the rules of Dutch spelling.
enum VerbParts {
    /// Digraphs are long as they are.
    private static let longSounds: Set<String> = [
        "ie", "oe", "ee", "ei", "eu", "ou", "au", "uu", "oo", "aa", "oa", "ui", "ij", "ai", "oi",
    ]
    private static let vowels = Set("aeiouyëï")

    static func of(_ infinitive: String) -> IrregularVerbs.Parts {
        IrregularVerbs.standard.parts(of: infinitive) ?? regular(infinitive)
    }

    private static func regular(_ infinitive: String) -> IrregularVerbs.Parts {
        let stem = stem(of: infinitive)
        // 't kofschip, by the sound before -en: leven, leefde; werken, werkte.
        let last = infinitive.dropLast(2).last ?? "n"
        let isVoiceless = "tkfspx".contains(last) || infinitive.dropLast(2).hasSuffix("ch")
        let dental = isVoiceless ? "t" : "d"
        let participle = stem.hasSuffix(dental) ? stem : stem + dental
        return IrregularVerbs.Parts(
            stem: stem, third: stem.hasSuffix("t") ? stem : stem + "t", past: stem + dental + "e",
            pastPlural: stem + dental + "en", participle: hasPrefix(infinitive) ? participle : withGe(participle))
    }

    private static func hasPrefix(_ infinitive: String) -> Bool {
        IrregularVerbs.prefixes.contains { prefix in
            infinitive.hasPrefix(prefix) && infinitive.count > prefix.count + 4
                && !["bezig", "ero", "erv", "omz"].contains { infinitive.hasPrefix($0) }
        } || infinitive.hasPrefix("ge")
    }

    /// `geëvalueerd`, `geïnd`: two vowels that would be read as one get a trema.
    static func withGe(_ participle: String) -> String {
        guard let first = participle.first, !participle.hasPrefix("ij"), !participle.hasPrefix("ui") else {
            return "ge" + participle
        }
        let trema: [Character: String] = ["e": "ë", "i": "ï", "u": "ü"]
        return trema[first].map { "ge" + $0 + participle.dropFirst() } ?? "ge" + participle
    }

    /// `verstrekken` verstrek, `maken` maak, `geven` geef, `creëren` creëer, `machtigen` machtig.
    static func stem(of infinitive: String) -> String {
        guard infinitive.hasSuffix("en") else {
            return infinitive.hasSuffix("n") ? String(infinitive.dropLast()) : infinitive
        }
        var body = Array(infinitive.dropLast(2))
        guard let last = body.last, body.count >= 2 else { return String(body) }
        let before = body[body.count - 2]
        if last == before, !vowels.contains(last) {
            body.removeLast()
        } else if !vowels.contains(last), "aeouë".contains(before) {
            let pair = body.count >= 3 ? String(body[(body.count - 3)...(body.count - 2)]) : ""
            if !longSounds.contains(pair) {
                // variëren: varieer; creëren: creëer
                let isAfterI = before == "ë" && body.count >= 3 && body[body.count - 3] == "i"
                if isAfterI { body[body.count - 2] = "e" }
                body.insert(before == "ë" ? "e" : before, at: body.count - 1)
            }
        }
        if body.last == "v" { body[body.count - 1] = "f" }
        if body.last == "z" { body[body.count - 1] = "s" }
        return String(body)
    }
}
