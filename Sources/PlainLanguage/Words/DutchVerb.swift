/// A Dutch verb, alone or with the words that go with it: `toe|kennen`, `in werking treden`, `gaan over`.
struct DutchVerb: Hashable, Sendable {
    enum Form: Hashable, Sendable {
        case infinitive, stem, third, past, pastPlural, participle, inflectedParticiple, presentParticiple
    }

    /// Before the infinitive, after a finite form: `in werking`.
    private(set) var before: [String] = []
    /// What splits off: `toe`.
    private(set) var particle = ""
    private(set) var base = ""
    /// After every form: `weten` of `laten weten`.
    private(set) var after: [String] = []
    private let parts: IrregularVerbs.Parts

    /// Which take another verb behind them.
    private static let helpers: Set<String> = [
        "laten", "gaan", "kunnen", "moeten", "willen", "mogen", "blijven", "zullen", "hoeven",
    ]
    /// After these it is the word before that is the verb: `zorgen voor`, `doen wat is afgesproken`.
    private static let tails: Set<String> = [
        "aan", "alsof", "bij", "dat", "door", "hoe", "in", "met", "naar", "of", "om", "onder", "op", "over", "tot",
        "uit",
        "van", "voor", "wat", "wie", "of", "ja", "nee", "mee", "aan",
    ]
    private static let others: Set<String> = ["aan", "een", "geen", "binnen", "buiten", "samen", "tegen", "open"]

    /// Nil for what has no verb in it, such as `geld steken in`.
    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard let place = Self.place(in: words) else { return nil }
        before = Array(words[..<place])
        after = Array(words[(place + 1)...])
        let pieces = words[place].split(separator: "|").map(String.init)
        base = pieces.last ?? words[place]
        particle = pieces.count > 1 ? pieces[0] : ""
        parts = VerbParts.of(base)
    }

    private static func place(in words: [String]) -> Int? {
        if let bar = words.firstIndex(where: { $0.contains("|") }), !helpers.contains(words[0]) { return bar }
        func isInfinitive(_ word: String) -> Bool {
            !others.contains(word) && word.count > 3 && (word.hasSuffix("en") || word.hasSuffix("ën"))
                || ["zijn", "gaan", "staan", "slaan", "zien", "doen"].contains { word.hasSuffix($0) }
        }
        guard let first = words.first, let last = words.last else { return nil }
        if helpers.contains(first) { return 0 }
        if isInfinitive(last) { return words.count - 1 }
        // rekening houden met, doen wat is afgesproken
        return words.indices.dropLast().first { isInfinitive(words[$0]) && tails.contains(words[$0 + 1]) }
            ?? (isInfinitive(first) ? 0 : nil)
    }

    /// A form as one word, without what stands before or splits off.
    func finite(_ form: Form) -> String {
        switch form {
        case .infinitive: base
        case .stem: parts.stem
        case .third: parts.third
        case .past: parts.past
        case .pastPlural: parts.pastPlural
        case .participle: parts.participle
        case .inflectedParticiple: parts.participle.hasSuffix("n") ? parts.participle : parts.participle + "e"
        case .presentParticiple: base + "d"
        }
    }

    /// Forms that stand as one word, each with its writing: `toekent`, `toegekende`; and those that split: `kent`.
    var contiguous: [(writing: String, form: Form)] {
        var forms: [(writing: String, form: Form)] = []
        for form in [Form.third, .stem, .infinitive, .past, .pastPlural, .participle, .inflectedParticiple] {
            forms.append((particle + finite(form), form))
        }
        forms.append((particle + base + "d", .presentParticiple))
        forms.append((particle + base + "de", .presentParticiple))
        // Verbs that begin like one with a prefix may have ge- all the same.
        if particle.isEmpty, !parts.participle.hasPrefix("ge"), parts.participle.hasPrefix(parts.stem) {
            forms.append((VerbParts.withGe(parts.participle), .participle))
            forms.append((VerbParts.withGe(parts.participle) + "e", .inflectedParticiple))
        }
        return forms
    }

    /// What splits: `kent`, `kende`, `kennen`.
    var separable: [(writing: String, form: Form)] {
        [Form.third, .stem, .infinitive, .past, .pastPlural].map { (finite($0), $0) }
    }

    enum Position: Hashable, Sendable {
        /// The verb as one word: `die dit toekent`, `toegekend`.
        case together
        /// With `te`: `toe te kennen`.
        case withTe
        /// The main verb of a sentence: `wij kennen ... toe`.
        case apart
    }

    /// The verb as it would stand in such a place.
    func written(_ form: Form, _ position: Position) -> String {
        let tail = after.isEmpty ? "" : " " + after.map { $0.replacing("|", with: "") }.joined(separator: " ")
        let head = before.joined(separator: " ")
        let prefix = head.isEmpty ? "" : head + " "
        switch (position, form) {
        case (.withTe, _): return prefix + (particle.isEmpty ? "te \(base)" : "\(particle) te \(base)") + tail
        case (_, .participle), (_, .inflectedParticiple):
            // A verb that another follows has no participle in use: hebben laten weten.
            if DutchVerb.helpers.contains(base) { return base + tail }
            return prefix + particle + finite(form) + tail
        case (_, .presentParticiple): return prefix + particle + base + tail
        case (.together, _): return prefix + particle + finite(form) + tail
        case (.apart, .infinitive) where particle.isEmpty && before.isEmpty: return base + tail
        case (.apart, _):
            let rest = (before + (particle.isEmpty ? [] : [particle])).joined(separator: " ")
            return rest.isEmpty ? finite(form) + tail : "\(finite(form)) ... \(rest)\(tail)"
        }
    }
}
