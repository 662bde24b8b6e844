package import LetterComposition

/// A word of a text: what stands between spaces, without the punctuation around it.
///
/// An e-mail address, a web address, a compound with hyphens, a number and an abbreviation are each one word.
package struct Word: Hashable, Sendable {
    package var text: String
    package var place: TextPlace
    /// Punctuation that follows it, such as `,` or `."`.
    package var after: String
    /// Whether it came from a placeholder: then the template's writer did not choose it.
    package var isValue: Bool
    /// As rules compare it.
    package let lowercased: String

    init(_ text: String, at place: TextPlace, after: String = "", isValue: Bool = false) {
        self.text = text
        self.place = place
        self.after = after
        self.isValue = isValue
        lowercased = text.lowercased().replacing("\u{A0}", with: " ").replacing("’", with: "'")
    }

    /// `mijn.overheid.nl`, `https://...`, `naam@voorbeeld.nl`.
    var isAddress: Bool {
        lowercased.wholeMatch(of: /(https?:\/\/.+|www\..+|[^\s@]+@[^\s@]+|([a-z0-9-]+\.)+[a-z]{2,}([\/?#:]\S*)?)/)
            != nil
            && !Abbreviations.isAbbreviation(lowercased)
    }

    var hasDigit: Bool { text.contains(where: \.isNumber) }
    var endsClause: Bool { after.contains { ",;:".contains($0) } }
}
