import MailboxDomain

/// Why a row is a reject; the raw value is the code in rejects.csv, which stays.
enum RejectReason: String, Error, FindingCode {
    case tornQuote = "torn-quote"
    case wrongFieldCount = "wrong-field-count"
    case invalidUTF8 = "invalid-utf8"
    case controlCharacter = "control-character"
    case damagedCharacter = "damaged-character"
    case foreignCharacter = "foreign-character"
    case tooLong = "too-long"
    case missingValue = "missing-value"
    case incompleteName = "incomplete-name"
    case unknownValue = "unknown-value"
    case notAnIdentifier = "not-an-identifier"
    case notADate = "not-a-date"
    case notATime = "not-a-time"
    case notANumber = "not-a-number"
    case notAPostcode = "not-a-postcode"
    case notACode = "not-a-code"
    case afterAsOf = "after-as-of"
    case unknownAccount = "unknown-account"
    case notACandidate = "not-a-candidate"
    case unknownOrganisation = "unknown-organisation"
    case duplicateAccount = "duplicate-account"
    case duplicateOrganisation = "duplicate-organisation"
    case duplicateAddress = "duplicate-address"
    case duplicateMessage = "duplicate-message"
    case contradictingNotification = "contradicting-notification"
    case organisationToldTwice = "organisation-told-twice"
    case organisationNotTold = "organisation-not-told"
    case moreThanMessages = "more-than-messages"
    case notAPeriod = "not-a-period"
}

extension RejectReason {
    init(_ fault: RegisterText.Fault) {
        self =
            switch fault {
            case .damaged: .damagedCharacter
            case .tooLong: .tooLong
            case .foreign: .foreignCharacter
            }
    }
}
