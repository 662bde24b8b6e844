/// A row that is refused: the column at fault, where there is one, and why.
struct RowFault: Error {
    var column: ExtractColumn?
    var reason: RejectReason
}

extension RowFault {
    /// A sentence that says what the row must be; it never holds the value.
    var message: String {
        switch reason {
        case .tornQuote: "A quote stands inside an unquoted field, text follows a closing quote, or none closes."
        case .wrongFieldCount: "The row has more or fewer fields than the header."
        case .invalidUTF8: "The text is not UTF-8."
        case .controlCharacter: "The text holds a control character or a mark that turns its direction."
        case .missingValue: "A value is required."
        case .unknownValue, .notANumber, .notACode: "The value is not \(expectation)."
        case .notAnIdentifier: "An identifier is 1 to 64 of the characters A-Z, a-z, 0-9, '.', '_' and '-'."
        case .notADate: "The value is not \(expectation), or the day does not exist."
        case .notATime: "The value is not a time with an offset, such as 2026-11-01T00:00:00+01:00."
        case .notAPostcode: "A postcode is four digits, not beginning with 0, and two capitals, not SA, SD or SS."
        case .afterAsOf: "The moment lies after the asOf of extract.json."
        case .unknownAccount: "No accepted row of accounts.csv has this account."
        case .notACandidate: "No audience matches this account: who needs no letter needs no row about the person."
        case .unknownOrganisation: "No accepted row of organisations.csv has this organisation."
        case .duplicateAccount: "An earlier row of this file has the same account."
        case .duplicateOrganisation: "An earlier row of this file has the same organisation."
        case .duplicateAddress: "An earlier row of this file has an address of this kind for the same account."
        }
    }

    private var expectation: String {
        switch column?.rule {
        case .choice(let choices, _): "one of " + choices.joined(separator: ", ")
        case .flag: "true or false"
        case .number(let range, _): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .digits(let count): "\(count) digits"
        case .statusCode: "a status code such as 5.1.1"
        case .partialDate: "a date such as 2002, 2002-06 or 2002-06-30"
        case .date: "a date such as 2002-06-30"
        default: "allowed here"
        }
    }
}
