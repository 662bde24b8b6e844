/// Reads a name that was registered as one text word by word: form of address, titles, the name itself, and again where
/// two people are joined.
struct FreeTextNameReader {
    enum Reading: Hashable {
        case nobody
        /// A person or an office, but the words do not tell for sure what is form of address and what is name.
        case somebody
        /// As it follows "Geachte".
        case named(String)
    }

    private var words: ArraySlice<String>
    private let hasOffice: Bool
    private var spoken: [String] = []
    private var isNamed = false
    /// Whether somebody is named without a form of address: of them nobody knows the sex, nor whether it is a firm.
    private var isUnaddressed = false
    private var isDoubtful = false

    init(_ text: String) {
        let all = text.split(separator: " ").flatMap { Self.parts(of: String($0)) }
        // "Kantoor X t.a.v. mw. Y": before it stands where the person is found that the letter is for.
        let attention = all.indices.last { FormOfAddress.isAttention(at: $0, of: all[...]) }
        hasOffice = attention.map { $0 > all.startIndex } ?? false
        var words = attention.map { all[($0 + 1)...] } ?? all[...]
        // "Aan de heer Y" is about the envelope, "Aan de Stegge" a surname.
        if words.first.map(FormOfAddress.bare) == "aan", FormOfAddress(at: words.dropFirst()) != nil {
            words = words.dropFirst()
        }
        // Behind these stands in which capacity the person acts.
        words = words.drop(while: FormOfAddress.isCapacity)
        self.words = words.prefix { !FormOfAddress.isCapacity($0) }
    }

    mutating func read() -> Reading {
        while !words.isEmpty { readPart() }
        if isDoubtful || isUnaddressed { return .somebody }
        if isNamed { return .named(spoken.joined(separator: " ")) }
        return hasOffice ? .somebody : .nobody
    }

    /// Reads a form of address with its name, or the first of two forms that share one: "heer en mevrouw".
    private mutating func readPart() {
        let sharesName = !spoken.isEmpty && !isNamed
        let form = FormOfAddress(at: words)
        if let form { words = words.dropFirst(form.count) }
        words = words.drop { FormOfAddress.isTitle($0) || FormOfAddress.isHonour($0) }
        if let word = form?.spoken { spoken.append(word) }
        if form?.spoken != nil, let joint = takeJoint() {
            spoken.append(joint)
            return
        }
        let name = takeName()
        // Beside another form it is one itself.
        if Self.isDoubtful(name, behind: sharesName ? nil : form) { isDoubtful = true }
        if !name.isEmpty {
            isNamed = true
            if form?.spoken == nil, !sharesName { isUnaddressed = true }
            if let surname = SpokenSurname(name) { spoken.append(surname.text) } else { isDoubtful = true }
        }
        if let joint = takeJoint(), !spoken.isEmpty { spoken.append(joint) }
    }

    /// What joins two people, where a form of address follows it: a surname may hold "en" or "of" too.
    private mutating func takeJoint() -> String? {
        guard let word = words.first, let joint = Self.joints[word.lowercased()],
            FormOfAddress(at: words.dropFirst()) != nil
        else { return nil }
        words = words.dropFirst()
        return joint
    }

    /// The words up to a joint, without the degrees behind them.
    private mutating func takeName() -> [String] {
        var name: [String] = []
        while let word = words.first {
            if Self.joints[word.lowercased()] != nil, FormOfAddress(at: words.dropFirst()) != nil { break }
            if !Self.degrees.contains(word.filter { $0 != "." && $0 != "," }) { name.append(word) }
            words = words.dropFirst()
        }
        // The comma before a degree.
        if let last = name.last, last.hasSuffix(",") { name[name.count - 1] = String(last.dropLast()) }
        return name
    }

    /// Whether a form of address may be a surname or initials, or a name holds a form of address.
    private static func isDoubtful(_ name: [String], behind form: FormOfAddress?) -> Bool {
        if let form, form.mayBeInitials { return true }
        // "De Heer", "Heer, Jan", "Heer J. de".
        if let form, form.mayBeSurname, form.endsInComma || name.allSatisfy(isPartOfInitials) { return true }
        // "Heer & Zonen".
        if let first = name.first, joints[first.lowercased()] != nil { return true }
        return name.indices.contains { FormOfAddress.isLike(name[$0]) && !isSurname(at: $0, of: name) }
    }

    /// Whether a word is the surname that looks like a form of address: the last one of `P. de Heer`.
    private static func isSurname(at index: Int, of name: [String]) -> Bool {
        // "Jansen, De Heer" is not called so.
        index == name.count - 1 && FormOfAddress.mayBeSurname(name[index])
            && !name.contains(where: { $0.hasSuffix(",") })
    }

    /// Whether a word is initials or a prefix, such as stand behind a surname in a list.
    private static func isPartOfInitials(_ word: String) -> Bool {
        if word.count == 1 || SpokenSurname.prefixes.contains(word) { return true }
        let pieces = word.split(whereSeparator: { $0 == "." || $0 == "," })
        return word.contains(where: { $0 == "." }) && pieces.allSatisfy { $0.count <= 2 }
    }

    /// `dhr./mw.`, `Mevrouw/De` and `mw.J.` are written as one word.
    private static func parts(of word: String) -> [String] {
        let sides = word.split(separator: "/").map(String.init)
        if sides.count > 1, sides.contains(where: FormOfAddress.isForm),
            sides.allSatisfy({ FormOfAddress.isForm($0) || FormOfAddress.isArticle($0) })
        {
            return Array(sides.map { [$0] }.joined(separator: ["/"]))
        }
        if let stop = word.firstIndex(of: "."), word.index(after: stop) < word.endIndex {
            let start = String(word[...stop])
            if FormOfAddress.isAbbreviation(start) {
                return [start] + parts(of: String(word[word.index(after: stop)...]))
            }
        }
        return [word]
    }

    private static let joints = [
        "en": "en", "&": "en", "+": "en", "of": "of", "/": "of", "en/of": "of", "e/o": "of",
    ]
    private static let degrees: Set<String> = ["LLM", "LLB", "MSc", "BSc", "MBA", "PhD"]
}
