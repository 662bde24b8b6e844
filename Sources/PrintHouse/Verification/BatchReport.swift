import MailboxDomain
import PaperMail

/// What a check found, as the keys of an answer in JSON.
///
/// All keys of an answer are always there, null where there is nothing, unlike those of a manifest: the synthesised code
/// would leave them out.
struct BatchReport: Encodable {
    var batch: BatchID?
    var intact: Bool
    var signer: String
    var signedBy: String?
    var pieces: Int
    var pages: Int
    var sheets: Int
    var marks: Int
    var findings: [FindingReport]
    var looked: [String]
    var notLooked: [String]

    private enum Key: String, CodingKey {
        case batch, intact, signer, signedBy, pieces, pages, sheets, marks, findings, looked, notLooked
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
        try container.encode(looked, forKey: .looked)
        try container.encode(notLooked, forKey: .notLooked)
    }
}

struct FindingReport: Encodable {
    private let finding: Finding

    init(_ finding: Finding) { self.finding = finding }

    private enum Key: String, CodingKey { case code, file, line, column, message }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(finding.code, forKey: .code)
        try container.encode(finding.place.file, forKey: .file)
        try container.encode(finding.place.line, forKey: .line)
        try container.encode(finding.place.column, forKey: .column)
        try container.encode(finding.message, forKey: .message)
    }
}
