/// What is mailed, by the name of its folder under Templates (`no-email`).
///
/// Only a name: which products there are, and what each says, is for who composes letters. A record of what was mailed
/// tells also of a product that is no longer made.
package struct ProductID: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
}

extension ProductID: CustomStringConvertible {
    package var description: String { rawValue }
}
