import AudienceSelection
import Canvas
import GRDB
import LetterComposition
import MailLedger
import MailboxDomain
import MailboxStore
import PaperMail
import Stationery
import StrictFiles
import SystemPackage

/// Decides on every account of the mailbox, and sorts those who are written to into batches.
struct Planning {
    let workspace: Workspace
    let run: RunID
    let settings: RunSettings
    /// Which audiences take part; nil for all of the policy's.
    var audiences: Set<Audience>?
    /// Nil for the first working day that is `leadDays` after the extract.
    var letterDate: CalendarDate?
    /// Who says that an old extract is the right one; nil where nobody does.
    var acceptsOldBy: String?
    /// For a plan beside the run's own, which nobody mails: dates and halves of extracts are not refused, and a run that the
    /// ledger knows has no pieces yet.
    var isBeside = false

    /// Makes plan.sqlite at `path`; the same mailbox, ledger and settings give the same bytes.
    ///
    /// - Returns: its summary, and whose letters the proof shows.
    func make(
        at path: FilePath, plannedBy: String, report: (PlanProgress) -> Void
    ) throws -> (summary: PlanSummary, shown: [ProofSelection.Sample]) {
        let time = workspace.clock.time
        let library = try FontLibrary(settings.stationery.fonts, in: workspace.fonts)
        try StationeryFit(settings: settings, library: library).check()
        let mailbox = try Mailbox(of: workspace)
        guard mailbox.extract.holdsPeople else { throw RunError.noPeople(run) }
        try settings.policy.checkOrganisations(of: mailbox, yaml: settings.sources[WorkspaceSettings.policyPath])
        if !isBeside {
            try ExtractAge(in: workspace, settings.configuration, acceptedBy: acceptsOldBy).check(mailbox.extract)
        }
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let lastEvent = try ledger.lastRunEvent()
        let policy = audiences.map(settings.policy.limited(to:)) ?? settings.policy
        let selector = AccountSelector(
            policy: settings.policy, takingPart: audiences, asOf: mailbox.extract.asOf, time: time)
        try policy.checkDigests(of: mailbox, selector.cutoffs)
        let today = selector.cutoffs.today
        let terms = PlanTerms(
            run: run, asOf: mailbox.extract.asOfText, letterDate: try mailingDays(after: today).letterDate,
            sources: settings.sources, profiles: settings.profiles, fonts: library.fonts.map(\.sha256),
            conventions: .current)
        let returned = try ledger.returnedMail(digest: AddressDigest(of: workspace, ledger: ledger))
        let survey = Survey(
            mailbox: mailbox, ledger: ledger, returned: returned, selector: selector, time: time,
            leavingOut: isBeside ? run : nil)
        let waves = try survey.waves(of: policy, in: run, report: report)
        var totals = SelectionTotals()
        var controlPieces = 0
        var tally = FigureTally(selector.cutoffs)
        var written: [PieceKind: Int] = [:]
        let trial = LetterTrial(terms, settings: settings, library: library)
        var shown = ProofSelection()
        let (batches, setAside) = try PlanDatabase.make(at: path) { database in
            var writer = try PlanWriter(database)
            try terms.write(to: database)
            let reachedDigitally = try survey.forEachMatch(for: .decisions, report: report) { assessment, recipient in
                let selection =
                    waves.map { assessment.selection(placedIn: $0.placements[assessment.account]) }
                    ?? assessment.selection()
                totals.add(selection)
                tally.add(selection, recipient)
                try writer.write(selection, before: recipient.account)
                if let audience = selection.audience {
                    try write(recipient, in: audience, with: &writer, trial: trial, showing: &shown)
                }
            }
            totals.addReachedDigitally(reachedDigitally)
            if policy.equalDays != nil { try writer.write(waves?.draws ?? []) }
            controlPieces = try writer.write(settings.configuration.controlAddresses)
            written = writer.written
            return try writer.makeBatches(
                run: run, piecesPerBatch: settings.configuration.piecesPerBatch,
                reasonToSetAside: { piece, batch in
                    if let code = try trial.fault(of: piece, in: batch) { return code }
                    if let account = piece.account { shown.consider(piece.recipient, of: account, in: batch.kind) }
                    return nil
                }, report: report)
        }
        var figures = tally.figures(
            totals, policy: policy, settings: settings, written: written,
            policyChanged: try CandidateRecord.isBy(
                another: settings.sources[WorkspaceSettings.policyPath] ?? "", in: workspace,
                of: mailbox.extract.asOfText))
        if (run.year, run.month) != (today.year, today.month) {
            figures.extractMonth = String(today.description.prefix(7))
        }
        if !isBeside { try check(figures.people, unfinished: path) }
        let summary = PlanSummary(
            terms: terms, settings: settings, policy: policy, totals: totals, figures: figures,
            lottery: policy.equalDays.map { PlanLottery(of: run, equalDays: $0, waves?.draws ?? []) },
            controlPieces: controlPieces, batches: batches, setAside: setAside,
            planDigest: try FileDigest(ofFile: path), plannedBy: plannedBy, lastRunEvent: lastEvent)
        return (summary, shown.samples)
    }

    /// Refuses half an extract; what was made of it names people and goes.
    private func check(_ people: PlanFigures.People, unfinished path: FilePath) throws {
        let allowance = PeopleAllowance(percent: settings.configuration.peopleMissing)
        do { try allowance.check(people, for: run) } catch {
            try PersonalFiles.remove(path)
            throw error
        }
    }

    private func mailingDays(after extract: CalendarDate) throws -> MailingDays {
        let configuration = settings.configuration
        let usual = MailingDays(after: extract, configuration: configuration, policy: settings.policy)
        if isBeside { return letterDate.map { MailingDays(letterDate: $0, configuration: configuration) } ?? usual }
        let check = LetterDateCheck(workspace: workspace, isTest: configuration.isTest)
        try LetterDateCheck.check(run, beside: extract)
        guard let letterDate else {
            try check.checkHasNotPassed(usual.letterDate)
            return usual
        }
        let days = MailingDays(letterDate: letterDate, configuration: configuration)
        guard letterDate >= extract, days.quietPeriod(of: settings.policy) == nil else {
            throw RunError.unfitLetterDate(letterDate)
        }
        try check.check(letterDate, usual: usual.letterDate)
        return days
    }

    private func write(
        _ recipient: Recipient, in audience: Audience, with writer: inout PlanWriter, trial: LetterTrial,
        showing shown: inout ProofSelection
    ) throws {
        let curatorsAreOnline = settings.policy.curatorsAreOnline(on: trial.date)
        guard let planned = recipient.planned(for: audience, curatorsAreOnline: curatorsAreOnline),
            let kind = settings.kind(of: recipient, in: audience, to: planned.country)
        else { throw RunError.damagedPlan(workspace.folder(of: run).planDatabase) }
        let mustBeTried = try trial.mustTry(planned, in: kind)
        try writer.write(
            planned, account: recipient.account.id, audience: audience, in: kind, mustBeTried: mustBeTried)
        if !mustBeTried { shown.consider(planned, of: recipient.account.id, in: kind) }
    }
}
