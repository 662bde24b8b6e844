/// The hard words that the check knows: the program's own list, and what an office adds to it or silences.
package struct WordList: Sendable {
    package let entries: [WordEntry]
    private let search: WordSearch
    private let alternatives: [DutchVerb?]

    /// Of the program.
    package static let standard = WordList(WordKind.allCases.flatMap(entries))

    /// A test asks for what is wrong with the files.
    package static func entries(of kind: WordKind) -> [WordEntry] {
        WordTable.reading(kind.csv, kind: kind, file: "\(kind.rawValue).csv").entries
    }

    package init(_ entries: [WordEntry]) {
        self.entries = entries
        search = WordSearch(index: WordIndex(entries), entries: entries)
        alternatives = entries.map { $0.wordClass == .verb ? DutchVerb($0.instead) : nil }
    }

    /// Where hard words stand, in order.
    func matches(in sentence: Sentence) -> [WordMatch] { search.matches(in: sentence) }

    /// What could stand in place of a match, in the same form.
    func instead(of match: WordMatch, in sentence: Sentence) -> String {
        instead(of: match.entry, match.form, endsPart: endsPart(match, in: sentence))
    }

    /// - Parameter endsPart: whether it is the last of a part of the sentence, as in `als u dit verstrekt`.
    func instead(of number: Int, _ form: WordPattern.Form, endsPart: Bool) -> String {
        let entry = entries[number]
        switch form {
        case .verb(let form, let position):
            guard let verb = alternatives[number] else { return entry.instead }
            // One word of the hard verb, and two of the easy one: `retourneert` is `stuurt ... terug`.
            let isFinite = [.third, .stem, .past, .pastPlural].contains(form)
            return verb.written(form, position == .together && isFinite && !endsPart ? .apart : position)
        case .inflected where entry.wordClass == .noun: return DutchInflection.plural(entry.instead)
        case .inflected where entry.wordClass == .adjective: return DutchInflection.withE(entry.instead)
        case .inflected, .plain: return entry.instead.replacing("|", with: "")
        }
    }

    /// All that may be said in place of an entry.
    func alternatives(of number: Int) -> Set<String> {
        guard entries[number].wordClass == .verb else {
            return [instead(of: number, .plain, endsPart: true), instead(of: number, .inflected, endsPart: true)]
        }
        let forms: [DutchVerb.Form] = [
            .infinitive, .stem, .third, .past, .pastPlural, .participle, .inflectedParticiple,
        ]
        return Set(
            forms.flatMap { form in
                [DutchVerb.Position.together, .apart, .withTe].map {
                    instead(of: number, .verb(form, $0), endsPart: true)
                }
            })
    }

    private func endsPart(_ match: WordMatch, in sentence: Sentence) -> Bool {
        guard let last = match.words.last, last + 1 < sentence.words.count else { return true }
        return sentence.words[last].endsClause
    }
}
