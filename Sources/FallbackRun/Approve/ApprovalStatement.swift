package import MailLedger
package import PaperMail
import StrictFiles

/// What a person approves: one plan, in one workspace, for one month, with the figures that they saw.
///
/// Everything here is in the signature; who approved and when stands beside it.
package struct ApprovalStatement: Codable, Hashable, Sendable {
    package var run: RunID
    package var workspace: WorkspaceID
    package var test: Bool
    package var asOf: String
    package var letterDate: String
    package var plannedBy: String
    /// How it was made sure who approves.
    package var rule: ApprovalRule
    /// Of plan.sqlite, of proof.pdf, and of each file that the plan was made from.
    package var digests: PlanSummary.Digests
    /// Why the law allows writing to each audience, as the policy said.
    package var legalBasis: [String: String]
    package var totals: PlanSummary.Totals
    package var cost: PlanSummary.Cost

    init(_ summary: PlanSummary, workspace: WorkspaceID, rule: ApprovalRule) {
        run = summary.run
        self.workspace = workspace
        test = summary.test
        asOf = summary.asOf
        letterDate = summary.letterDate
        plannedBy = summary.plannedBy
        self.rule = rule
        digests = summary.digests
        legalBasis = summary.legalBasis
        totals = summary.totals
        cost = summary.cost
    }
}

extension ApprovalStatement {
    /// What is signed: `jq -S .statement approval.json` gives the same.
    var bytes: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }

    /// Nil for anything but the bytes of a statement.
    init?(_ bytes: [UInt8]) throws {
        let read = StrictJSON(file: "statement", codePrefix: "record").read(Self.self, from: bytes, formatVersion: 1)
        guard let statement = read.value, read.findings.isEmpty, try statement.bytes == bytes else { return nil }
        self = statement
    }
}
