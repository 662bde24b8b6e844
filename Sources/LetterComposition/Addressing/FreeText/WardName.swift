import MailboxDomain

/// How a ward is named in a text about their curator, to be left off the envelope.
struct WardName {
    /// Each as words of plain letters.
    private let surnames: [[String]]
    /// Given names and initials, likewise.
    private let first: Set<String>

    /// Nil for a person without a surname.
    init?(_ person: Person, partners: [Partner]) {
        let own = Surname(prefix: person.prefix, name: person.surname)
        let others = partners.compactMap { Surname(prefix: $0.prefix, name: $0.surname) }
        let all = [own].compactMap(\.self) + others
        guard !all.isEmpty else { return nil }
        let joined = own.map { own in others.flatMap { [own.text + " " + $0.text, $0.text + " " + own.text] } } ?? []
        // With and without the prefix: in a list it stands behind the name.
        surnames = (all.map(\.text) + joined + all.map(\.name)).map(Self.letters).filter { !$0.isEmpty }
        let given = Self.letters(person.givenNames.known ?? "")
        first = Set(given + given.map { String($0.prefix(1)) } + given.filter { $0.hasPrefix("ij") }.map { _ in "ij" })
    }

    /// Where the ward's name begins among words that name somebody else before it; nil where it does not.
    ///
    /// A curator is often family: the same surname alone is their own, and so is the whole name where it comes first, behind
    /// forms of address and titles only. Behind a sign or a joint (`A. Bakker voor P. de Vries`, `A. Bakker (De Vries)`) it is
    /// the ward's; the surname alone only behind a sign, since what stands before it may be a prefix.
    func start(in words: [String]) -> Int? {
        places(in: words).first { place in
            guard place.words.lowerBound > words.startIndex else { return false }
            let (first, before) = (words[place.words.lowerBound], words[place.words.lowerBound - 1])
            let isSigned = first.hasPrefix("(") || before.last.map { "(,:;/-–".contains($0) } == true
            return isSigned || place.isWhole && Self.joints.contains(FormOfAddress.bare(before))
        }?.words.lowerBound
    }

    /// Where somebody else's name begins behind the ward's whole one: `P. de Vries p/a mr. J. Jansen`; nil where none does.
    func endInFront(of words: [String]) -> Int? {
        places(in: words).first { place in
            place.isWhole && place.words.lowerBound == words.startIndex && place.words.upperBound < words.endIndex
                && ["p/a", "c/o"].contains(FormOfAddress.bare(words[place.words.upperBound]))
        }.map { $0.words.upperBound + 1 }
    }

    private struct Place {
        /// With forms of address and titles before it.
        var words: Range<Int>
        /// Whether initials or given names of the ward stand before the surname.
        var isWhole: Bool
    }

    /// Where names that may be the ward's stand.
    private func places(in words: [String]) -> [Place] {
        let letters = words.map(Self.letters)
        return words.indices.flatMap { index in
            surnames.compactMap { place(of: $0, at: index, letters, words) }
        }
    }

    private func place(of surname: [String], at index: Int, _ letters: [[String]], _ words: [String]) -> Place? {
        var (end, found): (Int, [String]) = (index, [])
        while end < words.endIndex, found.count < surname.count {
            found += letters[end]
            end += 1
        }
        guard found == surname, !letters[index].isEmpty else { return nil }
        var start = index
        while start > words.startIndex, !letters[start - 1].isEmpty, first.isSuperset(of: letters[start - 1]) {
            start -= 1
        }
        let isWhole = start < index
        while start > words.startIndex, Self.isForm(words[start - 1], before: words[start]) { start -= 1 }
        return Place(words: start..<end, isWhole: isWhole)
    }

    /// Whether a word before the name goes with it: `mr.`, `(mevrouw`, `de` heer.
    private static func isForm(_ registered: String, before next: String) -> Bool {
        let word = String(registered.drop { $0 == "(" })
        return FormOfAddress.isForm(word) || FormOfAddress.isTitle(word) || FormOfAddress.isHonour(word)
            || FormOfAddress.isArticle(word) && (FormOfAddress.isForm(next) || FormOfAddress.isHonour(next))
    }

    /// The words in plain small letters, without points and signs: `(P. de` gives `p`, `de`.
    private static func letters(_ text: String) -> [String] {
        text.split(whereSeparator: { !$0.isLetter }).compactMap { String($0).plainLetters?.lowercased() }
            .filter { !$0.isEmpty }
    }

    private static let joints: Set<String> = [
        "voor", "van", "over", "en", "of", "&", "+", "als", "q.q", "qq", "curator", "curatrice", "bewindvoerder",
        "mentor", "voogd", "gemachtigde", "vertegenwoordiger", "dossier", "zaak", "cliënt", "client",
    ]
}
