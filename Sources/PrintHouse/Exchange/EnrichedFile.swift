package import MailboxDomain
package import PaperMail
import StrictFiles

/// A carrier's answer to a file of addresses: the codes of each piece, by its id.
///
/// As of feedback, a file whose form is in doubt is refused whole, and of any other the good rows are taken.
package struct EnrichedFile: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var line: Int
        package var piece: PieceID
        package var code: CarrierCode
    }

    package let name: String
    package private(set) var rows: [Row] = []
    package private(set) var findings: [Finding] = []
    /// How many rows stand in it, good or bad; the header does not count.
    package private(set) var rowCount = 0
    package private(set) var isRefused = false
    private let form: PrenotificationForm

    package init(reading bytes: [UInt8], named name: String, as form: PrenotificationForm) {
        (self.name, self.form) = (name, form)
        if let fault = FeedbackFormFault(ofForm: bytes), !fault.isOfSeparator {
            refuse(fault.code, fault.sentence, fault.line)
            return
        }
        var (records, problems) = CSVText.parse(FeedbackFile.plain(bytes), separator: form.separator.byte)
        if let torn = problems.first {
            let fault = FeedbackFormFault.torn(torn.problem)
            refuse(fault.code, fault.sentence, torn.line)
            return
        }
        while records.count > 1, records.last?.fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) == true {
            records.removeLast()
        }
        let header = records.first?.fields.map(FeedbackText.plain) ?? []
        guard Set(header).count == header.count else {
            refuse(.feedbackHeader, "A column stands there twice.", 1)
            return
        }
        rowCount = records.count - 1
        for record in records.dropFirst() { read(record, header) }
    }

    /// Where a row says something, for what only the batches can find wrong with it.
    package func place(of row: Row) -> Finding.Place { Finding.Place(file: name, line: row.line, column: form.piece) }

    private mutating func read(_ record: CSVText.Record, _ header: [String]) {
        guard record.fields.count == header.count else {
            return report(
                .feedbackFields, record.line, nil, "The row has \(record.fields.count) fields, not \(header.count).")
        }
        let fields = Dictionary(zip(header, record.fields), uniquingKeysWith: { first, _ in first })
        func text(_ column: String?) -> String { column.flatMap { fields[FeedbackText.plain($0)] } ?? "" }
        guard let piece = try? PieceID(typed: text(form.piece)) else {
            return report(.feedbackPiece, record.line, form.piece, "This is no piece id with its check character.")
        }
        guard let code = CarrierCode(line: text(form.line), code: text(form.code)) else {
            return report(
                .carrierCode, record.line, form.code ?? form.line,
                "What the carrier gives for the piece cannot be printed: it is too long, or of several lines.")
        }
        rows.append(Row(line: record.line, piece: piece, code: code))
    }

    private mutating func refuse(_ code: BatchFault, _ sentence: String, _ line: Int?) {
        isRefused = true
        findings = [Finding(code: code, place: .init(file: name, line: line), message: sentence)]
    }

    /// No finding repeats a field.
    private mutating func report(_ code: BatchFault, _ line: Int, _ column: String?, _ message: String) {
        findings.append(Finding(code: code, place: .init(file: name, line: line, column: column), message: message))
    }
}
