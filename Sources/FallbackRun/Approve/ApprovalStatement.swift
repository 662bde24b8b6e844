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
    /// The users of the operating system who planned and approved; nil where an earlier version did not keep them.
    package var plannedByUser: String?
    package var approvedByUser: String?
    /// How it was made sure who approves.
    package var rule: ApprovalRule
    /// What was not made sure; nil where an earlier version took the approval.
    package var notEstablished: [NotEstablished]?
    /// Of plan.sqlite, of proof.pdf, and of each file that the plan was made from.
    package var digests: PlanSummary.Digests
    /// Why the law allows writing to each audience, as the policy said.
    package var legalBasis: [String: String]
    package var totals: PlanSummary.Totals
    package var cost: PlanSummary.Cost
    /// Pieces of the plan that were taken out before the approval, in the order of their ids; they stay in the totals. Nil
    /// where none was.
    package var withdrawn: [PieceID]?
    /// Nil for a plan of an earlier version.
    package var figures: PlanFigures?
    /// What was left to chance, and the seed of the lots; nil where nothing is.
    package var lottery: PlanLottery?
    /// What was far from the run before, and was accepted; nil for nothing.
    package var acceptedJumps: [FigureJump]?

    /// - Parameters:
    ///   - rule: by which it is approved.
    ///   - user: the user of the operating system who approves.
    ///   - withdrawn: pieces that were taken out before; nil for none.
    ///   - acceptedJumps: what is far from the run before, and accepted.
    init(
        _ summary: PlanSummary, workspace: WorkspaceID, rule: ApprovalRule, user: String, withdrawn: [PieceID]?,
        acceptedJumps: [FigureJump]
    ) {
        self.init(
            summary, workspace: workspace, rule: rule, user: user,
            notEstablished: NotEstablished.all(under: rule, planner: summary.plannedByUser, user: user),
            withdrawn: withdrawn, acceptedJumps: acceptedJumps)
    }

    /// The same plan in the words of a statement that was made before.
    init(_ summary: PlanSummary, inPlaceOf other: ApprovalStatement) {
        self.init(
            summary, workspace: other.workspace, rule: other.rule, user: other.approvedByUser,
            notEstablished: other.notEstablished, withdrawn: other.withdrawn,
            acceptedJumps: other.acceptedJumps ?? [])
    }

    private init(
        _ summary: PlanSummary, workspace: WorkspaceID, rule: ApprovalRule, user: String?,
        notEstablished: [NotEstablished]?, withdrawn: [PieceID]?, acceptedJumps: [FigureJump]
    ) {
        run = summary.run
        self.workspace = workspace
        test = summary.test
        asOf = summary.asOf
        letterDate = summary.letterDate
        plannedBy = summary.plannedBy
        plannedByUser = summary.plannedByUser
        approvedByUser = user
        self.rule = rule
        self.notEstablished = notEstablished
        digests = summary.digests
        legalBasis = summary.legalBasis
        totals = summary.totals
        cost = summary.cost
        self.withdrawn = withdrawn
        figures = summary.figures
        lottery = summary.lottery
        self.acceptedJumps = acceptedJumps.isEmpty ? nil : acceptedJumps
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
