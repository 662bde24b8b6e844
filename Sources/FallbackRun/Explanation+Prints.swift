import MailLedger
import PrintHouse

/// A print of a piece, as `explain --format json` tells of it.
struct PrintAnswer: Encodable {
    /// The last digit of its marks.
    var attempt: Int
    var batch: BatchID
    var state: String

    init(_ print: PrintOfPiece) {
        (attempt, batch, state) = (print.attempt, print.batch, print.state.rawValue)
    }
}

extension [PrintOfPiece] {
    /// A line for each, where a piece was printed more than once.
    var reprintLines: [String] {
        guard let last, count > 1 else { return [] }
        return map { print in
            let end = print == last ? "" : ", superseded"
            return "  print \(print.attempt): batch \(print.batch), \(print.state.rawValue)\(end)"
        }
    }
}
