import MailboxDomain

/// What the print house and the post sort by.
extension PostalAddress {
    /// ISO 3166-1 alpha-2; `NL` at home.
    package var countryCode: String {
        if case .abroad(_, let country) = form { country.alpha2 } else { "NL" }
    }

    package var isAbroad: Bool {
        if case .abroad = form { true } else { false }
    }

    /// House number, or the number of the PO box or reply number; nil for a location and abroad.
    ///
    /// Nil by and opposite a house too (BRP 11.50, aanduiding bij huisnummer): whoever codes `t/o 3` from its fields
    /// would say number 3, which is another door.
    package var houseNumber: Int? {
        switch form {
        case .street(_, let number): number.indication == nil ? number.number : nil
        case .poBox(let number), .replyNumber(let number): number
        case .location, .abroad: nil
        }
    }

    /// House letter and addition as machines read them; see `HouseNumber.suffix`. Nil without a house number.
    package var houseSuffix: String? {
        if case .street(_, let number) = form, number.indication == nil { number.suffix } else { nil }
    }

    /// Content of the KIX barcode (klantindex): postcode, number and, after an `X`, the suffix; at most 18 characters.
    ///
    /// Nil abroad, without a postcode or house number, and where the code can not say all of the place, since a suffix
    /// may hold other characters. Half a code would lead to another door.
    package var kix: String? {
        guard let postcode, let houseNumber else { return nil }
        guard let houseSuffix else { return "\(postcode.text)\(houseNumber)" }
        let sayable = houseSuffix.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }
        return sayable && houseSuffix.utf8.count <= 6 ? "\(postcode.text)\(houseNumber)X\(houseSuffix)" : nil
    }
}
