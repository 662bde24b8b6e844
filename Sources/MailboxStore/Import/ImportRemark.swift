import MailboxDomain

/// What is odd about rows that are accepted, and is told.
enum ImportRemark: String, FindingCode {
    case severalLines = "several-lines"
    case noPostcode = "no-postcode"
    case outcomeContradictsStatus = "outcome-contradicts-status"
    case repeatedNotification = "repeated-notification"
    case otherOutcome = "other-outcome"
    case openedBeforeDelivery = "opened-before-delivery"
    case noCountry = "no-country"
    case notCounted = "rows-not-counted"

    /// - Parameter rows: of how many it is said at once.
    func message(of rows: Int = 1) -> String {
        switch self {
        case .severalLines:
            "The text stands on several lines, and is taken as one. Look whether it is whole: a line may belong elsewhere."
        case .noPostcode:
            "The address in the Netherlands has no postcode. Letters are sent to it, and get no barcode (see docs/operations.md)."
        case .outcomeContradictsStatus:
            "The outcome is not what the status code says; the status code counts (see docs/operations.md)."
        case .repeatedNotification: "Rows that say again what was said of a notification: \(rows). They count once."
        case .otherOutcome:
            "Rows that tell another outcome of a notification than a row before them: \(rows). They count once: a final "
                + "failure before a delivery, a delivery before a soft bounce (see docs/operations.md)."
        case .openedBeforeDelivery:
            "The message was opened before it was delivered: look where the two moments come from. It counts as opened."
        case .noCountry:
            "The address has foreign lines and no country abroad: no letter can be sent to it. Fill country_code."
        case .notCounted:
            "The file has \(rows) rows and does not stand in rows, so a copy of it that broke off would not be noticed. Name it there."
        }
    }
}
