import MailLedger
import PaperMail

/// A print of a piece, as `explain --format json` tells of it.
struct PrintAnswer: Encodable {
    /// The last digit of its marks.
    var attempt: Int
    var batch: BatchID
    var state: String
    /// Whether the piece stands where this print does.
    var decides: Bool

    init(_ print: LedgerPiece.Print) {
        (attempt, batch, state, decides) = (print.attempt, print.batch, print.state.rawValue, print.decides)
    }
}

extension [LedgerPiece.Print] {
    /// A line for each, where a piece was printed more than once.
    var reprintLines: [String] {
        guard count > 1 else { return [] }
        return map { print in
            let end = print.decides ? "" : ", superseded"
            return "  print \(print.attempt): batch \(print.batch), \(print.state.rawValue)\(end)"
        }
    }
}
