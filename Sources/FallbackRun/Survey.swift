import AudienceSelection
import MailLedger
import MailboxDomain
import MailboxStore

/// Goes over all accounts of the mailbox, and looks up who stands behind those that an audience matches.
struct Survey {
    let mailbox: Mailbox
    let ledger: Ledger
    let returned: ReturnedMail
    let selector: AccountSelector
    let time: DutchTime

    /// Accounts between two reports of progress.
    private static let stride = 1 << 10

    /// Hands over every account's assessment; the recipient is nil for who is reached digitally.
    func forEachAccount(
        for part: PlanProgress.Part, report: (PlanProgress) -> Void, _ body: (Assessment, Recipient?) throws -> Void
    ) throws {
        var progress = PlanProgress(part: part, done: 0, of: mailbox.accountCount)
        try ledger.atOneMoment {
            try mailbox.forEachActivity { activity in
                if progress.done.isMultiple(of: Self.stride) { report(progress) }
                progress.done += 1
                let matches = selector.matches(activity)
                guard !matches.isEmpty else { return try body(.reachedDigitally(activity.account.id), nil) }
                let recipient = Recipient(
                    activity.account, try mailbox.holder(of: activity.account.id), on: selector.cutoffs.today,
                    history: try ledger.history(of: activity.account.id, in: time), returned: returned)
                try body(selector.assess(activity.account, matches, facts: recipient.facts), recipient)
            }
        }
        report(progress)
    }

    /// Who is in which wave; nil where the policy has no limits, so that nobody need be held in memory.
    func waves(of policy: Policy, report: (PlanProgress) -> Void) throws -> [AccountID: Audience]? {
        var waves = WaveAllocation(policy: policy)
        guard waves.isNeeded else { return nil }
        try forEachAccount(for: .waves, report: report) { assessment, _ in
            if let candidate = assessment.candidate { waves.add(candidate) }
        }
        return waves.placements()
    }
}
