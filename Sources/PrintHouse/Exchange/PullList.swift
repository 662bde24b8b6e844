package import MailboxDomain
package import PaperMail
package import StrictFiles

/// The pieces of a run that the printer must take out before they are mailed, pull.csv. Only ids: it tells nobody why.
///
/// The list of a run only grows, so that the longest is the newest.
package struct PullList: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        /// The batch that it is printed in; for what is printed again that is not the one in its id.
        package var batch: BatchID
        package var piece: PieceID

        package init(batch: BatchID, piece: PieceID) {
            self.batch = batch
            self.piece = piece
        }
    }

    package static let fileName = "pull.csv"
    package static let fileLimit = FileLimit.megabytes(100)
    private static let header = ["batch_id", "piece_id"]

    /// By batch and piece, each once.
    package let rows: [Row]

    package init(_ rows: some Sequence<Row>) {
        self.rows = Set(rows).sorted { ($0.batch, $0.piece) < ($1.batch, $1.piece) }
    }

    /// The file's bytes: header, rows, LF line ends.
    package var bytes: [UInt8] {
        let lines = [Self.header] + rows.map { [$0.batch.description, $0.piece.description] }
        return Array(lines.map(CSVText.line).joined().utf8)
    }

    /// Reads a list strictly: one form, in order, each piece once. Nil where there is a finding.
    package static func read(_ bytes: [UInt8]) -> (list: PullList?, findings: [Finding]) {
        let (records, problems) = CSVText.parse(bytes)
        func finding(_ code: BatchFault, _ line: Int, _ message: String) -> Finding {
            Finding(code: code, place: .init(file: fileName, line: line), message: message)
        }
        var findings = problems.map { finding(.pullForm, $0.line, "\($0.problem.sentence).") }
        if records.first?.fields != header {
            findings.append(finding(.pullHeader, 1, "The header must be \(header.joined(separator: ","))."))
            return (nil, findings)
        }
        var rows: [(line: Int, row: Row)] = []
        for record in records.dropFirst() {
            guard record.fields.count == header.count, let batch = BatchID(record.fields[0]),
                let piece = try? PieceID(reading: record.fields[1])
            else {
                findings.append(finding(.pullRow, record.line, "A row is a batch id and a piece id."))
                continue
            }
            rows.append((record.line, Row(batch: batch, piece: piece)))
        }
        let late = zip(rows, rows.dropFirst()).first { before, next in
            (before.row.batch, before.row.piece) >= (next.row.batch, next.row.piece)
        }
        if findings.isEmpty, let late {
            findings.append(
                finding(.pullOrder, late.1.line, "The rows must be in the order of batch and piece, each once."))
        }
        return findings.isEmpty ? (PullList(rows.map(\.row)), []) : (nil, findings.tallied())
    }
}
