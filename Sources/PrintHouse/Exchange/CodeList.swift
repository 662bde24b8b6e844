package import MailboxDomain
package import PaperMail
package import StrictFiles

/// What the printer prints on each piece of a prenotified batch: `2026-11-0007-codes.csv`, beside the batch.
///
/// It comes once, whole: each piece of the batch has a row, and one for which the carrier gives nothing has empty fields.
package struct CodeList: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var piece: PieceID
        package var code: CarrierCode
    }

    package let batch: BatchID
    /// In the order of the pieces.
    package let rows: [Row]

    package static let fileLimit = FileLimit.megabytes(250)
    private static let header = ["batch_id", "piece_id", "line", "code"]

    package init(of batch: BatchID, _ codes: [PieceID: CarrierCode]) {
        self.batch = batch
        rows = codes.sorted { $0.key < $1.key }.map { Row(piece: $0.key, code: $0.value) }
    }

    package static func fileName(of batch: BatchID) -> String { "\(batch)-codes.csv" }

    /// Nil for any other name.
    package static func batch(ofFileName name: String) -> BatchID? {
        guard name.hasSuffix("-codes.csv") else { return nil }
        return BatchID(String(name.dropLast("-codes.csv".count)))
    }

    package var pieces: Set<PieceID> { Set(rows.map(\.piece)) }

    /// The file's bytes: header, rows, LF line ends.
    package var bytes: [UInt8] {
        var text = CSVText.line(Self.header)
        for row in rows {
            text += CSVText.line([batch.description, row.piece.description, row.code.line, row.code.code])
        }
        return Array(text.utf8)
    }

    /// Reads a list strictly: one form, in order, each piece once. Nil where there is a finding.
    package static func read(_ bytes: [UInt8], of batch: BatchID) -> (list: CodeList?, findings: [Finding]) {
        let file = fileName(of: batch)
        let (records, problems) = CSVText.parse(bytes)
        func finding(_ line: Int, _ message: String) -> Finding {
            Finding(code: BatchFault.codesForm, place: .init(file: file, line: line), message: message)
        }
        var findings = problems.map { finding($0.line, "\($0.problem.sentence).") }
        if records.first?.fields != header {
            return (nil, findings + [finding(1, "The header must be \(header.joined(separator: ",")).")])
        }
        var pieces: [PieceID] = []
        var codes: [PieceID: CarrierCode] = [:]
        for record in records.dropFirst() {
            guard record.fields.count == header.count, BatchID(record.fields[0]) == batch,
                let piece = try? PieceID(reading: record.fields[1]),
                let code = CarrierCode(line: record.fields[2], code: record.fields[3])
            else {
                findings.append(
                    finding(record.line, "A row is this batch's id, a piece id, and a line and a code to print."))
                continue
            }
            pieces.append(piece)
            codes[piece] = code
        }
        if findings.isEmpty, pieces != codes.keys.sorted() {
            findings.append(finding(2, "The rows must be in the order of the pieces, each once."))
        }
        let list = CodeList(of: batch, codes)
        if findings.isEmpty, list.bytes != bytes { findings.append(finding(1, "The list is written in another form.")) }
        return findings.isEmpty ? (list, []) : (nil, findings.tallied())
    }
}
