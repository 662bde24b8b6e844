/// The words before a name that address its bearer: `mw.`, `De heer`, `De weledelgestrenge heer`.
struct FormOfAddress: Hashable {
    /// As a salutation has it (`heer`); nil where a style (predicaat) stands alone, which tells no sex.
    let spoken: String?
    /// How many words it has.
    let count: Int
    /// Whether the same words may be somebody's surname: `De Heer`, `Dames`.
    let mayBeSurname: Bool
    /// Whether the same word may be initials: `MW Jansen`.
    let mayBeInitials: Bool
    let endsInComma: Bool

    /// Nil where the words begin with something else.
    init?(at words: ArraySlice<String>) {
        let hasArticle = words.first.map(Self.isArticle) ?? false
        let behindArticle = hasArticle ? words.dropFirst() : words
        let behindStyles = behindArticle.drop(while: Self.isHonour)
        let hasStyle = behindStyles.count < behindArticle.count
        let word = behindStyles.first ?? ""
        let bare = Self.bare(word)
        let form = Self.forms[bare] ?? (hasStyle ? Self.formsBehindStyles[bare] : nil)
        let isForm = form != nil && (hasStyle || !hasArticle || Self.formsBehindArticle.contains(bare))
        guard isForm || hasStyle else { return nil }
        spoken = form
        count = words.count - behindStyles.count + (isForm ? 1 : 0)
        mayBeSurname = isForm && !hasStyle && Self.mayBeSurname(word)
        mayBeInitials = isForm && !hasArticle && !hasStyle && ["MW", "HR"].contains(word)
        endsInComma = isForm && word.hasSuffix(",")
    }
}

extension FormOfAddress {
    /// Without the points and commas behind it, in small letters: points inside are of initials.
    static func bare(_ word: String) -> String {
        var bare = word.lowercased()
        while let last = bare.last, ".,:;".contains(last) { bare.removeLast() }
        return bare
    }

    static func isForm(_ word: String) -> Bool { forms[bare(word)] != nil }

    static func isArticle(_ word: String) -> Bool { ["de", "den"].contains(word.lowercased()) }

    /// A style that goes with an office or a degree, `weledelgestrenge`, before a form of address or for one.
    static func isHonour(_ word: String) -> Bool { styles.contains(bare(word)) }

    static func isTitle(_ word: String) -> Bool { titles.contains(bare(word)) }

    /// Whether a word with a point may have the next one right behind it: `mw.J.`
    static func isAbbreviation(_ word: String) -> Bool { abbreviations.contains(bare(word)) }

    /// Qualitate qua: in which capacity somebody acts.
    static func isCapacity(_ word: String) -> Bool { ["q.q", "qq"].contains(bare(word)) }

    /// Whether "t.a.v." stands there. In capitals and before no form of address it is initials.
    static func isAttention(at index: Int, of words: ArraySlice<String>) -> Bool {
        let word = words[index]
        guard attentions.contains(bare(word)) else { return false }
        return word != word.uppercased() || FormOfAddress(at: words[(index + 1)...]) != nil
    }

    /// A name begins with a capital: `de heer` is nobody's.
    static func mayBeSurname(_ word: String) -> Bool {
        surnames.contains(bare(word)) && word.first?.isUppercase == true
    }

    /// Whether a word inside a name looks like a form of address, a title, or an office and no person.
    static func isLike(_ word: String) -> Bool {
        if marks.contains(bare(word)) { return true }
        let pieces = word.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "'" })
        return pieces.map(String.init).contains {
            forms[$0] != nil || styles.contains($0) || titles.contains($0) || others.contains($0)
        }
    }

    private static let forms = [
        "heer": "heer", "dhr": "heer", "hr": "heer", "meneer": "heer", "mijnheer": "heer", "heren": "heren",
        "mevrouw": "mevrouw", "mevr": "mevrouw", "mvr": "mevrouw", "mw": "mevrouw", "mej": "mevrouw",
        "mejuffrouw": "mevrouw", "dames": "dames", "familie": "familie", "fam": "familie",
    ]
    private static let formsBehindArticle: Set<String> = ["heer", "heren", "dames", "familie"]
    private static let formsBehindStyles = ["vrouwe": "mevrouw"]
    private static let surnames: Set<String> = ["heer", "heren", "dames", "erven", "herr"]
    private static let styles: Set<String> = [
        "weledel", "weledele", "weledelgeboren", "weledelgeb", "weledelgestrenge", "weledelgestr", "weledelgeleerde",
        "weledelgel", "weledelzeergeleerde", "weledelzeergel", "weledelzgel", "weleerwaarde", "zeergeleerde",
        "hooggeleerde", "hooggel", "hoogedelgestrenge", "hoogedelachtbare", "edelachtbare", "edelgrootachtbare",
        "edelgestrenge",
    ]
    private static let titles: Set<String> = ["mr", "dr", "drs", "ir", "ing", "prof", "ds"]
    private static let abbreviations = titles.union(["dhr", "hr", "mevr", "mvr", "mw", "mej", "fam"])
    /// Other languages, nobility (whose salutation is another one), heirs, and offices.
    private static let others: Set<String> = [
        "vrouwe", "hoogwelgeboren", "hooggeboren", "jhr", "jkvr", "herr", "frau", "monsieur", "madame", "mme", "mrs",
        "ms", "miss", "sir", "erven", "erfgenamen", "weduwe", "wed", "gebr", "gebroeders", "echtpaar", "kantoor",
        "afdeling", "afd", "administratie", "secretariaat", "directie", "bestuur",
    ]
    private static let marks: Set<String> = ["p/a", "c/o", "t.a.v", "tav"]
    private static let attentions: Set<String> = ["t.a.v", "tav", "attn"]
}
