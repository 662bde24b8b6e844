import PaperMail
import StrictFiles

/// approval.json as earlier versions wrote it, whose ledgers knew only that a run was approved, by whom and when.
struct EarlierApproval: Codable, Sendable {
    static let version = 1

    var formatVersion = Self.version
    var run: RunID
    /// SHA-256 of the plan.sqlite that was approved.
    var plan: FileDigest
    var rule: String
    var approvedBy: String
    /// Over the plan's digest alone.
    var signature: String?
    var approvedAt: String
    var legalBasis: [String: String]
    var totals: PlanSummary.Totals
}

extension EarlierApproval {
    /// What was signed: 64 hexadecimal digits and a line feed.
    var signedBytes: [UInt8] { Array("\(plan)\n".utf8) }
}
