import AudienceSelection
import MailLedger
import MailboxDomain
import MailboxStore
import PaperMail

/// Goes over all accounts of the mailbox, and looks up who stands behind those that an audience matches.
struct Survey {
    let mailbox: Mailbox
    let ledger: Ledger
    let returned: ReturnedMail
    let selector: AccountSelector
    let time: DutchTime
    /// A run whose pieces are passed over, because the question is what it should hold.
    var leavingOut: RunID?
    /// What is taken to have happened beyond what the ledger knows; nil for nothing.
    var supposed: SupposedHistory?

    /// An account that an audience matches, as far as the mailbox tells.
    private struct Match: Sendable {
        let audiences: [AudienceMatch]
        let recipient: Recipient
    }

    /// Hands over the assessment of every account that an audience matches, in the order of accounts.
    ///
    /// - Returns: how many are reached digitally.
    @discardableResult func forEachMatch(
        for part: PlanProgress.Part, report: (PlanProgress) -> Void, _ body: (Assessment, Recipient) throws -> Void
    ) throws -> Int {
        var progress = PlanProgress(part: part, done: 0, of: mailbox.accountCount)
        var reachedDigitally = 0
        report(progress)
        try ledger.atOneMoment {
            try mailbox.search { [selector, returned] activity, holder in
                let audiences = selector.matches(activity)
                guard !audiences.isEmpty else { return nil }
                return Match(
                    audiences: audiences,
                    // The ledger is read below, for all of these at once.
                    recipient: Recipient(
                        activity.account, try holder(), on: selector.cutoffs.today, history: [], returned: returned))
            } body: { (matches: [Match], accounts) in
                let ids = matches.map(\.recipient.account.id)
                let histories =
                    try ids.first.map {
                        try ledger.histories(of: $0...(ids.last ?? $0), leavingOut: leavingOut, in: time)
                    } ?? [:]
                for match in matches {
                    var recipient = match.recipient
                    let history = histories[recipient.account.id] ?? []
                    recipient.facts.history = supposed?.history(after: history, of: recipient.account.id) ?? history
                    try body(
                        selector.assess(recipient.account, match.audiences, facts: recipient.facts), recipient)
                }
                reachedDigitally += accounts - matches.count
                progress.done += accounts
                report(progress)
            }
        }
        return reachedDigitally
    }

    /// Who is in which wave; nil where the policy has no limits, so that nobody need be held in memory.
    ///
    /// - Parameter run: whose lots decide where the policy leaves something to chance.
    func waves(of policy: Policy, in run: RunID, report: (PlanProgress) -> Void) throws -> FilledWaves? {
        var waves = WaveAllocation(
            policy: policy, lottery: policy.equalDays.map { LotterySeed(of: run).lottery(equalDays: $0, time: time) })
        guard waves.isNeeded else { return nil }
        try forEachMatch(for: .waves, report: report) { assessment, _ in
            if let candidate = assessment.candidate { waves.add(candidate) }
        }
        return waves.filled()
    }
}
