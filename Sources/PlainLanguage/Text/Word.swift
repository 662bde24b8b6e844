package import LetterComposition

/// A word of a text: what stands between spaces, without the punctuation around it.
///
/// An e-mail address, a web address, a compound with hyphens, a number and an abbreviation are each one word.
package struct Word: Hashable, Sendable {
    package var text: String
    package var place: TextPlace
    /// Punctuation that opens before it, such as `(`.
    package var before: String
    /// Punctuation that follows it, such as `,` or `."`.
    package var after: String
    /// Whether it came from a placeholder: then the template's writer did not choose it.
    package var isValue: Bool
    /// As rules compare it.
    package let lowercased: String
    /// `mijn.overheid.nl`, `https://...`, `naam@voorbeeld.nl`.
    let isAddress: Bool

    init(_ text: String, at place: TextPlace, before: String = "", after: String = "", isValue: Bool = false) {
        self.text = text
        self.place = place
        self.before = before
        self.after = after
        self.isValue = isValue
        var lowercased = text.lowercased()
        // Few words have either, and to look for them in each takes longer than all else here.
        if lowercased.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) {
            lowercased = lowercased.replacing("\u{A0}", with: " ").replacing("’", with: "'")
        }
        self.lowercased = lowercased
        isAddress = Self.isAddress(lowercased)
    }

    private static func isAddress(_ text: String) -> Bool {
        // Every word of every form of a text comes by here.
        let bytes = Array(text.utf8)
        guard bytes.contains(where: { ".@:".utf8.contains($0) }) else { return false }
        return WebAddress.isOne(bytes) && !Abbreviations.isAbbreviation(text)
    }

    var hasDigit: Bool { text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
    var endsClause: Bool { after.contains { ",;:".contains($0) } }
}
