package import MailboxDomain
package import StrictFiles

/// The list of pieces in a batch, pieces.csv: one row a piece, in the order of letters.pdf.
package struct PieceList: Sendable {
    /// A row as it was read: its line, and nil in place of a row that could not be understood.
    package struct Entry: Hashable, Sendable {
        package var line: Int
        package var row: PieceRow?
    }

    package static let fileName = BatchFile.pieces.name
    /// Room for the 999,999 rows of the largest batch.
    package static let fileLimit = FileLimit.megabytes(250)

    package var entries: [Entry]

    package init(_ rows: [PieceRow]) {
        entries = rows.enumerated().map { Entry(line: $0.offset + 2, row: $0.element) }
    }

    private init(entries: [Entry]) { self.entries = entries }

    package var rows: [PieceRow] { entries.compactMap(\.row) }

    /// The file's bytes: header, rows, LF line ends.
    package var bytes: [UInt8] {
        var text = CSVText.line(PieceRow.Column.allCases.map(\.rawValue))
        for row in rows { text += CSVText.line(PieceRow.Column.allCases.map { row.text(of: $0) }) }
        return Array(text.utf8)
    }

    /// Reads a list strictly: the columns in their order, each value in its one form; all findings at once.
    ///
    /// Nil where the header is another one: nothing is then known of the rows.
    package static func read(_ bytes: [UInt8]) -> (list: PieceList?, findings: [Finding]) {
        let (records, problems) = CSVText.parse(bytes)
        var findings = problems.map { problem in
            Finding(
                code: BatchFault.piecesCsvForm, place: .init(file: fileName, line: problem.line),
                message: problem.problem.sentence + ".")
        }
        let columns = PieceRow.Column.allCases.map(\.rawValue)
        guard let header = records.first, header.fields == columns else {
            findings.append(
                Finding(
                    code: BatchFault.piecesHeader, place: .init(file: fileName, line: 1),
                    message: "The header must be exactly: \(columns.joined(separator: ","))."))
            return (nil, findings.tallied())
        }
        let entries = records.dropFirst().map { record in
            guard record.fields.count == columns.count else {
                findings.append(
                    Finding(
                        code: BatchFault.piecesColumns, place: .init(file: fileName, line: record.line),
                        message: "The row has \(record.fields.count) fields, not \(columns.count)."))
                return Entry(line: record.line, row: nil)
            }
            var reader = PieceRowReader(record)
            let row = reader.row()
            findings += reader.findings
            return Entry(line: record.line, row: row)
        }
        return (PieceList(entries: entries), findings.tallied())
    }
}
