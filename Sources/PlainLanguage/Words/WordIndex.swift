/// The entries of a word list by the words at which each may be found, so that a text is looked through once.
struct WordIndex: Sendable {
    /// What may begin, or be, at one word.
    struct Start: Sendable {
        var singles: [WordPattern.Single] = []
        var phrases: [WordPattern.Phrase] = []
        var companions: [WordPattern.Companion] = []
        /// Of a particle, by the form of the main verb.
        var parted: [String: WordPattern.Parted] = [:]
    }

    private(set) var starts: [String: Start] = [:]
    /// By the end of the word.
    private(set) var endings: [String: WordPattern.Single] = [:]
    private(set) var endingLengths: [Int] = []

    init(_ entries: [WordEntry]) {
        for (number, entry) in entries.enumerated() {
            switch entry.wordClass {
            case .verb: addVerb(entry, number)
            case .noun: addInflected(entry, number, DutchInflection.nouns)
            case .adjective: addInflected(entry, number, DutchInflection.adjectives)
            case .fixed: for writing in entry.writings { addPhrase(writing, number, .plain) }
            }
            for form in entry.addedForms { addPhrase(form, number, .plain) }
        }
        endingLengths = Set(endings.keys.map(\.count)).sorted(by: >)
    }

    private mutating func addInflected(
        _ entry: WordEntry, _ number: Int, _ forms: (String) -> [(writing: String, form: DutchInflection.Form)]
    ) {
        for writing in entry.writings {
            // Of more words the last one changes, of an ending what it begins with is left out.
            let words = writing.split(separator: " ").map(String.init)
            guard let last = words.last else { continue }
            let isEnding = last.hasPrefix("*")
            for (form, kind) in forms(isEnding ? String(last.dropFirst()) : last) {
                let patternForm: WordPattern.Form = kind == .plain ? .plain : .inflected
                if isEnding {
                    endings[form] = endings[form] ?? WordPattern.Single(entry: number, form: patternForm)
                } else if !entry.removedForms.contains(form) {
                    addPhrase((words.dropLast() + [form]).joined(separator: " "), number, patternForm)
                }
            }
        }
    }

    private mutating func addVerb(_ entry: WordEntry, _ number: Int) {
        guard let verb = DutchVerb(entry.word.replacing("*", with: "")) else {
            return addPhrase(entry.word, number, .plain)
        }
        let forms = verb.contiguous.filter { !entry.removedForms.contains($0.writing) }
        let separable = verb.separable.filter { !entry.removedForms.contains($0.writing) }
        let fixed = verb.before + verb.after
        guard fixed.isEmpty else {
            func byWriting(_ forms: [(writing: String, form: DutchVerb.Form)]) -> [String: DutchVerb.Form] {
                Dictionary(forms.map { ($0.writing, $0.form) }, uniquingKeysWith: { first, _ in first })
            }
            starts[fixed[0], default: Start()].companions.append(
                WordPattern.Companion(
                    fixed: fixed, verbs: byWriting(forms), parted: verb.particle.isEmpty ? [:] : byWriting(separable),
                    particle: verb.particle, entry: number))
            return
        }
        if entry.word.hasPrefix("*") {
            for (writing, form) in forms {
                endings[writing] = endings[writing] ?? WordPattern.Single(entry: number, form: .verb(form, .together))
            }
            return
        }
        for (writing, form) in forms { addPhrase(writing, number, .verb(form, .together)) }
        guard !verb.particle.isEmpty else { return }
        addPhrase("\(verb.particle) te \(verb.base)", number, .verb(.infinitive, .withTe))
        for (writing, form) in separable {
            if starts[verb.particle]?.parted[writing] == nil {
                starts[verb.particle, default: Start()].parted[writing] = WordPattern.Parted(entry: number, form: form)
            }
        }
    }

    private mutating func addPhrase(_ writing: String, _ number: Int, _ form: WordPattern.Form) {
        let tokens = writing.split(separator: " ").map(WordPattern.Token.init)
        // What begins with anything cannot be looked up.
        guard case .word(let first)? = tokens.first else { return }
        if tokens.count == 1 {
            starts[first, default: Start()].singles.append(WordPattern.Single(entry: number, form: form))
        } else {
            starts[first, default: Start()].phrases.append(
                WordPattern.Phrase(tokens: tokens, entry: number, form: form))
        }
    }
}
