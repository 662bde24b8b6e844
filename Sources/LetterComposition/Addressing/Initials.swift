/// The first letters of someone's given names (voorletters).
///
/// Each given name gives one letter and a full stop, a hyphenated one too: `Anne-Fleur Belle` is `A.B.`
/// A given name that is itself one letter takes no stop, and a space before what follows: `Suzie Q` is `S.Q`.
package struct Initials: Hashable, Sendable {
    package let text: String

    /// Nil where there are no given names (BRP 02.10, voornamen).
    package init?(givenNames: String?) {
        let names = (givenNames.known ?? "").split(separator: " ").filter { $0.contains(where: \.isLetter) }
        guard !names.isEmpty else { return nil }
        var text = ""
        for name in names {
            if let last = text.last, last != "." { text += " " }
            if name.count == 1 {
                text += name
            } else if let letter = name.first(where: \.isLetter) {
                text += "\(letter)."
            }
        }
        self.text = text
    }
}
