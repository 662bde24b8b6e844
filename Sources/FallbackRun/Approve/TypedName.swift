import Foundation

/// A name as people compare it: not told apart by how its letters are composed (Unicode NFKC), capitals, white space, points,
/// or the order of its parts: `A. Bakker`, `a bakker`, `Bakker, A.`.
///
/// What is seen of no character, such as a zero-width space, counts for nothing.
struct TypedName: Hashable {
    private let text: String

    init(_ name: String) {
        let seen = name.unicodeScalars.filter { $0.properties.generalCategory != .format }
        let whole = String(String.UnicodeScalarView(seen)).precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCompatibilityMapping
        let parts = whole.split { !$0.isLetter && !$0.isNumber && $0 != "@" }
        text = parts.isEmpty ? whole : parts.sorted().joined(separator: " ")
    }

    /// The name, and what stands before the `@` of one in the form of an address: `anna@example.org`.
    static func all(of name: String) -> Set<TypedName> {
        let local = String(name.prefix { $0 != "@" })
        return local.isEmpty ? [TypedName(name)] : [TypedName(name), TypedName(local)]
    }
}
