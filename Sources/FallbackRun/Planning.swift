import AudienceSelection
import Canvas
import GRDB
import LetterComposition
import MailLedger
import MailboxDomain
import MailboxStore
import PrintHouse
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

    /// Makes plan.sqlite at `path` and returns its summary.
    ///
    /// The same mailbox, ledger and settings give the same bytes.
    func make(at path: FilePath, plannedBy: String, report: (PlanProgress) -> Void) throws -> PlanSummary {
        guard let time = DutchTime() else { throw RunError.missingTimeZoneData }
        let library = try FontLibrary(for: settings.stationery, in: workspace.fonts)
        try StationeryCheck(settings: settings, library: library).run()
        let mailbox = try Mailbox(of: workspace)
        guard mailbox.extract.holdsPeople else { throw RunError.noPeople(run) }
        let ledger = try Ledger(at: workspace.ledger.string)
        let lastEvent = try ledger.lastRunEvent()
        let policy = audiences.map(settings.policy.limited(to:)) ?? settings.policy
        let selector = AccountSelector(policy: policy, asOf: mailbox.extract.asOf, time: time)
        let today = selector.cutoffs.today
        let terms = PlanTerms(
            run: run, asOf: mailbox.extract.asOfText, letterDate: try mailingDays(after: today).letterDate,
            sources: settings.sources, profiles: settings.profiles)
        let survey = Survey(
            mailbox: mailbox, ledger: ledger, returned: try ledger.returnedMail(), selector: selector, time: time)
        let placements = try survey.waves(of: policy, report: report)
        var totals = SelectionTotals()
        var controlPieces = 0
        let trial = LetterTrial(settings: settings, date: terms.letterDate, library: library)
        let (batches, setAside) = try PlanDatabase.make(at: path) { database in
            var writer = try PlanWriter(database)
            try writer.write(terms)
            try survey.forEachAccount(for: .decisions, report: report) { assessment, recipient in
                let selection =
                    placements.map { assessment.selection(placedIn: $0[assessment.account]) }
                    ?? assessment.selection()
                totals.add(selection)
                guard let recipient else { return }
                try writer.write(selection, before: recipient.account)
                if let audience = selection.audience {
                    try write(recipient, in: audience, with: &writer, trial: trial)
                }
            }
            controlPieces = try writer.write(settings.configuration.controlAddresses)
            return try writer.makeBatches(
                run: run, piecesPerBatch: settings.configuration.piecesPerBatch, reasonToSetAside: trial.fault,
                report: report)
        }
        return PlanSummary(
            terms: terms, settings: settings, policy: policy, totals: totals, controlPieces: controlPieces,
            batches: batches, setAside: setAside, planDigest: try FileDigest(ofFile: path), plannedBy: plannedBy,
            lastRunEvent: lastEvent)
    }

    private func mailingDays(after extract: CalendarDate) throws -> MailingDays {
        let configuration = settings.configuration
        guard let letterDate else {
            return MailingDays(after: extract, configuration: configuration, policy: settings.policy)
        }
        let days = MailingDays(letterDate: letterDate, configuration: configuration)
        guard letterDate >= extract, days.quietPeriod(of: settings.policy) == nil else {
            throw RunError.unfitLetterDate(letterDate)
        }
        return days
    }

    private func write(
        _ recipient: Recipient, in audience: Audience, with writer: inout PlanWriter, trial: LetterTrial
    ) throws {
        let product = Product(for: audience, as: recipient.facts.product(for: audience))
        guard let planned = recipient.planned(for: audience), let template = settings.stationery.template(of: product)
        else { throw RunError.damagedPlan(workspace.folder(of: run).planDatabase) }
        let kind = BatchKind(
            product: product, layout: template.layout(for: recipient.letterFormat),
            printer: settings.configuration.routing.printer(forSecrecy: recipient.facts.secrecy),
            postageClass: settings.configuration.postage.class(of: planned.country))
        try writer.write(
            planned, account: recipient.account.id, audience: audience, in: kind,
            mustBeTried: trial.mustTry(planned, in: kind))
    }
}
