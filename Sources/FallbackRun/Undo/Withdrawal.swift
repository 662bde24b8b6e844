import Foundation
import MailLedger
import MailboxDomain
package import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// What came of taking a piece out.
package struct Withdrawal: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        /// Of a plan; it is known again when the run is approved, also of a plan that is made anew.
        case plan
        /// Of its batch, which is rendered and sealed without it.
        case batch
        /// It is on the pull list of the run.
        case pullList(pieces: Int, isSigned: Bool)
        /// It is never printed, because it was set aside.
        case setAside
    }

    package var piece: PieceID
    package var place: Place
    /// Whether it was not taken out before.
    package var isNew: Bool
}

/// Takes one piece out: of the plan, of its batch, or by the pull list where that is sealed.
struct WithdrawalStep {
    private let piece: PieceID
    private let workspace: Workspace
    private let folder: RunFolder
    private let ledger: Ledger

    private var run: RunID { piece.batch.run }

    init(of piece: PieceID, in workspace: Workspace, ledger: Ledger) {
        (self.piece, self.workspace, self.ledger) = (piece, workspace, ledger)
        folder = workspace.folder(of: piece.batch.run)
    }

    func takeFromPlan(by name: String, reason: String) throws -> Withdrawal {
        guard !folder.hasApproval else { throw RunError.approvalUnknown(run) }
        guard let planned = try PlanDatabase(opening: folder.planDatabase).piece(piece) else {
            throw RunError.unknownAccountOrPiece
        }
        guard let account = planned.account else { throw UndoError.controlPiece(piece) }
        let isNew = try isNew(account)
        try record(withdrawal(of: account, by: name, reason: reason), of: nil)
        return Withdrawal(piece: piece, place: .plan, isNew: isNew)
    }

    func takeFromRun(by name: String, reason: String) async throws -> Withdrawal {
        guard let known = try ledger.piece(piece) else { throw RunError.unknownAccountOrPiece }
        guard let account = known.account else { throw UndoError.controlPiece(piece) }
        // Also a reprint of what turned out to be mailed.
        let print = known.open ?? known.deciding
        let withdrawal = withdrawal(of: account, by: name, reason: reason)
        let isNew = try isNew(account)
        switch print.state {
        case .failed: return Withdrawal(piece: piece, place: .setAside, isNew: false)
        case .approved, .rendered, .withdrawn:
            if print.state != .withdrawn { try checkNothingIsSealed(beside: print) }
            try record(withdrawal, of: print)
            try discardRendering()
            return Withdrawal(piece: piece, place: .batch, isNew: isNew)
        case .spoiled where print.isLost, .missing where print.isLost: throw UndoError.lost(piece)
        case .sealed, .handedOver, .received, .spoiled, .missing, .pulled:
            let (count, isSigned) = try await list(print) { try record(withdrawal, of: print) }
            return Withdrawal(piece: piece, place: .pullList(pieces: count, isSigned: isSigned), isNew: isNew)
        case .printed: throw UndoError.printed(piece)
        case .mailed, .returned: throw UndoError.left(piece)
        case .cancelled: throw UndoError.cancelled(run)
        }
    }

    private func record(_ withdrawal: PieceWithdrawal, of print: LedgerPiece.Print?) throws {
        let event = workspace.event(.withdraw, of: run, by: withdrawal.by, ["batch": .text(piece.batch.description)])
        try ledger.recording(event) { try ledger.recordWithdrawal(withdrawal, of: print) }
    }

    private func isNew(_ account: AccountID) throws -> Bool {
        try !ledger.withdrawals(of: run).contains { $0.account == account }
    }

    private func withdrawal(of account: AccountID, by name: String, reason: String) -> PieceWithdrawal {
        PieceWithdrawal(of: account, piece: piece, by: name, reason: reason, at: workspace.clock.now)
    }

    /// Where some batches are sealed and this one is not, a batch without the piece might no longer go with these: in one
    /// lot, or in the place of one that stands in the outbox already.
    private func checkNothingIsSealed(beside print: LedgerPiece.Print) throws {
        guard print.attempt == 1 else { throw UndoError.finishFirst(run, step: "reprint") }
        let isSealed = try ledger.batches(of: run).contains { $0.ownState == .sealed || $0.ownState == .handedOver }
        guard !isSealed, try !SealedFolders(of: run, in: workspace).holdBatches() else {
            throw UndoError.finishFirst(run, step: "seal")
        }
    }

    /// What is rendered holds the piece; cut off before this, rendering and sealing find that out themselves.
    private func discardRendering() throws {
        let place = folder.batch(piece.batch)
        let withdrawn = try ledger.withdrawnPieces(of: run)
        guard (try? RenderedBatch.read(place))?.lacksOnly(withdrawn) != true else { return }
        try PartialFolder.discard(place)
    }

    /// Puts a print on the list of what the printer must take out, as a recall does.
    private func list(_ print: LedgerPiece.Print, record: () throws -> Void) async throws -> (
        pieces: Int, isSigned: Bool
    ) {
        // A cancelling that was cut off took it away; sealing makes it again.
        guard FileManager.default.fileExists(atPath: workspace.outbox(of: run).string) else {
            throw UndoError.finishFirst(run, step: "seal")
        }
        let terms = try PlanDatabase(opening: folder.planDatabase).terms
        let key = try SealingKeys(of: workspace).signing
        guard try WorkspaceSettings(of: terms).configuration.isTest || key != nil else { throw RunError.noSigningKey }
        let file = PullListFile(in: workspace.outbox(of: run), key: key)
        let before = try ledger.recalledPieces(of: run).flatMap { batch, pieces in
            pieces.map { PullList.Row(batch: batch, piece: $0) }
        }
        let whole = PullList(before + [PullList.Row(batch: print.batch, piece: piece)])
        if try await file.holds(whole) {
            try record()
        } else {
            try await file.prepare(whole)
            try record()
            try file.publish()
        }
        return (whole.rows.count, key != nil)
    }
}

extension Workspace {
    /// The pieces that were taken out of a run which has a plan, in the order of their ids. The plan is opened only where
    /// somebody was.
    func withdrawnFromPlan(of run: RunID, _ ledger: Ledger) throws -> [PieceID] {
        let withdrawals = try ledger.withdrawals(of: run)
        guard !withdrawals.isEmpty else { return [] }
        return try PlanDatabase(opening: folder(of: run).planDatabase).pieces(of: withdrawals)
    }
}

extension PlanDatabase {
    /// The pieces of a plan whose readers were taken out of its run, in the order of their ids.
    func pieces(of withdrawals: [PieceWithdrawal]) throws -> [PieceID] {
        try withdrawals.compactMap { try piece(of: $0.account)?.id }.sorted()
    }
}
