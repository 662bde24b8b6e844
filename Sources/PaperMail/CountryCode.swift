/// A country by its two capitals (ISO 3166-1 alpha-2).
package struct CountryCode: Hashable, Sendable {
    package let letters: String

    package static let netherlands = CountryCode(unchecked: "NL")

    private init(unchecked letters: String) { self.letters = letters }
}

extension CountryCode: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.letters < right.letters }
}

extension CountryCode: LosslessStringConvertible {
    /// Nil for anything but two of `A-Z`.
    package init?(_ text: String) {
        guard text.utf8.count == 2, text.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) else {
            return nil
        }
        letters = text
    }

    package var description: String { letters }
}
