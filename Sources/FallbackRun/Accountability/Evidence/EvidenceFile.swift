import MailboxDomain
package import PaperMail
package import StrictFiles

/// evidence.json: one person's part of a run, with the proof that it is the one that was sealed, and what came after.
package struct EvidenceFile: Codable, Sendable {
    package static let name = "evidence.json"
    package static let pdfName = "evidence.pdf"
    package static let fileLimit = FileLimit.megabytes(4)

    package var formatVersion = 1
    package var run: RunID
    package var account: String
    package var test: Bool
    /// Who wrote it, and when.
    package var by: String
    package var at: String
    /// The leaf: lines of a name, a tab and a value.
    package var record: String
    package var proof: Proof
    package var order: Attached
    /// What the mailbox held that was compared, by name; empty where it holds another extract by now.
    package var facts: [String: String]
    /// What became of the piece, as the ledger has it.
    package var prints: [Print]
    package var claims: [Claim]
    package var withdrawn: String?
    package var cancelled: String?
    /// Whether the letter's pages, laid out from the plan when this was made, are glyph by glyph those that were printed; nil
    /// where none was.
    package var letterIsAsPrinted: Bool?
    package var files: [Attached]

    package struct Proof: Codable, Hashable, Sendable {
        /// 32 bytes in hexadecimal digits, before the record in the leaf.
        package var salt: String
        /// Of the leaf, from 0.
        package var index: Int
        package var leaves: Int
        /// The hashes beside the way to the root, the lowest first.
        package var path: [FileDigest]
    }

    package struct Attached: Codable, Hashable, Sendable {
        package var name: String
        package var sha256: FileDigest
    }

    package struct Print: Codable, Hashable, Sendable {
        /// 1 for the first.
        package var attempt: Int
        package var batch: BatchID
        package var state: String
        package var mailedAt: String?
    }

    /// What the printer or the post room reported.
    package struct Claim: Codable, Hashable, Sendable {
        package var batch: BatchID
        /// Whether it was said of the whole batch.
        package var ofBatch: Bool
        package var status: String
        package var at: String
        package var reason: String?
        /// False where it contradicts what happened before, so that it was kept and changed nothing; nil in files of before
        /// that was told.
        package var counts: Bool?
    }
}
