import Foundation
import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// What lies in the folders of a run, compared with the ledger and with each other.
struct RunRecords {
    private(set) var looked: [String] = []
    private(set) var problems: [String] = []

    private let run: RunID
    private let workspace: Workspace
    private let folder: RunFolder
    private let ledger: Ledger

    init(of run: RunID, in workspace: Workspace, ledger: Ledger) async {
        (self.run, self.workspace, self.ledger) = (run, workspace, ledger)
        folder = workspace.folder(of: run)
        await attempt { try await $0.compareApproval() }
        await attempt { try $0.comparePlan() }
        await attempt { try $0.compareRendered() }
        await attempt { try await $0.compareSealed() }
    }

    /// What is wrong with one part keeps nobody from looking at the others.
    private mutating func attempt(_ part: (inout Self) async throws -> Void) async {
        do { try await part(&self) } catch { add(error) }
    }

    private mutating func add(_ error: any Error) {
        let problem = (error as? any ReportedError)?.description ?? "The run \(run) cannot be looked at."
        // One fault shows in more than one part.
        if !problems.contains(problem) { problems.append(problem) }
    }

    private var holdsPlan: Bool { FileManager.default.fileExists(atPath: folder.planDatabase.string) }

    /// As every step after the approval does before it begins.
    private mutating func compareApproval() async throws {
        guard let record = try ledger.approval(of: run) else { return }
        // Nothing is made of it any more, so that nothing is asked of its approval.
        guard try ledger.cancellation(of: run) == nil else { return looked.append("cancelled") }
        if let approval = try Approval(record, of: workspace.ledger.string),
            try ApprovalFile(of: run, in: folder).standing(beside: approval) == .lost
        {
            problems.append(
                "runs/\(run)/approval.json is lost. It is written again from the ledger by: postvangnet approve \(run) --by NAME"
            )
            return
        }
        guard holdsPlan else { return }
        _ = try await ApprovedRun(run, in: workspace)
        looked.append("approval, plan, proof")
    }

    private mutating func comparePlan() throws {
        guard holdsPlan, folder.hasPlan else { return }
        let plan = try PlanDatabase(opening: folder.planDatabase)
        guard try ledger.approval(of: run) != nil else {
            let summary = try PlanSummary.read(folder)
            for (path, digest) in [(folder.planDatabase, summary.digests.plan), (folder.proof, summary.digests.proof)]
            where try FileDigest(ofFile: path) != digest {
                throw RunError.changedAfterPlanning(run, what: "runs/\(run)/\(path.lastComponent?.string ?? "")")
            }
            return looked.append("plan, proof (not approved)")
        }
        guard try !ledger.hasForgotten(run) else { return }
        let known = Dictionary(
            try ledger.batches(of: run).map { ($0.id, $0.pieces) }, uniquingKeysWith: { first, _ in first })
        for batch in try plan.batches() where known[batch.id] != batch.pieces {
            problems.append(
                "runs/\(run)/plan.sqlite has \(batch.pieces) pieces in the batch \(batch.id), and the ledger \(known[batch.id].map { "\($0)" } ?? "no such batch")."
            )
        }
        looked.append("pieces of \(known.count) batches")
    }

    private mutating func compareRendered() throws {
        guard holdsPlan else { return }
        var count = 0
        for batch in try ledger.batches(of: run) {
            let place = folder.batch(batch.id)
            guard let rendered = try RenderedBatch.read(place) else { continue }
            // Version 0.1.0 kept no digests.
            for file in rendered.files ?? [] {
                let path = place.appending(file.name)
                guard try FileDigest(ofFile: path) == file.sha256 else {
                    problems.append("\(path) is not what was rendered. Remove \(place), then: postvangnet run \(run)")
                    continue
                }
            }
            count += 1
        }
        if count > 0 { looked.append("\(count) rendered batches") }
    }

    /// As a hand-over looks at them.
    private mutating func compareSealed() async throws {
        guard holdsPlan, let state = try ledger.state(of: run), ![.planned, .approved, .rendered].contains(state),
            (try? Stat(workspace.outbox(of: run), followTargetSymlink: false)) != nil
        else { return }
        let settings = try WorkspaceSettings(of: PlanDatabase(opening: folder.planDatabase).terms)
        let outbox = try await RunOutbox(
            of: run, in: workspace, isTest: settings.configuration.isTest,
            keys: SealingKeys(of: workspace, Configuration(of: workspace)), ledger: ledger, due: [])
        var count = 0
        for batch in outbox.orders.flatMap(\.order.batches) where outbox.holdsLetters(batch.id) {
            do {
                _ = try await outbox.batch(batch, isLeaving: true)
                count += 1
            } catch { add(error) }
        }
        if count > 0 { looked.append("\(count) sealed batches") }
    }
}
