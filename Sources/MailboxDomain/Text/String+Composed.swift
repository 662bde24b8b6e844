import Foundation

extension String {
    /// The same text in the one spelling that is stored, compared, digested and printed: Unicode's form NFC (UAX #15).
    ///
    /// A letter and its accent as two characters look like one in few fonts only, and are other bytes.
    package var composed: String {
        isSurelyComposed ? self : precomposedStringWithCanonicalMapping
    }

    /// No character before U+0300, whose first byte in UTF-8 is 0xCC, takes part in a composition or is changed by one.
    private var isSurelyComposed: Bool { utf8.allSatisfy { $0 < 0xCC } }
}
