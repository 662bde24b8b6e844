import AudienceSelection
import LetterComposition
import MailLedger
import MailboxDomain
import MailboxStore
import PaperMail
import StrictFiles
import SystemPackage

/// The waves of this month and of those that follow, from the facts of the extract that is loaded.
///
/// Each month is decided as a plan decides, on the same people a month later: more of them cross a threshold, others are left
/// alone no longer, and who was written to in the forecast is known as written to. What people do meanwhile is not foreseen.
package struct WaveForecast: Codable, Sendable {
    package var formatVersion = 1
    package var asOf: String
    package var months: [Month]
    /// The first month in which nobody waits; nil where somebody waits to the end.
    package var clearIn: String?
    package var limits = Self.limits

    static let limits = [
        "Nobody logs in, gives an address, moves or dies after the extract, and no account and no message comes.",
        "Pieces on their way arrive, those of a month before the next, and nothing comes back.",
    ]

    package struct Month: Codable, Hashable, Sendable {
        /// Such as `2026-11`.
        package var month: String
        package var asOf: String
        package var letterDate: String
        package var accounts: Int
        package var considered: Int
        /// Accounts in an audience whose person the extract lacks, so that they are neither written to nor waiting.
        package var missingPeople: Int
        package var audiences: [Row]
        /// Euro cents, control pieces too.
        package var cost: Int
    }

    package struct Row: Codable, Hashable, Sendable {
        package var audience: String
        package var matched: Int
        package var chosen: Int
        package var waiting: Int
        /// Euro cents.
        package var cost: Int
        /// Calls to the help desk; nil where the policy does not say.
        package var calls: Int?
    }

    /// - Parameter count: how many months, that of the extract among them.
    package init(
        months count: Int, in workspace: Workspace, changing change: SettingsChange = SettingsChange(),
        report: (RunEvent) -> Void = { _ in }
    ) throws {
        let settings = try RunSettings(of: workspace, with: change)
        let mailbox = try Mailbox(of: workspace)
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let time = workspace.clock.time
        let first = time.date(of: mailbox.extract.asOf)
        let firstRun = RunID(year: first.year, month: first.month)
        guard mailbox.extract.holdsPeople else {
            throw firstRun.map { RunError.noPeople($0) } ?? RunError.extractWithoutPeople
        }
        let returned = try ledger.returnedMail(digest: AddressDigest(of: workspace, ledger: ledger))
        var history = SupposedHistory()
        asOf = mailbox.extract.asOfText
        months = []
        for number in 0..<count {
            let day = first.adding(months: number)
            let selector = AccountSelector(
                policy: settings.policy, asOf: number == 0 ? mailbox.extract.asOf : time.start(of: day), time: time)
            let survey = Survey(
                mailbox: mailbox, ledger: ledger, returned: returned, selector: selector, time: time,
                supposed: number == 0 ? nil : history)
            let days = MailingDays(after: day, configuration: settings.configuration, policy: settings.policy)
            var tally = ForecastTally(settings)
            let placements = try RunID(year: day.year, month: day.month).flatMap { run in
                try survey.waves(of: settings.policy, in: run) { report(.planning($0)) }?.placements
            }
            let reached = try survey.forEachMatch(for: .decisions) {
                report(.planning($0))
            } _: { assessment, recipient in
                let selection =
                    placements.map { assessment.selection(placedIn: $0[assessment.account]) }
                    ?? assessment.selection()
                tally.add(selection, recipient)
                if let audience = selection.audience {
                    history.add(audience, to: recipient.account.id, mailedOn: days.mailFrom)
                }
            }
            // As a plan refuses it. Later on people come in who were not asked for yet: these are told.
            if number == 0, let firstRun {
                tally.people.policyChanged = try CandidateRecord.isBy(
                    another: settings.sources[WorkspaceSettings.policyPath] ?? "", in: workspace, of: asOf)
                try PeopleAllowance(percent: settings.configuration.peopleMissing).check(tally.people, for: firstRun)
            }
            months.append(tally.month(day, letters: days.letterDate, reachedDigitally: reached))
        }
        clearIn = months.first { $0.audiences.allSatisfy { $0.waiting == 0 } }?.month
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}

/// Counts a month of a forecast.
private struct ForecastTally {
    var people = PlanFigures.People()
    private let settings: RunSettings
    private var totals = SelectionTotals()
    private var written: [PieceKind: Int] = [:]

    init(_ settings: RunSettings) { self.settings = settings }

    mutating func add(_ selection: Selection, _ recipient: Recipient) {
        totals.add(selection)
        people.add(recipient)
        guard let audience = selection.audience, let planned = recipient.planned(for: audience),
            let kind = settings.kind(of: recipient, in: audience, to: planned.country)
        else { return }
        written[PieceKind(batch: kind, audience: audience), default: 0] += 1
    }

    func month(_ day: CalendarDate, letters: CalendarDate, reachedDigitally: Int) -> WaveForecast.Month {
        let rates = settings.configuration.postage.rates
        let costs = written.map { ($0.key, $0.value * rates.cents(for: $0.key.batch)) }
        let controls = Set(written.keys.map(\.batch).filter { $0.postageClass == .domestic }).reduce(0) {
            $0 + settings.configuration.controlAddresses.count * rates.cents(for: $1)
        }
        let calls = settings.policy.expectedCalls(of: totals.chosen)
        return WaveForecast.Month(
            month: String(day.description.prefix(7)), asOf: day.description, letterDate: letters.description,
            accounts: totals.accounts + reachedDigitally, considered: totals.considered,
            missingPeople: people.missing,
            audiences: settings.policy.audiences.map(\.audience).map { audience in
                WaveForecast.Row(
                    audience: audience.rawValue, matched: totals.matched[audience] ?? 0,
                    chosen: totals.chosen[audience] ?? 0, waiting: totals.waiting[audience] ?? 0,
                    cost: costs.reduce(0) { $0 + ($1.0.audience == audience ? $1.1 : 0) },
                    calls: calls[audience.rawValue])
            }, cost: costs.reduce(controls) { $0 + $1.1 })
    }
}
