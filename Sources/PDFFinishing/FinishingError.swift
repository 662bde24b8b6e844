package import MailboxDomain

/// Why a PDF could not be made ready for print. It tells pages and operators, never what is written there.
package enum FinishingError: Error, Hashable, Sendable {
    /// Something on a page has a real colour, or could have one; `what` is the operator or the object.
    case colour(page: Int, what: String)
    /// A page holds what was not foreseen, so whether it is black cannot be told.
    case unforeseen(page: Int, what: String)
    /// libqpdf's own words.
    case cannotRead(path: String, reason: String)
    case cannotWrite(path: String, reason: String)
}

extension FinishingError {
    /// Which of the drawn pages it is about, from 1; nil where it is about the file.
    package var page: Int? {
        switch self {
        case .colour(let page, _), .unforeseen(let page, _): page
        case .cannotRead, .cannotWrite: nil
        }
    }
}

extension FinishingError: ReportedError {
    package var exitStatus: ExitStatus {
        switch self {
        // Templates and layouts decide what is drawn.
        case .colour, .unforeseen: .badConfiguration
        case .cannotRead, .cannotWrite: .inputOutput
        }
    }

    package var description: String {
        switch self {
        case .colour(let page, let what):
            "Page \(page) is not black only: \(what). Letters are printed in black; draw it in black or grey."
        case .unforeseen(let page, let what):
            "Whether page \(page) is black only cannot be told: \(what). Tell the developers."
        case .cannotRead(let path, let reason): "\(path) cannot be finished for print: \(reason)."
        case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)."
        }
    }
}

extension FinishingError {
    init(_ fault: ContentFault, page: Int) {
        self =
            switch fault {
            case .colour(let name, let place): .colour(page: page, what: "operator \(name) at byte \(place)")
            case .malformed(let place): .unforeseen(page: page, what: "its content is damaged at byte \(place)")
            case .unknownOperator(let place): .unforeseen(page: page, what: "an unknown operator at byte \(place)")
            case .inlineImage(let place):
                .unforeseen(page: page, what: "an inline image of unknown length at byte \(place)")
            }
    }
}
