package import MailboxDomain

/// A house number with all that belongs to it (BRP 11.20 to 11.50), written by NEN 5825.
package struct HouseNumber: Hashable, Sendable {
    package let number: Int
    /// House letter (BRP 11.30).
    package let letter: String?
    /// House number addition (BRP 11.40), without a hyphen or space in front.
    package let addition: String?
    /// How the place relates to the number (BRP 11.50, aanduiding bij huisnummer).
    package let indication: Address.HouseIndication?

    /// Nil for a number outside 1 to 99999; 0 is the registry's word for unknown.
    package init?(_ address: Address) {
        guard let number = address.houseNumber, PostalAddress.numbers.contains(number) else { return nil }
        self.number = number
        letter = address.houseLetter.known
        addition = address.houseAddition.map { String($0.drop { $0.isWhitespace || $0 == "-" }) }.known
        indication = address.houseIndication
    }

    /// `103 c`, `35 III`, `9-2`, `555 B73c`, `bij 15201`, `t/o 3-2`.
    package var text: String {
        let before: String =
            switch indication {
            case .near: "bij "
            case .opposite: "t/o "
            case nil: ""
            }
        // Between two figures a space would be read as one number split in two.
        let joint = letter == nil && addition?.first?.isNumber == true ? "-" : " "
        let after = (letter ?? "") + (addition ?? "")
        return "\(before)\(number)" + (after.isEmpty ? "" : joint + after)
    }

    /// Letter and addition as machines read them: joined, without spaces and hyphens, in capitals; nil without either.
    package var suffix: String? {
        let joined = ((letter ?? "") + (addition ?? "")).filter { !$0.isWhitespace && $0 != "-" }.uppercased()
        return joined.isEmpty ? nil : joined
    }
}
