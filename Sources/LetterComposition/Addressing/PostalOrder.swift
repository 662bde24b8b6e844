/// Where an address stands in a batch: the Netherlands by postcode and number, then other countries.
///
/// Equal for two people at one address: who sorts adds the account id.
package struct PostalOrder: Hashable, Sendable {
    package let isAbroad: Bool
    package let country: String
    /// Empty where there is none; those come first.
    package let postcode: String
    package let houseNumber: Int
    package let houseSuffix: String
    /// The address as written, for places that nothing else tells apart.
    package let lines: String

    init(_ address: PostalAddress) {
        isAbroad = address.isAbroad
        country = address.countryCode
        postcode = address.postcode?.text ?? ""
        houseNumber = address.houseNumber ?? 0
        houseSuffix = address.houseSuffix ?? ""
        lines = address.lines.reversed().joined(separator: "\n")
    }
}

extension PostalOrder: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        // The Netherlands come before abroad: false sorts as 0.
        (left.isAbroad ? 1 : 0, left.country, left.postcode, left.houseNumber, left.houseSuffix, left.lines)
            < (right.isAbroad ? 1 : 0, right.country, right.postcode, right.houseNumber, right.houseSuffix, right.lines)
    }
}
