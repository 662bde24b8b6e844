import AudienceSelection
import Foundation
import MailLedger
import MailboxDomain
import MailboxStore
import PaperMail
import PrintHouse
import SystemPackage

/// Calls back, from a sealed run, the pieces that a later extract or events since then no longer ask for.
///
///     extract, events -> scratch mailbox -> judged piece by piece -> ledger.sqlite, pull.csv (signed) in the outbox
///
/// The list always follows from the ledger, so that it can be made again.
struct Recall {
    private let run: RunID
    private let workspace: Workspace
    private let ledger: Ledger
    private let plan: PlanDatabase
    private let terms: PlanTerms
    private let settings: WorkspaceSettings
    private let returned: ReturnedMail
    private let list: PullListFile
    private let isSigned: Bool
    /// `limits.recalled`, as the workspace has it now.
    private let percentAllowed: Int
    private let time: DutchTime
    /// Those that have a reader, in the order of their ids.
    private let pieces: [LedgerPiece]

    init(of run: RunID, in workspace: Workspace) throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        ledger = try Ledger.open(at: workspace.ledger.string)
        guard let state = try ledger.state(of: run), ![.planned, .approved, .rendered].contains(state) else {
            throw RunError.notSealed(run)
        }
        (self.run, self.workspace) = (run, workspace)
        time = workspace.clock.time
        plan = try PlanDatabase(opening: folder.planDatabase)
        terms = plan.terms
        settings = try WorkspaceSettings(of: terms)
        returned = try ledger.returnedMail(digest: AddressDigest(of: workspace, ledger: ledger))
        let key = try SealingKeys(of: workspace).signing
        guard settings.configuration.isTest || key != nil else { throw RunError.noSigningKey }
        isSigned = key != nil
        percentAllowed = try Configuration(of: workspace).recalled
        list = PullListFile(in: workspace.outbox(of: run), key: key)
        pieces = try ledger.pieces(of: run).filter { !$0.isControl }
        guard pieces.contains(where: { $0.inQuestion.canBeFound || $0.inQuestion.isRecalled }) else {
            throw RunError.nothingToRecall(run)
        }
    }

    /// - Parameters:
    ///   - isNewer: whether the mailbox is of an extract that came for this; else of the one that is loaded, and that is no
    ///     check of the people: an event that did not come tells nothing.
    ///   - manner: what a person says of it.
    ///   - time: for the ledger only.
    func compare(
        with mailbox: Mailbox, isNewer: Bool, news: [AccountID: AccountNews], _ manner: RecallManner, at time: Instant
    ) async throws -> RecallReport {
        guard mailbox.extract.holdsPeople else { throw RunError.extractWithoutPeople }
        guard let planned = Instant(terms.asOf), mailbox.extract.asOf >= planned else {
            throw RunError.extractBeforePlan(run, asOf: terms.asOf)
        }
        var report = RecallReport(
            run: run, asOf: mailbox.extract.asOfText, pieces: pieces.count, signed: isSigned,
            isTrial: manner.isTrial)
        let found = try judge(with: mailbox, news, pullsAbsent: manner.pullsAbsent, into: &report)
        report.jump = RecallJump(report, percentAllowed: percentAllowed)
        let before = pieces.flatMap { piece in
            piece.prints.filter(\.isRecalled).map { PullList.Row(batch: $0.batch, piece: piece.id) }
        }
        report.listed = before.count
        if manner.isTrial { return report }
        if let jump = report.jump, !manner.acceptsJump { throw RunError.recallJump(run, jump) }
        let whole = PullList(before + found.map { PullList.Row(batch: $0.batch, piece: $0.piece) })
        report.listed = whole.rows.count
        if !whole.rows.isEmpty, try await !list.holds(whole) {
            try await list.prepare(whole)
            var details: [String: EventDetail] = [
                "asOf": .text(mailbox.extract.asOfText), "pieces": .number(found.count),
            ]
            if let jump = report.jump { details["acceptedJump"] = .text("\(jump.lapsed) of \(jump.compared)") }
            try ledger.recording(workspace.event(.recall, of: run, details)) {
                try ledger.recordRecalled(found, at: time)
            }
            try list.publish()
        }
        if report.absent == 0, isNewer {
            try ledger.recordComparison(of: run, with: mailbox.extract.asOf, in: workspace)
        }
        return report
    }

    private func judge(
        with mailbox: Mailbox, _ news: [AccountID: AccountNews], pullsAbsent: Bool, into report: inout RecallReport
    ) throws -> [RecalledPrint] {
        let judge = try NeedJudge(
            by: settings, with: mailbox, news: news, ledger: ledger, returned: returned, time: time)
        let kinds = Dictionary(uniqueKeysWithValues: try plan.batches().map { ($0.id, $0.kind) })
        let byID = Dictionary(uniqueKeysWithValues: pieces.map { ($0.id, $0) })
        var found: [RecalledPrint] = []
        try plan.forEachPiece { planned in
            guard let piece = byID[planned.id], let kind = kinds[planned.id.batch] else { return }
            let print = piece.inQuestion
            guard !print.isRecalled, print.canBeFound else {
                if print.isRecalled { report.recalledBefore += 1 } else { report.gone += 1 }
                return
            }
            let reason: String
            if piece.wasMailed {
                // Whatever the extract says: a reprint of what turned out to be mailed.
                report.recalled[LapsedNeed.mailedBefore, default: 0] += 1
                found.append(
                    RecalledPrint(
                        piece: piece.id, batch: print.batch, reason: StepReason(rawValue: LapsedNeed.mailedBefore)))
                return
            }
            switch try judge.verdict(on: planned, in: kind) {
            case .needed:
                report.needed += 1
                return
            case .unknown(let isHeld):
                if !isHeld { report.unknown += 1 }
                guard pullsAbsent else {
                    report.absent += 1
                    return
                }
                reason = LapsedNeed.gone
            case .notNeeded(let why): reason = why.code
            }
            if print.state == .printed {
                report.printed[reason, default: 0] += 1
            } else {
                report.recalled[reason, default: 0] += 1
                found.append(
                    RecalledPrint(piece: piece.id, batch: print.batch, reason: StepReason(rawValue: reason)))
            }
        }
        return found
    }
}

extension LedgerPiece {
    fileprivate var inQuestion: Print { open ?? deciding }
    fileprivate var wasMailed: Bool { deciding.state == .mailed || deciding.state == .returned }
}

extension LedgerPiece.Print {
    /// Whether it lies at the printer's, or is to be printed there again.
    fileprivate var canBeFound: Bool {
        switch state {
        case .sealed, .handedOver, .received, .printed: true
        case .spoiled, .missing: !isLost
        case .approved, .failed, .rendered, .mailed, .pulled, .returned, .withdrawn, .cancelled: false
        }
    }
}
