package import PaperMail

/// Where a piece comes in the order that post is handed over in.
///
/// The Netherlands first, by postcode, house number as a number, and suffix; then abroad by country. Texts compare as
/// bytes and what is missing comes first. Pieces with equal keys may stand in any order: a planner adds a tie-break of
/// its own (the account id), and numbers the pieces in the order that comes out.
package struct PostalOrder: Hashable, Sendable {
    package let country: CountryCode
    package let postcode: String
    /// 0 where there is none.
    package let houseNumber: Int
    package let houseSuffix: String

    package init(country: CountryCode, postcode: String? = nil, houseNumber: Int? = nil, houseSuffix: String? = nil) {
        self.country = country
        self.postcode = postcode ?? ""
        self.houseNumber = houseNumber ?? 0
        self.houseSuffix = houseSuffix ?? ""
    }
}

extension PostalOrder: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        let leftAbroad = left.country != .netherlands
        let rightAbroad = right.country != .netherlands
        if leftAbroad != rightAbroad { return rightAbroad }
        if left.country != right.country { return left.country < right.country }
        if left.postcode != right.postcode {
            return left.postcode.utf8.lexicographicallyPrecedes(right.postcode.utf8)
        }
        if left.houseNumber != right.houseNumber { return left.houseNumber < right.houseNumber }
        return left.houseSuffix.utf8.lexicographicallyPrecedes(right.houseSuffix.utf8)
    }
}
