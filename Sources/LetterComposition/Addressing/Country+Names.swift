extension Country {
    /// The registered lines of an address in the country, without its name: on an envelope that stands once, in English
    /// and last (Universal Postal Union). What else a registry wrote stays as it is.
    ///
    /// The name is left out where it is a whole line, and where it ends one: behind a comma, behind a dash or stroke
    /// between spaces, in parentheses, or in capitals behind a postcode (`withoutCapitals`). It stays where it begins a
    /// line or stands inside one, where a number follows it (`New Delhi, India 110001`), and where it may be the town's.
    func linesWithoutItsName(_ lines: [String]) -> [String] {
        guard !Self.alpha2OfTowns.contains(alpha2) else { return lines }
        return lines.compactMap(withoutItsName)
    }

    /// Nil where a line says nothing else.
    private func withoutItsName(_ registered: String) -> String? {
        var line = registered
        // Behind one name may stand another: "10115 Berlin, Deutschland (Germany)".
        while !isNamed(by: line.split(separator: " ")[...]) {
            guard let rest = withoutLastPart(line) ?? withoutCapitals(line) else { return line }
            line = rest
        }
        return nil
    }

    /// A line without what stands behind its last sign, where that only names the country; nil where it does not.
    private func withoutLastPart(_ line: String) -> String? {
        for sign in Self.signsBeforeAName {
            for place in line.ranges(of: sign) {
                guard isNamed(by: line[place.upperBound...].split(separator: " ")[...]) else { continue }
                let (rest, part) = (line[..<place.lowerBound], line[place.lowerBound...])
                guard let last = rest.lastIndex(where: { !$0.isWhitespace && !Self.isSign($0) }) else { return nil }
                // "Berlin (Kreuzberg, Germany)": the parenthesis was closed behind the name.
                let isOpen = part.contains(where: { $0 == ")" }) && !part.contains(where: { $0 == "(" })
                return String(rest[...last]) + (isOpen ? ")" : "")
            }
        }
        return nil
    }

    /// A line without the capitals at its end, where these only name the country and no sign stands before them:
    /// `10115 Berlin DEUTSCHLAND`, `Atlanta GA 30303 USA`; nil where they may be a name of something else.
    ///
    /// All is in capitals in `95700 ROISSY EN FRANCE`, and no postcode stands in `12 rue Pierre Mendès FRANCE`. So what
    /// comes right before must have a number, or begin with a capital in a line with the four figures of a postcode.
    private func withoutCapitals(_ line: String) -> String? {
        let words = line.split(separator: " ")
        guard let last = words.lastIndex(where: { !Self.isCapitals($0) }), last > words.startIndex else { return nil }
        let (rest, capitals) = (words[...last], words[(last + 1)...])
        let isBehindNumber = words[last].contains(where: \.isNumber)
        let figures = rest.reduce(0) { $0 + $1.count(where: \.isNumber) }
        let isBehindTown =
            words[last].first?.isLowercase == false && words[last].contains(where: \.isLetter) && figures >= 4
        guard isBehindNumber || isBehindTown, isNamed(by: capitals) else { return nil }
        return rest.joined(separator: " ")
    }

    /// Whether words are the country's name and nothing else, or its name in two languages.
    private func isNamed(by words: ArraySlice<Substring>) -> Bool {
        words.indices.contains { last in
            let others = words[(last + 1)...]
            return isName(words[...last].joined(separator: " ")) && (others.isEmpty || isNamed(by: others))
        }
    }

    /// In Dutch, English, German, French, Spanish, Italian, Portuguese, or a language of the country's own. What holds a
    /// number names no country: `10115 Deutschland` has a postcode.
    private func isName(_ text: String) -> Bool {
        guard let letters = text.plainLetters else { return false }
        return Self.alpha2ByName[letters] == alpha2 || letters == english.plainLetters
    }

    private static func isCapitals(_ word: Substring) -> Bool {
        word.contains(where: \.isLetter) && !word.contains(where: { $0.isLowercase || $0.isNumber })
    }

    private static func isSign(_ character: Character) -> Bool { ",(-–/".contains(character) }

    private static let signsBeforeAName = [",", "(", " - ", " – ", " / "]

    /// Countries that are called like a town of theirs, or are one.
    private static let alpha2OfTowns: Set<String> = [
        "DJ", "GI", "GT", "HK", "KW", "LU", "MC", "MO", "MX", "PA", "SG", "SM", "VA",
    ]

    /// From Debian's iso-codes and Unicode's CLDR; no two countries share a name.
    private static let alpha2ByName: [String: String] = {
        let lines = String(decoding: PackageResources.country_names_csv, as: UTF8.self).split(separator: "\n")
        let names = lines.dropFirst().compactMap { line -> (String, String)? in
            guard let comma = line.firstIndex(of: ","),
                let letters = String(line[line.index(after: comma)...]).plainLetters
            else { return nil }
            return (letters, String(line[..<comma]))
        }
        return Dictionary(names, uniquingKeysWith: { first, _ in first })
    }()
}
