import Foundation

/// Words that stand in the place of an address where someone lives nowhere, or nobody knows where.
///
/// People without a fixed abode have a letter address (briefadres, Wet BRP 2.23), often that of the municipality, and
/// are written to there. Where such words stand instead, there is nowhere to deliver.
enum NoFixedAbode {
    /// Whether a street, a location, a town or a line abroad says nothing but that; letters count, not how they are
    /// written. With a number in it a text says more, perhaps a door.
    static func isSaid(by text: String) -> Bool {
        guard let letters = text.plainLetters else { return false }
        return phrases.contains(letters) || beginnings.contains(where: letters.hasPrefix)
    }

    private static let phrases = Set(
        [
            "z.v.w.o.v.", "z.v.w.o.v.p.", "z.v.w.", "v.o.w.", "onbekend", "adres onbekend", "geen adres",
            "zonder adres", "geen vast adres", "zonder vast adres", "dakloos", "thuisloos", "dak- en thuisloos",
            "no fixed abode", "no fixed address", "unknown", "address unknown", "sans domicile fixe",
            "adresse inconnue", "inconnu", "ohne festen Wohnsitz", "Anschrift unbekannt", "unbekannt",
        ].compactMap(\.plainLetters))
    /// With an end of their own: `zonder vaste woon- of verblijfplaats hier te lande`.
    private static let beginnings = [
        "zonder vaste woon", "geen vaste woon", "zonder bekende woon", "geen bekende woon", "vertrokken onbekend",
        "vertrokken naar onbekend",
    ].compactMap(\.plainLetters)
}

extension String {
    /// The letters alone, as plain capitals: to compare what was written with marks or without, with points or without.
    ///
    /// Nil where a number is in it: that is a postcode or a door, and the letters are not all that is said.
    var plainLetters: String? {
        if contains(where: \.isNumber) { return nil }
        return String(
            String.UnicodeScalarView(
                decomposedStringWithCompatibilityMapping.uppercased().unicodeScalars.filter(\.properties.isAlphabetic)))
    }
}
