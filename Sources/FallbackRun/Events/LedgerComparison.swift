import Foundation
import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// The ledger, compared with what lies beside it: whether it is older than that, or of another workspace.
///
/// Names and small files only, so that every command can begin with it. What a command that was cut off leaves is no
/// fault: whatever lies there was in the ledger first. Approval, order of a reprint and pieces are recorded before their
/// files are written, and a batch stands in the outbox only after all of that.
struct LedgerComparison {
    /// In the order of the runs.
    private(set) var findings: [LedgerFinding] = []

    private let workspace: Workspace
    private let ledger: Ledger?
    private let known: KnownToLedger

    /// - Parameter ledger: nil where there is none.
    init(of workspace: Workspace, _ ledger: Ledger?) throws {
        (self.workspace, self.ledger) = (workspace, ledger)
        known = try ledger?.known() ?? KnownToLedger()
        try compareLastEvent(in: workspace.lastEvent, of: nil)
        let folders = [workspace.root.appending("runs"), workspace.root.appending("outbox")]
        let runs = try Set(folders.flatMap { try names(in: $0).compactMap { RunID($0) } })
        for run in runs.sorted() {
            try compareRecords(of: workspace.folder(of: run), run)
            try compareOutbox(of: run)
        }
    }

    private mutating func compareRecords(of folder: RunFolder, _ run: RunID) throws {
        if folder.hasApproval, !known.approved.contains(run) { findings.append(.approval(run)) }
        try compareLastEvent(in: folder.lastEvent, of: run)
        // All that tells of runs that an earlier version made.
        if let plan = try PlanSummary.readIfSound(folder), plan.ledgerEvent > known.lastRunEvent {
            findings.append(.laterPlan(run, step: plan.ledgerEvent, ledger: known.lastRunEvent))
        }
        try compareBatches(in: folder.batches)
        try compareBatches(in: folder.sealed)
    }

    private mutating func compareLastEvent(in path: FilePath, of run: RunID?) throws {
        guard let last = try LastEvent.read(path) else { return }
        let digest = try ledger?.digest(ofEvent: last.number)
        if digest == nil {
            findings.append(.laterEvent(run, last, ledger: known.lastEvent))
        } else if digest != last.digest {
            findings.append(.otherEvent(run, last))
        }
    }

    private mutating func compareOutbox(of run: RunID) throws {
        let outbox = workspace.outbox(of: run)
        try compareBatches(in: outbox)
        for name in try names(in: outbox) {
            guard let number = Order.number(ofFileName: name) else { continue }
            let isKnown =
                number == 1 ? known.approved.contains(run) : known.reprints[run]?.contains(number) ?? false
            if !isKnown { findings.append(.order(outbox.appending(name))) }
        }
    }

    private mutating func compareBatches(in folder: FilePath) throws {
        let unknown = try names(in: folder).filter { name in
            BatchID(name).map { !known.batches.contains($0) } ?? false
        }
        if let first = unknown.first { findings.append(.batch(folder.appending(first), count: unknown.count)) }
    }

    /// None of what is no folder; a link is not followed.
    private func names(in folder: FilePath) throws -> [String] {
        guard (try? Stat(folder, followTargetSymlink: false))?.type == .directory else { return [] }
        return try FileReading.names(in: folder)
    }
}
