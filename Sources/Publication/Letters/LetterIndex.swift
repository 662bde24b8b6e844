import LetterComposition

/// All published letters by their title, so that somebody finds the one that lies on the table.
struct LetterIndex: Sendable {
    struct Entry: Sendable {
        var letter: PublishedLetter
        /// A sentence of the letter that others with its title do not have.
        var sentence: String
        /// For whom it is, where there are several that say the same sentence.
        var readers: [String]
    }

    struct Group: Sendable {
        var title: String
        var entries: [Entry]
    }

    /// In the order of the letters.
    let groups: [Group]

    init(_ letters: [PublishedLetter]) {
        var titles: [String] = []
        for letter in letters where !titles.contains(letter.title) { titles.append(letter.title) }
        groups = titles.map { title in
            let same = letters.filter { $0.title == title }
            return Group(title: title, entries: Self.entries(same))
        }
    }
}

extension LetterIndex {
    /// - Parameter letters: with the same title.
    private static func entries(_ letters: [PublishedLetter]) -> [Entry] {
        let entries = letters.map { letter in
            let others = Set(letters.filter { $0.product != letter.product }.flatMap(\.key).flatMap(sentences))
            let own = letter.key.flatMap(sentences)
            let sentence = own.first { !others.contains($0) } ?? own.first ?? letter.title
            return Entry(letter: letter, sentence: sentence, readers: [])
        }
        return entries.map { entry in
            let same = entries.filter { $0.sentence == entry.sentence }.map(\.letter.circumstances)
            var entry = entry
            entry.readers = LetterCondition.allCases.compactMap { condition in
                guard Set(same.map { $0.contains(condition) }).count > 1 else { return nil }
                return condition.readers(entry.letter.circumstances.contains(condition))
            }
            return entry
        }
    }

    /// Abbreviations are errors in letters, so that a point ends a sentence.
    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var rest = text[...]
        while let sentence = rest.prefixMatch(of: /.+?[.?!](?= |$)/) {
            sentences.append(String(sentence.0))
            rest = rest[sentence.range.upperBound...].drop(while: \.isWhitespace)
        }
        return rest.isEmpty ? sentences : sentences + [String(rest)]
    }
}

extension LetterCondition {
    /// Who gets a form of a letter, said to them.
    fileprivate func readers(_ holds: Bool) -> String {
        switch (self, holds) {
        case (.abroad, true): "U woont in het buitenland."
        case (.abroad, false): "U woont in Nederland."
        case (.ward, true): "U bent curator."
        case (.ward, false): "De brief is voor uzelf."
        case (.digidLapsed, true): "De DigiD is misschien verlopen."
        case (.digidLapsed, false): "De DigiD werkt nog."
        case (.curatorOnline, true): "U kunt als curator ook digitaal regelen."
        case (.curatorOnline, false): "U regelt dit als curator met een brief of telefoon."
        }
    }
}
