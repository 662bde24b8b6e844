import Canvas
import MailLedger
import MailboxDomain
package import PaperMail
import SystemPackage

/// The letter of one piece as it was sealed: its words, from the plan that was approved, and what is known of it.
///
/// Belongs to one thread, like its font library.
package struct SealedLetter {
    package let record: ArchiveRecord
    package let letter: PlannedLetter

    /// Throws `ArchiveError` and others where nothing was sealed of the piece, or where what stands there is not that.
    package init(of piece: PieceID, in workspace: Workspace) async throws {
        let run = piece.batch.run
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let known = try Self.known(piece, in: workspace, ledger)
        let withdrawal = try ledger.withdrawals(of: run).first { $0.account == known.account }
        let prints = known.prints.filter(\.wasSealed)
        guard !prints.isEmpty else { throw Self.nothing(of: known, withdrawal) }
        let plan = try await ApprovedRun(run, in: workspace, for: .recall).plan
        guard let approval = try ledger.approval(of: run) else { throw RunError.notApproved(run) }
        let rendering = try BatchRendering(
            plan: plan, fonts: workspace.fonts, time: workspace.clock.time, orWith: PinnedFonts(of: workspace))
        guard let planned = try plan.piece(piece),
            let batch = try plan.batches().first(where: { $0.id == piece.batch })
        else { throw RunError.damagedPlan(plan.path) }
        let letter = try PlannedLetter(of: planned, in: batch, by: rendering)
        let isTest = try WorkspaceSettings(of: plan.terms).configuration.isTest
        let sealed = try await SealedBatches(of: run, in: workspace, isTest: isTest, ledger: ledger)
        let own = try prints.map { try sealed.sealed($0, of: piece) }
        record = ArchiveRecord(
            piece: piece, state: known.state, isControl: known.isControl, isTest: isTest, product: batch.product,
            letterDate: plan.terms.letterDate, approval: approval,
            plan: try FoundApproval(of: run, in: workspace, isShare: false).plan, prints: own, withdrawal: withdrawal,
            looksAsSealed: own.allSatisfy { $0.content == letter.pages })
        self.letter = letter
    }

    private static func known(
        _ piece: PieceID, in workspace: Workspace, _ ledger: Ledger
    ) throws -> LedgerPiece {
        let run = piece.batch.run
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        try workspace.checkNotPurged(run)
        if let cancellation = try ledger.cancellation(of: run) {
            throw ArchiveError.cancelled(piece, cancellation)
        }
        if let known = try ledger.piece(piece) { return known }
        // What is approved is in the ledger.
        guard try ledger.state(of: run) == nil,
            let planned = try PlanDatabase(opening: folder.planDatabase).piece(piece)
        else { throw RunError.unknownAccountOrPiece }
        let withdrawal = try ledger.withdrawals(of: run).first { $0.account == planned.account }
        throw withdrawal.map { ArchiveError.withdrawn(piece, $0) } ?? ArchiveError.notSealed(piece)
    }

    private static func nothing(of piece: LedgerPiece, _ withdrawal: PieceWithdrawal?) -> ArchiveError {
        switch piece.state {
        case .failed: .setAside(piece.id)
        case .withdrawn: withdrawal.map { .withdrawn(piece.id, $0) } ?? .notSealed(piece.id)
        default: .notSealed(piece.id)
        }
    }
}
