package import AudienceSelection
import Foundation
import LetterComposition
import MailLedger
package import MailboxDomain
package import PaperMail
package import PrintHouse
import StrictFiles
import SystemPackage

/// One monthly run, from the mailbox to sealed batches. Start reading here.
///
///     mailbox.sqlite -> plan -> [approve] -> render -> seal -> outbox/ -> handover ... -> close
///
/// - `plan` decides on every account, sorts the pieces into batches, and writes all that a letter needs to plan.sqlite.
/// - `approve` is a person's word on exactly that plan; the pieces enter the ledger.
/// - `render` draws the batches, from the plan alone.
/// - `seal` checks each batch by reading it back, and puts it in the outbox whole or not at all.
/// - `recall` calls back what a later extract no longer asks for (this and what follows: Follow/MonthlyRun+Following).
/// - `handOver` brings the batches to their printers, as long as what is known of the people is fresh.
/// - `close` is a person's word that nothing more comes back; `Reconciliation` is what came until then.
/// - `reprint` prints again what did not leave.
/// - `discard`, `cancel` and `withdraw` take back a plan, a run, a piece (Undo/MonthlyRun+Undoing).
///
/// Every step can be done again: what stands is left as it is, and what is missing is made.
package struct MonthlyRun: Sendable {
    package let workspace: Workspace
    package let id: RunID

    var folder: RunFolder { workspace.folder(of: id) }

    package init(_ id: RunID, in workspace: Workspace) {
        self.id = id
        self.workspace = workspace
    }

    /// For the ledger and approvals only: nothing that is printed depends on it.
    func now() -> Instant { workspace.clock.now }

    /// Whether the run has no plan yet.
    package var needsPlan: Bool { get throws { !folder.hasPlan } }

    /// Plans the run, or plans it again as long as it is not approved.
    ///
    /// - Parameter acceptsOldExtract: whether the planner says that the extract is the right one, though it is old.
    package func plan(
        audiences: Set<Audience>? = nil, letterDate: CalendarDate? = nil, acceptsOldExtract: Bool = false,
        by planner: String, report: (RunEvent) -> Void = { _ in }
    ) throws -> PlanOutcome {
        let ledger = try Ledger.open(at: workspace.ledger.string)
        if try ledger.cancellation(of: id) != nil { throw UndoError.cancelled(id) }
        guard try ledger.state(of: id) == nil else { throw RunError.approvedBefore(id) }
        guard !folder.hasApproval else { throw RunError.approvalUnknown(id) }
        try PlanDatabase.checkIsNotNewer(folder.planDatabase)
        let settings = try RunSettings(of: workspace)
        let policy = audiences.map(settings.policy.limited(to:)) ?? settings.policy
        let texts = SignedOffTexts(of: settings, for: policy.audiences.map(\.audience), in: workspace)
        if !settings.configuration.isTest { try texts.check() }
        let planning = Planning(
            workspace: workspace, run: id, settings: settings, audiences: audiences, letterDate: letterDate,
            acceptsOldBy: acceptsOldExtract ? planner : nil)
        try TextFile.makeFolder(folder.path)
        let partial = folder.path.appending(".plan.sqlite.partial")
        try PartialFolder.removeAll(partial)
        var (summary, shown): (PlanSummary, [ProofSelection.Sample])
        do {
            (summary, shown) = try planning.make(at: partial, plannedBy: planner) { report(.planning($0)) }
        } catch {
            // Of a plan that was refused nothing is to be seen; a folder that holds something stays.
            _ = unsafe rmdir(folder.path.string)
            throw error
        }
        // The summary is what makes a plan: an old one must not stand beside a new database.
        try PartialFolder.removeAll(folder.planSummary)
        try TextFile.moveToPlace(partial, to: folder.planDatabase)
        let plan = try PlanDatabase(opening: folder.planDatabase)
        let carried = try RunSettings(of: plan)
        try RunProof(of: plan, with: carried, fonts: workspace.fonts)
            .write(ApprovalFigures(summary, ledger: ledger), shown, to: folder.proof)
        summary.digests.proof = try FileDigest(ofFile: folder.proof)
        summary.plannedByUser = workspace.user
        // The ledger first, as everywhere: what lies in the folder is known there.
        try ledger.record(workspace.event(.plan, of: id, by: planner, summary.eventDetails))
        try RecordFile.write(summary, to: folder.planSummary)
        return PlanOutcome(summary, plan, carrying: carried, texts, in: workspace)
    }

    /// Records a person's approval of the plan; from here on it stands. Where the ledger has it and approval.json is lost,
    /// that is written again.
    ///
    /// - Parameter acceptsJump: whether the approver has seen that figures are far from what they were.
    package func approve(by approver: Approver, acceptsJump: Bool = false) async throws -> Approval {
        guard folder.hasPlan else { throw RunError.noPlan(id) }
        let ledger = try Ledger.open(at: workspace.ledger.string)
        if try ledger.cancellation(of: id) != nil { throw UndoError.cancelled(id) }
        let file = ApprovalFile(of: id, in: folder)
        if let record = try ledger.approval(of: id) {
            guard let approval = try Approval(record, of: workspace.ledger.string),
                try file.standing(beside: approval) == .lost
            else { throw RunError.approvedBefore(id) }
            try file.write(approval)
            return approval
        }
        guard !folder.hasApproval else { throw RunError.approvalUnknown(id) }
        let summary = try PlanSummary.read(folder)
        let plan = try PlanDatabase(opening: folder.planDatabase)
        let settings = try WorkspaceSettings(of: plan.terms)
        for (path, digest) in [(folder.planDatabase, summary.digests.plan), (folder.proof, summary.digests.proof)] {
            let name = "runs/\(id)/\(path.lastComponent?.string ?? "")"
            guard let found = try? FileDigest(ofFile: path), found == digest else {
                throw RunError.changedAfterPlanning(id, what: name)
            }
        }
        try summary.check(beside: plan.terms, settings, of: id)
        try summary.lottery?.check(against: plan)
        try ApprovedSources(plan).check(in: workspace)
        let current = try Configuration(of: workspace)
        let carried = try RunSettings(of: plan)
        try SealReadiness(of: plan, with: carried, in: workspace).check()
        if !settings.configuration.isTest {
            // As planning did, which an earlier version may have done.
            let texts = SignedOffTexts(of: carried, in: summary, workspace)
            try texts.check()
            // A rule that is weakened for a while gains nothing, whenever that is.
            for list in Set([settings.configuration, current].compactMap(\.textSigners)) {
                try await texts.checkSignatures(among: TextSigners(workspace.root.pushing(FilePath(list))))
            }
        }
        try LetterDateCheck(workspace: workspace, isTest: current.isTest).checkHasNotPassed(plan.terms.letterDate)
        let withdrawn = try plan.pieces(of: ledger.withdrawals(of: id))
        let jumps = try RunComparison(summary, ledger: ledger).jumps(byMoreThan: settings.configuration.jump)
        let statement = try ApprovalStatement(
            summary, workspace: ledger.workspace(), rule: approver.rule, user: workspace.user,
            withdrawn: withdrawn.isEmpty ? nil : withdrawn, acceptedJumps: acceptsJump ? jumps : [])
        let word = try await ApprovalDemand(of: [settings.configuration, current], for: id, in: workspace)
            .word(of: approver, on: statement)
        if let other = try ledger.runApproved(after: summary.ledgerEvent, otherThan: id) {
            throw RunError.overtaken(id, by: other)
        }
        let returned = try ledger.returnedMail(digest: AddressDigest(of: workspace, ledger: ledger))
        guard try !returned.stopsAny(of: plan) else { throw RunError.returnedSince(id) }
        guard try !plan.writes(toAnyOf: ledger.accountsReportedMailed(sincePlanning: id)) else {
            throw RunError.mailedSince(id)
        }
        let (failed, allowed) = (summary.setAside.count, current.failuresAllowed)
        guard failed <= allowed else { throw RunError.tooManyFailed(failed, allowed: allowed) }
        let reprinted = try ledger.accountsReprinted(since: summary.ledgerEvent)
        guard try !plan.writes(toAnyOf: reprinted) else { throw RunError.reprintedSince(id) }
        guard jumps.isEmpty || acceptsJump else { throw RunError.jump(id, jumps) }
        let record = ApprovalRecord(
            by: word.name, at: now(), statement: String(decoding: try statement.bytes, as: UTF8.self),
            signature: word.signature)
        // The ledger first: a run whose pieces it knows is never planned again, whatever happens in between.
        try ledger.recording(workspace.event(.approve, of: id, by: word.name, statement.eventDetails)) {
            try ledger.enter(plan, of: id, summary: summary, withdrawn: withdrawn, record)
        }
        let approval = Approval(of: statement, word, at: record.at)
        try file.write(approval)
        return approval
    }

    /// Renders the batches that are not rendered yet, in several processes; with a shard only a share of them.
    package func render(
        shard: Shard? = nil, workers: Workers, report: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) async throws -> [RenderedBatch] {
        try workspace.checkNotPurged(id)
        let approved = try await ApprovedRun(id, in: workspace, for: shard == nil ? .mail : .share)
        let (plan, withdrawn) = (approved.plan, approved.withdrawn)
        let batches = try plan.batches()
        let own = batches.filter { (shard ?? .whole).contains($0.id.number) }
        // A machine without a ledger may know less of what was taken out than one that rendered before.
        if workspace.hasLedger { try discardRenderings(of: own, otherThanWithout: withdrawn) }
        let waiting = try own.filter { try RenderedBatch.read(folder.batch($0.id)) == nil }
        if shard != nil {
            try PlanSummary.read(folder).checkSoftwareHere()
        } else if !waiting.isEmpty {
            // A machine that renders a share may have nothing but the plan; sealing compares for it.
            try ApprovedSources(plan).check(in: workspace)
            try RenderedBatch.checkSoftware(of: batches, in: folder)
        }
        let failures = try RunFailures(of: batches, in: plan, folder)
        let limits = try Configuration(of: workspace)
        let queue = RenderQueue(
            waiting, of: own.count, in: folder, failures, failuresAllowed: limits.failuresAllowed,
            withdrawn: withdrawn, report: report)
        let crew = RenderCrew(
            run: id, workspace: workspace, workers: workers, silenceAllowed: limits.workerSilence)
        try await crew.render(waiting, from: queue)
        let rendered = try own.compactMap { try RenderedBatch.read(folder.batch($0.id)) }
        if shard == nil { try recordRendering(rendered, in: Ledger.open(at: workspace.ledger.string)) }
        return rendered
    }

    /// Nothing of a run that is sealed: an earlier version may have rendered it.
    private func recordRendering(_ rendered: [RenderedBatch], in ledger: Ledger) throws {
        guard try ledger.state(of: id) == .approved else { return }
        try ledger.record(workspace.event(.render, of: id, rendered.eventDetails))
    }

    /// Takes away batches that were rendered before a piece of theirs was taken out, or by version 0.1.0 and not sealed.
    private func discardRenderings(of batches: [PlannedBatch], otherThanWithout withdrawn: Set<PieceID>) throws {
        let state = try Ledger.open(at: workspace.ledger.string).state(of: id)
        let isOnItsWay = state == .approved || state == .rendered
        let sealed = SealedFolders(of: id, in: workspace)
        for batch in batches {
            let place = folder.batch(batch.id)
            guard let rendered = try RenderedBatch.read(place) else { continue }
            let isOfNoUse = isOnItsWay && !sealed.canUse(rendered)
            if isOfNoUse || !rendered.lacksOnly(withdrawn) { try PartialFolder.discard(place) }
        }
    }

    /// Checks every rendered batch, signs it and puts it in the outbox; records in the ledger what became of the pieces.
    ///
    /// - Parameter workers: read so many batches back at a time, each with a process beside it that computes them again.
    package func seal(
        by workers: Workers, report: (RunEvent) -> Void = { _ in }
    ) async throws -> [SealedBatch] {
        try workspace.checkNotPurged(id)
        let approved = try await ApprovedRun(id, in: workspace)
        let sealing = try Sealing(of: id, in: workspace, withdrawn: approved.withdrawn)
        let ledger = try Ledger.open(at: workspace.ledger.string)
        if try [.approved, .rendered].contains(ledger.state(of: id)) {
            try ApprovedSources(approved.plan).check(in: workspace)
        }
        for (batch, rendered) in sealing.batches {
            try ledger.recordRendered(batch.id, setAside: rendered.setAside.inLedger, at: now())
        }
        // Of what was rendered in shares nothing is recorded yet.
        try recordRendering(sealing.batches.map(\.rendered), in: ledger)
        try ledger.record(.rendered, of: id, after: .approved, by: approved.approvedBy, at: now())
        var progress = RunProgress(
            step: "seal", done: 0, of: sealing.batches.count, pieces: 0,
            ofPieces: sealing.batches.reduce(0) { $0 + $1.rendered.pieces })
        let sealed = try await sealing.sealAll(by: workers) { batch, rendered in
            if rendered.pieces > 0 {
                try ledger.recordSealed(batch.id, deadlines: sealing.deadlines(of: batch), at: now())
            }
            progress.done += 1
            progress.pieces += rendered.pieces
            progress.batch = batch.id
            report(.progress(progress))
        }
        try await sealing.writeOrder(of: sealed)
        try ledger.recording(workspace.event(.seal, of: id, sealed.eventDetails(order: 1))) {
            try ledger.record(.sealed, of: id, after: .rendered, by: approved.approvedBy, at: now())
        }
        return sealed
    }
}
