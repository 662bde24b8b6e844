import MailboxDomain

/// Where a piece goes, in the fields of pieces.csv, by which printers and the post sort.
///
/// What may stand there is asked here alone: of every reader while a run is planned, and of every row of a list.
package struct PieceDestination: Hashable, Sendable {
    package var country: CountryCode
    /// Four digits and two capitals without a space; nil abroad and for a place without a street.
    package var postcode: String?
    /// House number, or the number of the PO box; nil abroad, where there is none, and by or opposite a house.
    package var houseNumber: Int?
    /// House letter and addition; nil abroad, for a PO box, where there is none, and by or opposite a house.
    package var houseSuffix: String?

    package init(country: CountryCode, postcode: String?, houseNumber: Int?, houseSuffix: String?) {
        self.country = country
        self.postcode = postcode
        self.houseNumber = houseNumber
        self.houseSuffix = houseSuffix
    }

    package enum Field: Sendable { case country, postcode, houseNumber, houseSuffix }

    /// What no printer takes; the raw value is the code of a piece that is set aside for it.
    package enum Fault: String, FindingCode {
        case otherClass = "destination-class"
        case postcodeAbroad = "destination-postcode-abroad"
        case houseNumberAbroad = "destination-house-number-abroad"
        case houseSuffixAbroad = "destination-house-suffix-abroad"
        case postcode = "destination-postcode"
        case houseNumber = "destination-house-number"
        case houseSuffix = "destination-house-suffix"
    }

    /// - Parameter postageClass: nil where it is not known.
    package func faults(in postageClass: PostageClass?) -> [Fault] {
        var faults: [Fault] = []
        if let postageClass, (postageClass == .domestic) != (country == .netherlands) { faults.append(.otherClass) }
        guard country == .netherlands else {
            if postcode != nil { faults.append(.postcodeAbroad) }
            if houseNumber != nil { faults.append(.houseNumberAbroad) }
            if houseSuffix != nil { faults.append(.houseSuffixAbroad) }
            return faults
        }
        // A place without a street, such as a houseboat's, has none.
        if let postcode, Postcode(postcode)?.text != postcode { faults.append(.postcode) }
        if let houseNumber, !Self.houseNumbers.contains(houseNumber) { faults.append(.houseNumber) }
        if let houseSuffix, !Self.isSuffix(houseSuffix) { faults.append(.houseSuffix) }
        return faults
    }

    private static let houseNumbers = 1...999_999_999
    private static let suffixBytes = 16

    private static func isSuffix(_ text: String) -> Bool {
        (1...suffixBytes).contains(text.utf8.count)
            && !text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    }
}

extension PieceDestination.Fault {
    package var field: PieceDestination.Field {
        switch self {
        case .otherClass: .country
        case .postcodeAbroad, .postcode: .postcode
        case .houseNumberAbroad, .houseNumber: .houseNumber
        case .houseSuffixAbroad, .houseSuffix: .houseSuffix
        }
    }

    package var sentence: String {
        switch self {
        case .otherClass: "Class domestic goes with NL and NL with class domestic."
        case .postcodeAbroad, .houseNumberAbroad, .houseSuffixAbroad: "The field is empty abroad."
        case .postcode:
            "A postcode is four digits from 1000 and two capitals other than SA, SD and SS, without a space."
        case .houseNumber: "A house number is a whole number from 1, of at most nine digits."
        case .houseSuffix: "A house suffix has at most 16 bytes and no control characters."
        }
    }
}
