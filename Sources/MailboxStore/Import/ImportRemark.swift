import MailboxDomain

/// What is odd about rows that are accepted, and is told.
enum ImportRemark: String, FindingCode {
    case outcomeContradictsStatus = "outcome-contradicts-status"
    case repeatedNotification = "repeated-notification"
    case otherOutcome = "other-outcome"

    var message: String {
        switch self {
        case .outcomeContradictsStatus:
            "The outcome is not what the status code says; the status code counts (see docs/operations.md)."
        case .repeatedNotification: "They count once."
        case .otherOutcome:
            "They count once: a final failure before a delivery, a delivery before a soft bounce (see "
                + "docs/operations.md)."
        }
    }

    /// What its rows do, after "Rows that".
    var deed: String {
        switch self {
        case .outcomeContradictsStatus: "contradict themselves"
        case .repeatedNotification: "say again what was said of a notification"
        case .otherOutcome: "tell another outcome of a notification than a row before them"
        }
    }
}
