import LetterComposition
import MailLedger
import MailboxDomain
package import PaperMail
import PrintHouse
import StrictFiles

extension ArchiveRecord {
    /// What stands beside the PDF; every key is always there.
    ///
    /// - Parameters:
    ///   - name: of the PDF.
    ///   - digest: of the PDF.
    package func json(beside name: String, _ digest: FileDigest) throws -> [UInt8] {
        try StrictJSON.bytes(of: Answer(record: self, pdf: PDFAnswer(name: name, sha256: digest)))
    }

    private struct Answer: Encodable {
        var record: ArchiveRecord
        var pdf: PDFAnswer

        enum Key: String, CodingKey {
            case formatVersion, piece, run, test, controlPiece, state, product, letterDate, approval, prints, withdrawal
            case looksAsSealed, pdf
        }

        func encode(to encoder: any Encoder) throws {
            var answer = encoder.container(keyedBy: Key.self)
            try answer.encode(1, forKey: .formatVersion)
            try answer.encode(record.piece, forKey: .piece)
            try answer.encode(record.piece.batch.run, forKey: .run)
            try answer.encode(record.isTest, forKey: .test)
            try answer.encode(record.isControl, forKey: .controlPiece)
            try answer.encode(record.state.rawValue, forKey: .state)
            try answer.encode(record.product.rawValue, forKey: .product)
            try answer.encode(record.letterDate.description, forKey: .letterDate)
            try answer.encode(ApprovalAnswer(record), forKey: .approval)
            try answer.encode(record.prints.map(PrintAnswer.init), forKey: .prints)
            try answer.encode(record.withdrawal.map(WithdrawalAnswer.init), forKey: .withdrawal)
            try answer.encode(record.looksAsSealed, forKey: .looksAsSealed)
            try answer.encode(pdf, forKey: .pdf)
        }
    }

    private struct PDFAnswer: Encodable {
        var name: String
        var sha256: FileDigest
    }

    private struct ApprovalAnswer: Encodable {
        var by: String
        var at: String
        var signed: Bool
        var planSha256: FileDigest

        init(_ record: ArchiveRecord) {
            (by, at) = (record.approval.by, record.approval.at.description)
            (signed, planSha256) = (record.approval.signature != nil, record.plan)
        }
    }

    private struct PrintAnswer: Encodable {
        var attempt: Int
        var batch: BatchID
        var state: String
        var decides: Bool
        var lettersSha256: FileDigest
        var firstPage: Int
        var lastPage: Int
        var contentSha256: FileDigest
        var template: Manifest.Template

        init(_ print: SealedPrint) {
            (attempt, batch, state, decides) = (print.attempt, print.batch, print.state.rawValue, print.decides)
            (lettersSha256, firstPage, lastPage) = (print.letters, print.firstPage, print.lastPage)
            (contentSha256, template) = (print.content, print.template)
        }
    }

    private struct WithdrawalAnswer: Encodable {
        var by: String
        var at: String
        var reason: String

        init(_ withdrawal: PieceWithdrawal) {
            (by, at, reason) = (withdrawal.by, withdrawal.at.description, withdrawal.reason)
        }
    }
}
