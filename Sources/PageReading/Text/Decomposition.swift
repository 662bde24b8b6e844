import Foundation

/// Letters without their marks, and then these (UAX #15, form NFKD): different makers of a PDF put them together differently.
enum Decomposition {
    static func scalars(of text: String) -> [Unicode.Scalar] {
        text.utf8.allSatisfy({ $0 < 0x80 })
            ? Array(text.unicodeScalars) : Array(text.decomposedStringWithCompatibilityMapping.unicodeScalars)
    }
}
