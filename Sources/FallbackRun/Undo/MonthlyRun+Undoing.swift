import Foundation
package import MailLedger
import MailboxDomain
package import PaperMail
import StrictFiles
import SystemPackage

/// What came of removing a plan.
package struct Discarding: Hashable, Sendable {
    /// Whether there was something to remove.
    package var isNew: Bool
    /// How many readers were taken out of the run; they stay so when it is planned again.
    package var withdrawn: Int
}

/// What came of cancelling a run.
package struct Cancelling: Hashable, Sendable {
    package var cancellation: RunCancellation
    /// Whether it was not cancelled before.
    package var isNew: Bool
    /// How many pieces are in each state now.
    package var pieces: [PieceState: Int]
}

// How what was planned, approved or sealed is taken back. Each of these can be typed again, and goes on where it was cut
// off.
extension MonthlyRun {
    /// Removes a plan that nobody approved, with all that lies beside it.
    package func discard(by name: String) throws -> Discarding {
        let ledger = try Ledger.open(at: workspace.ledger.string)
        if let state = try ledger.state(of: id) {
            throw state == .cancelled ? UndoError.cancelled(id) : UndoError.approved(id)
        }
        guard !folder.hasApproval else { throw RunError.approvalUnknown(id) }
        guard try !SealedFolders(of: id, in: workspace).holdBatches() else {
            throw HandoverError.unknown(workspace.outbox(of: id))
        }
        try PlanDatabase.checkIsNotNewer(folder.planDatabase)
        let withdrawn = try ledger.withdrawals(of: id).count
        // What earlier versions left of a plan that was refused.
        _ = unsafe rmdir(folder.path.string)
        guard FileManager.default.fileExists(atPath: folder.path.string) else {
            guard try ledger.hasDiscarded(id) else { throw RunError.noPlan(id) }
            return Discarding(isNew: false, withdrawn: withdrawn)
        }
        // What was cut off here is gone on with, and told once.
        if try ledger.lastEvents()[id]?.step != LedgerStep.discard.rawValue {
            try ledger.recording(workspace.event(.discard, of: id, by: name)) {
                try ledger.recordDiscarding(of: id, by: name, at: workspace.clock.now)
            }
        }
        // First: without its summary it is no plan, whatever is left of it.
        try PartialFolder.removeAll(folder.planSummary)
        try PartialFolder.removeAll(folder.path)
        return Discarding(isNew: true, withdrawn: withdrawn)
    }

    /// Ends an approved run of which nothing is mailed: its pieces are cancelled, and its people may be chosen again.
    ///
    /// It asks for nothing but the ledger: whatever else is lost or was changed, a run can be ended.
    ///
    /// - Parameters:
    ///   - reason: in a person's words; about no person.
    ///   - printerConfirms: whether the printer says that nothing of what it has is mailed.
    package func cancel(by name: String, reason: String, printerConfirms: Bool = false) throws -> Cancelling {
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let sealed = SealedFolders(of: id, in: workspace)
        if let known = try ledger.cancellation(of: id) {
            try sealed.clear()
            return Cancelling(cancellation: known, isNew: false, pieces: try ledger.pieceCounts(of: id))
        }
        try check(try ledger.obstacleToCancelling(id, printerConfirms: printerConfirms))
        let cancellation = RunCancellation(
            by: name, reason: reason, printerConfirms: printerConfirms, at: workspace.clock.now)
        // First: nobody may be chosen again while a letter to them stands in the outbox. Cut off in between the run goes
        // on as it was, and sealing makes again what is gone.
        try sealed.clear()
        let event = workspace.event(
            .cancel, of: id, by: name, ["printer": printerConfirms ? "confirms" : "not-asked"])
        try check(try ledger.recording(event) { try ledger.cancel(id, cancellation) })
        return Cancelling(cancellation: cancellation, isNew: true, pieces: try ledger.pieceCounts(of: id))
    }

    private func check(_ obstacle: CancellingObstacle?) throws {
        switch obstacle {
        case nil: return
        case .notApproved:
            guard !folder.hasApproval else { throw RunError.approvalUnknown(id) }
            throw folder.hasPlan ? UndoError.notApproved(id) : RunError.noPlan(id)
        case .leftUs(let batches): throw UndoError.printerHas(id, batches: batches)
        case .mailed(let pieces): throw UndoError.mailed(id, pieces: pieces)
        case .closed: throw UndoError.closed(id)
        }
    }

    /// Takes one piece out, wherever it stands between the plan and the post.
    ///
    /// - Parameter reason: in a person's words; about no person.
    package func withdraw(_ piece: PieceID, by name: String, reason: String) async throws -> Withdrawal {
        let ledger = try Ledger.open(at: workspace.ledger.string)
        if try ledger.cancellation(of: id) != nil { throw UndoError.cancelled(id) }
        try workspace.checkNotPurged(id)
        guard folder.hasPlan else { throw RunError.noPlan(id) }
        let step = WithdrawalStep(of: piece, in: workspace, ledger: ledger)
        if try ledger.state(of: id) == nil { return try step.takeFromPlan(by: name, reason: reason) }
        _ = try await ApprovedRun(id, in: workspace, for: .recall)
        return try await step.takeFromRun(by: name, reason: reason)
    }
}
