import MailboxDomain
import PaperMail
import StrictFiles

extension BatchVerification {
    /// One sentence on the whole, then a line for each finding.
    package var text: String {
        guard !isUnread else {
            return (["Nothing of the batch was checked."] + findings.map(\.description)).joined(separator: "\n") + "\n"
        }
        let name = batch.map { "Batch \($0)" } ?? "The batch"
        let verdict = isIntact ? "is intact" : "is not intact: \(findings.count) finding(s)"
        let marks = readBack.marks > 0 ? ", \(readBack.marks) marks decoded" : ""
        let readBack =
            "\(readBack.pieces) pieces, \(readBack.pages) pages, \(readBack.sheets) sheets read back\(marks)"
        let lines = ["\(name) \(verdict); \(signer.inWords); \(readBack)."] + findings.map(\.description)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The same as JSON, in the form of our other files.
    package var json: [UInt8] {
        get throws {
            try StrictJSON.bytes(
                of: Report(
                    batch: batch, intact: isIntact, signer: signer.code, signedBy: signer.name, pieces: readBack.pieces,
                    pages: readBack.pages, sheets: readBack.sheets, marks: readBack.marks,
                    findings: findings.map {
                        Report.Item(
                            code: $0.code, file: $0.place.file, line: $0.place.line, column: $0.place.column,
                            message: $0.message)
                    }))
        }
    }

    // All keys of an answer are always there, null where there is nothing, unlike those of a manifest: the synthesised
    // code would leave them out.
    private struct Report: Encodable {
        struct Item: Encodable {
            var code: String
            var file: String
            var line: Int?
            var column: String?
            var message: String

            private enum Key: String, CodingKey { case code, file, line, column, message }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(code, forKey: .code)
                try container.encode(file, forKey: .file)
                try container.encode(line, forKey: .line)
                try container.encode(column, forKey: .column)
                try container.encode(message, forKey: .message)
            }
        }

        var batch: BatchID?
        var intact: Bool
        var signer: String
        var signedBy: String?
        var pieces: Int
        var pages: Int
        var sheets: Int
        var marks: Int
        var findings: [Item]

        private enum Key: String, CodingKey {
            case batch, intact, signer, signedBy, pieces, pages, sheets, marks, findings
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(batch, forKey: .batch)
            try container.encode(intact, forKey: .intact)
            try container.encode(signer, forKey: .signer)
            try container.encode(signedBy, forKey: .signedBy)
            try container.encode(pieces, forKey: .pieces)
            try container.encode(pages, forKey: .pages)
            try container.encode(sheets, forKey: .sheets)
            try container.encode(marks, forKey: .marks)
            try container.encode(findings, forKey: .findings)
        }
    }
}

extension SealCheck.Signer {
    fileprivate var inWords: String {
        switch self {
        case .notChecked: "signer not checked"
        case .known(let name): "sealed by \(name)"
        case .refused: "signer not accepted"
        }
    }

    fileprivate var code: String {
        switch self {
        case .notChecked: "not-checked"
        case .known: "known"
        case .refused: "refused"
        }
    }

    fileprivate var name: String? {
        if case .known(let name) = self { name } else { nil }
    }
}
