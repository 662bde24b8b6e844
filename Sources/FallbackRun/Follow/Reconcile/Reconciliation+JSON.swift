import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles

extension Reconciliation {
    /// What became of the files, each row, and what is wrong beyond rows.
    package var json: [UInt8] {
        get throws {
            try StrictJSON.bytes(
                of: Answer(
                    files: files.map { Answer.File(name: $0.name, rows: $0.rowCount, refused: $0.isRefused) }
                        + mailings.files.map {
                            Answer.File(name: $0.name, rows: $0.rowCount, refused: $0.isRefused)
                        }
                        + codes.files.map { Answer.File(name: $0.name, rows: $0.rowCount, refused: $0.isRefused) },
                    new: new, known: known, notTaken: read - new - known,
                    rows: acknowledgement.rows.map { Answer.Row($0) }, findings: findings.map(\.description)))
        }
    }

    private struct Answer: Encodable {
        struct File: Encodable {
            var name: String
            var rows: Int
            var refused: Bool
        }

        /// All keys are always there, null where there is nothing.
        struct Row: Encodable {
            private let row: Acknowledgement.Row

            init(_ row: Acknowledgement.Row) { self.row = row }

            private enum Key: String, CodingKey { case file, line, taken, code, message }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(row.file, forKey: .file)
                try container.encode(row.line, forKey: .line)
                try container.encode(row.isTaken, forKey: .taken)
                try container.encode(row.code, forKey: .code)
                try container.encode(row.message, forKey: .message)
            }
        }

        var files: [File]
        var new: Int
        var known: Int
        var notTaken: Int
        var rows: [Row]
        var findings: [String]
    }
}
