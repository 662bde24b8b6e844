import MailLedger
import PaperMail
import SystemPackage

/// A run that may go on: what lies in its folder is what was approved, as the ledger knows it, and its approval meets the
/// rule. Every step after the approval begins with one.
struct ApprovedRun: Sendable {
    let plan: PlanDatabase
    let approvedBy: String
    /// Pieces that are in no file, because a person took them out: as the ledger knows them, or where a machine has none,
    /// the approval.
    let withdrawn: Set<PieceID>

    /// What it goes on to.
    enum Use: Sendable {
        /// Everything that ends at a printer.
        case mail
        /// A share is drawn, on a machine that may have nothing but the plan; a ledger that is there is asked.
        case share
        /// Pieces are called back. That takes the right plan and no more: it must not wait for anybody.
        case recall
    }

    init(_ run: RunID, in workspace: Workspace, for use: Use = .mail) async throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        let found = try FoundApproval(of: run, in: workspace, isShare: use == .share)
        if workspace.hasLedger {
            let ledger = try Ledger.open(at: workspace.ledger.string)
            if try ledger.cancellation(of: run) != nil { throw UndoError.cancelled(run) }
            withdrawn = try ledger.withdrawnPieces(of: run)
        } else {
            withdrawn = Set(found.withdrawn)
        }
        let files = ApprovedFiles(of: run, in: folder)
        plan = try files.plan(found.plan)
        approvedBy = found.word.name
        guard use != .recall else { return }
        let planned = try WorkspaceSettings(of: plan.terms).configuration
        switch found {
        case .whole(let approval):
            let statement = approval.statement
            if use == .mail { try files.checkProof(of: statement) }
            try files.checkSummary(of: statement)
            try await ApprovalDemand(of: [planned, Configuration(of: workspace)], for: run, in: workspace)
                .check(found.word, on: statement.bytes, of: statement)
        case .earlier(let approval):
            try await ApprovalDemand(of: [planned], for: run, in: workspace)
                .check(found.word, on: approval.signedBytes, of: nil)
        }
    }

    /// The plan for a process that draws: its parent has asked everything else.
    static func plan(of run: RunID, in folder: RunFolder) throws -> PlanDatabase {
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        return try ApprovedFiles(of: run, in: folder).plan(FoundApproval(inFileOf: run, folder).plan)
    }
}
