import Foundation
import MailLedger
import MailboxDomain
import MailboxStore
import PaperMail
import StrictFiles
import SystemPackage

/// Everything in a workspace that tells about people, with the days on which it may go.
struct Holdings {
    private(set) var all: [Holding] = []
    /// Entries of runs/ and outbox/ that no run made; what they hold is not known.
    private(set) var strangers: [FilePath] = []
    /// Folders in which a purge that was cut off may have left folders with nothing in them.
    private(set) var emptied: [FilePath] = []

    private let workspace: Workspace
    private let terms: Retention
    private let ledger: Ledger
    private var time: DutchTime { workspace.clock.time }

    init(of workspace: Workspace, terms: Retention, ledger: Ledger) throws {
        (self.workspace, self.terms, self.ledger) = (workspace, terms, ledger)
        try addMailbox()
        for file in PersonalFiles(folder: workspace.inbox).list(withRecords: true) {
            add(.inbox, files: [file], due: try lastChange(of: [file])?.adding(days: terms.inbox))
        }
        let pictures = PersonalFiles(folder: workspace.pictures).list(withRecords: true)
        add(.pictures, files: pictures, due: try lastChange(of: pictures)?.adding(days: terms.inbox))
        for file in workspace.keptLedgers {
            add(.keptLedger, files: [file], due: try lastChange(of: [file])?.adding(days: terms.inbox))
        }
        let steps = try ledger.runSteps()
        let withdrawals = try ledger.lastWithdrawals()
        for run in Set(foldersOfRuns()).union(steps.keys).union(withdrawals.keys).sorted() {
            if let past = steps[run].flatMap(RunPast.init) {
                try add(run, past)
            } else {
                try addUnapproved(run)
                guard let last = withdrawals[run] else { continue }
                let end = time.date(of: last).adding(days: terms.ledger)
                all.append(Holding(kind: .ledger, run: run, files: [], dueOn: end))
            }
        }
    }

    private mutating func addMailbox() throws {
        // The mailbox itself goes last: it tells the moment that the term counts from, also to a purge that goes on.
        let files = workspace.mailboxFiles.reversed().filter { (try? Stat($0, followTargetSymlink: false)) != nil }
        // What an import that was cut off has left says nothing of its moment.
        let asOf = try (try? Mailbox(of: workspace)).map { time.date(of: $0.extract.asOf) } ?? lastChange(of: files)
        add(.mailbox, files: files, due: asOf?.adding(days: terms.mailbox))
        let scratch = [workspace.scratchMailbox, workspace.scratchPlan].flatMap {
            PersonalFiles(folder: $0).list(withRecords: true)
        }
        add(.mailbox, files: scratch, due: try lastChange(of: scratch)?.adding(days: terms.mailbox))
        let rejects = workspace.rejectsFiles.filter { (try? Stat($0, followTargetSymlink: false)) != nil }
        // They can be those of a later import, which was refused.
        add(.rejects, files: rejects, due: try lastChange(of: rejects)?.adding(days: terms.mailbox))
    }

    private mutating func addUnapproved(_ run: RunID) throws {
        let folder = workspace.folder(of: run)
        let files = [folder.path, workspace.outbox(of: run)].flatMap {
            PersonalFiles(folder: $0).list(withRecords: true)
        }
        let asOf = try PlanSummary.readIfSound(folder).flatMap { Instant($0.asOf) }.map(time.date(of:))
        emptied += [workspace.outbox(of: run), folder.path]
        // The summary goes last, for the same reason.
        let ordered = files.filter { $0 != folder.planSummary } + files.filter { $0 == folder.planSummary }
        add(.plan, run, files: ordered, due: (try asOf ?? lastChange(of: files))?.adding(days: terms.plans))
    }

    private mutating func add(_ run: RunID, _ past: RunPast) throws {
        // A reprint that is not finished still needs the plan.
        let isOpen = try ledger.openReprint(of: run) != nil
        let closed = isOpen ? nil : past.closedAt.map(time.date(of:))
        let approved = time.date(of: past.approvedAt)
        let own = closed?.adding(days: terms.runs) ?? terms.openRuns.map { approved.adding(days: $0) }
        // What is left of a run that was purged, such as by a purge that was cut off.
        let end = past.purgedAt.map(time.date(of:)) ?? own
        if past.purgedAt != nil { emptied += [workspace.outbox(of: run), workspace.folder(of: run).path] }
        let mailed = try ledger.allMailed(of: run).map(time.date(of:))
        // Whichever came first: from then on nobody needs the batches, whatever is reported later.
        let done = [mailed, closed].compactMap(\.self).min()
        let outboxEnd = [end, done?.adding(days: terms.outbox)].compactMap(\.self).min()
        // What carriers are told and tell is of use no longer than the batches are.
        let carrier = PersonalFiles(folder: workspace.folder(of: run).carrier).list(withRecords: true)
        let batches = PersonalFiles(folder: workspace.outbox(of: run)).list()
        add(.outbox, run, files: batches + carrier, due: outboxEnd)
        let others = PersonalFiles(folder: workspace.folder(of: run).path).list().filter { !carrier.contains($0) }
        add(.run, run, files: others, due: end)
        guard try !ledger.hasForgotten(run) else { return }
        // Not before the run's own end: no letter may lie there of which the ledger knows nothing.
        let forgotten = (closed ?? approved).adding(days: terms.ledger)
        all.append(Holding(kind: .ledger, run: run, files: [], dueOn: end.map { max($0, forgotten) }))
    }

    private mutating func add(_ kind: Holding.Kind, _ run: RunID? = nil, files: [FilePath], due: CalendarDate?) {
        guard !files.isEmpty else { return }
        all.append(Holding(kind: kind, run: run, files: files, dueOn: due))
    }

    /// The day on which any of the files was last changed; nil for none.
    private func lastChange(of files: [FilePath]) throws -> CalendarDate? {
        try files.map { file in
            do {
                let seconds = try Stat(file, followTargetSymlink: false).st_mtim.tv_sec
                return time.date(of: Instant(milliseconds: Int64(seconds) * 1000))
            } catch { throw FileError.cannotRead(file, reason: "\(error)") }
        }.max()
    }

    /// The runs that have a folder; what else lies beside these is kept apart.
    private mutating func foldersOfRuns() -> Set<RunID> {
        var runs: Set<RunID> = []
        for folder in [workspace.root.appending("runs"), workspace.root.appending("outbox")] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []
            for name in names.sorted() {
                if let run = RunID(name) { runs.insert(run) } else { strangers.append(folder.pushing(FilePath(name))) }
            }
        }
        return runs
    }
}

/// The days of a run that its terms are counted from.
private struct RunPast {
    let approvedAt: Instant
    /// Or cancelled. Nil while it is open, also for one that was opened again by a reprint.
    let closedAt: Instant?
    let purgedAt: Instant?

    init?(_ steps: [LedgerRunStep]) {
        guard let first = steps.first else { return nil }
        approvedAt = first.at
        let last = steps.last { $0.state != .purged }
        closedAt = last?.state == .closed || last?.state == .cancelled ? last?.at : nil
        purgedAt = steps.last { $0.state == .purged }?.at
    }
}
