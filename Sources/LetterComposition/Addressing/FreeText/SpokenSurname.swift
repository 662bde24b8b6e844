/// What of a name stands behind "heer" or "mevrouw": all but its initials, since nobody can tell from words which is the
/// surname, and a salutation has no initials.
struct SpokenSurname: Hashable {
    let text: String

    /// Nil where initials are all there is, or where words can be something else than a name: initials in another place or
    /// without points, a title of nobility (whose salutation is another one), a list, a remark.
    ///
    /// - Parameter name: without form of address, titles and degrees.
    init?(_ name: [String]) {
        let words = Array(name.drop(while: Self.isInitials))
        guard let first = words.first, words.allSatisfy(Self.isName) else { return nil }
        // "JP de Vries" and "AB BAKKER" have initials, "DE VRIES" a prefix.
        let isShort = (2...4).contains(first.count) && !first.contains(where: { !$0.isUppercase })
        if isShort, words.count > 1, !Self.prefixes.contains(first.lowercased()) { return nil }
        text = words.joined(separator: " ").startingWithCapital
    }

    /// `A.B.`, `J.-P.`, `Th.`, `IJ.`, or a single capital.
    private static func isInitials(_ word: String) -> Bool {
        guard word.hasSuffix(".") || word.count == 1 else { return false }
        let pieces = word.split(whereSeparator: { $0 == "." || $0 == "-" })
        return !pieces.isEmpty
            && pieces.allSatisfy { $0.first?.isUppercase == true && ($0.count == 1 || digraphs.contains(String($0))) }
    }

    private static func isName(_ word: String) -> Bool {
        if shortPrefixes.contains(word) { return true }
        if word.contains(where: { ".,;:/()".contains($0) || $0.isNumber }) || nobility.contains(word) { return false }
        return word.count > 1 || word.first?.isLetter == false
    }

    /// Of surnames, such as stand behind the name in a list.
    static let prefixes: Set<String> = [
        "van", "de", "der", "den", "het", "'t", "'s", "te", "ten", "ter", "in", "op", "aan", "von", "du",
    ]
    private static let shortPrefixes: Set<String> = ["v.", "d.", "v.d.", "v.d", "v/d", "v.der", "v.den"]
    private static let digraphs: Set<String> = ["IJ", "Ij", "Th", "Ph", "Ch"]
    /// In small letters: with a capital they are surnames (`De Graaf`, `Prins`).
    private static let nobility: Set<String> = [
        "baron", "barones", "graaf", "gravin", "hertog", "hertogin", "jonkheer", "jonkvrouw", "markies", "markiezin",
        "prins", "prinses", "ridder",
    ]
}
