import MailboxDomain

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
        case .invalidUTF8: "The text is not UTF-8. Save the file as UTF-8."
        case .controlCharacter: "The text holds a control character or a mark that turns its direction."
        case .damagedCharacter:
            "The text holds U+FFFD or U+FFFC: a program before this one lost what stood there. Mend it at the source."
        case .foreignCharacter:
            "The text holds a character that \(source) does not have, or a mark without a letter. It holds "
                + "\(alphabet.inWords)."
        case .tooLong: "The text is longer than \(source) allows: \(expectation)."
        case .missingValue: "A value is required."
        case .incompleteName:
            "Given names, a prefix or a sex stand in the row without a surname. Fill the surname, or leave all four empty."
        case .unknownValue, .notANumber, .notACode: "The value is not \(expectation)."
        case .notAnIdentifier: "An identifier is \(FieldRule.identifier.expectation)."
        case .notADate: "The value is not \(expectation), or the day does not exist."
        case .notATime: "The value is not \(FieldRule.time.expectation)."
        case .notAPostcode: "A postcode is \(FieldRule.postcode.expectation)."
        case .afterAsOf: "The moment lies after the asOf of extract.json."
        case .unknownAccount: "No accepted row of accounts.csv has this account."
        case .notACandidate: "No audience matches this account: who needs no letter needs no row about the person."
        case .unknownOrganisation: "No accepted row of organisations.csv has this organisation."
        case .duplicateAccount: "An earlier row of this file has the same account."
        case .duplicateOrganisation: "An earlier row of this file has the same organisation."
        case .duplicateAddress: "An earlier row of this file has an address of this kind for the same account."
        case .duplicateMessage: "An earlier row of this file has the same message."
        case .contradictingNotification:
            "An earlier row of this file has the same notification for another account or moment of sending."
        case .organisationToldTwice:
            "An earlier row, of this digest or of another, tells of the same organisation and period. One store tells of an organisation."
        case .organisationNotTold:
            "openings.csv of this digest has no row of this organisation: it must tell of which organisations the digest is."
        case .moreThanMessages: "There cannot be more of these than messages."
        case .notAPeriod: "The value is not 1, 3 or 6."
        }
    }

    private var expectation: String { column?.rule.expectation ?? "allowed here" }

    private var source: String { column?.register ?? "this column" }

    private var alphabet: RegisterAlphabet {
        if case .text(_, let alphabet) = column?.rule { alphabet } else { .latin }
    }
}
