/// Dutch abbreviations with a full stop: they end no word, and seldom a sentence.
enum Abbreviations {
    /// Those of the word list, and titles and the like that may stand as they are.
    private static let all: Set<String> = Set(
        WordList.entries(of: .abbreviations).flatMap(\.writings).filter { $0.hasSuffix(".") || $0.contains("/") }
    ).union([
        "dhr.", "mw.", "mevr.", "mr.", "drs.", "ir.", "ing.", "dr.", "prof.", "ds.", "st.", "nr.", "nrs.",
    ])

    static func isAbbreviation(_ text: String) -> Bool {
        let text = text.lowercased()
        return all.contains(text) || isInitials(text)
    }

    /// `A.B.` and the like: letters with a full stop each.
    private static func isInitials(_ text: String) -> Bool {
        guard text.utf8.last == UInt8(ascii: "."), text.count >= 4, text.count.isMultiple(of: 2) else { return false }
        return text.enumerated().allSatisfy { $0.isMultiple(of: 2) ? $1.isLetter : $1 == "." }
    }

    /// After `enz.` a capital begins a sentence; after `dhr.` or initials it is a name.
    static func canEndSentence(_ text: String) -> Bool {
        ["enz.", "etc.", "e.d.", "a.u.b.", "s.v.p.", "z.s.m."].contains(text)
    }
}
