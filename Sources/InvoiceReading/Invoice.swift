package import MailboxDomain

/// An invoice or credit note of EN 16931, as far as it is compared: amounts in euro cents, those of a credit note below 0.
package struct Invoice: Hashable, Sendable {
    /// BT-1.
    package var number: String
    /// BT-2.
    package var issued: CalendarDate
    package var isCredit: Bool
    /// BT-27.
    package var supplier: String
    package var lines: [Line]
    /// BT-106: of all lines.
    package var lineTotal: Int
    /// BT-107.
    package var allowances: Int
    /// BT-108.
    package var charges: Int
    /// BT-109.
    package var withoutTax: Int
    /// BT-110.
    package var tax: Int
    /// BT-112.
    package var withTax: Int

    package struct Line: Hashable, Sendable {
        /// BT-126.
        package var id: String
        /// In the file, counted from 1.
        package var place: Int
        /// BT-129, in thousandths of the unit.
        package var quantity: Int
        /// BT-130, a code of UN/ECE recommendation 20.
        package var unit: String
        /// BT-131.
        package var amount: Int
        /// BT-136 and BT-141: charges less allowances.
        package var extra: Int
        /// BT-146, in millionths of a euro for `priceBase`.
        package var price: Int
        /// BT-149, in thousandths of the unit; 1,000 where the line does not say.
        package var priceBase: Int
        /// BT-153.
        package var item: String
        /// BT-160 and BT-161: what is said of the item, by name in small letters.
        package var properties: [String: String]
        /// BT-128: what the line is about.
        package var object: String?
    }
}

extension Invoice.Line {
    /// What quantity and price come to, in cents, rounded as EN 16931 does: half a cent away from 0.
    package var reckoned: Int {
        // Thousandths by millionths for thousandths: millionths of a euro.
        let (high, low) = quantity.magnitude.multipliedFullWidth(by: price.magnitude)
        let base = UInt(priceBase.magnitude) * 10_000
        guard base > 0, high < base else { return Int.max / 2 }
        let (whole, rest) = base.dividingFullWidth((high, low))
        let cents = whole + (rest * 2 >= base ? 1 : 0)
        let signed = cents > UInt(Int.max / 4) ? Int.max / 4 : Int(cents)
        return ((quantity < 0) != (price < 0) ? -signed : signed) + extra
    }

    /// Millionths of a euro for one unit, rounded down.
    package var unitPrice: Int { priceBase == 0 ? price : price * 1000 / priceBase }
}
