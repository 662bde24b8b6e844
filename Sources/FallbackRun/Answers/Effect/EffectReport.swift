import AudienceSelection
import MailLedger
import MailboxDomain
import MailboxStore
package import PaperMail
import StrictFiles
package import SystemPackage

/// What became of the people written to in a run since their letter went to the post, and of those who had to wait for a later
/// run since the same day: totals only, each with its 95 % interval.
///
/// The two groups are not alike: who waits is written to later because they have been out of reach for less long. So the
/// figures stand beside each other, and nobody is kept waiting for their sake. Where lots decided among those who wait equally
/// long, these alone are compared too: they differ by nothing but the lot.
package struct EffectReport: Codable, Sendable {
    package var run: RunID
    /// The moments of the two extracts that are compared, as these write them.
    package var from: String
    package var to: String
    package var letterDate: String
    package var audiences: [Row]
    /// Groups of fewer accounts are not shown.
    package var smallestGroup = Self.floor
    /// What the figures cannot say.
    package var limits: [String]
    /// The seed of the lots; nil where nothing was left to chance.
    package var seed: String?
    /// With other months, where they were asked for.
    package var together: EffectMonths?

    package struct Row: Codable, Sendable {
        package var audience: String
        /// The first day on which letters of the audience went to the post: who waits is counted from it. Nil where none did.
        package var mailedFrom: String?
        /// Accounts that were written to and whose letter is not reported mailed; they are in no group.
        package var notMailed: Int
        /// Accounts that waited and to whom a letter of a later run went before the second extract; they count as waiting.
        package var writtenLater: Int
        package var written: Group?
        package var waiting: Group?
        /// Written less waiting; nil where one of them is not shown.
        package var difference: Difference?
        /// Those of whom lots decided whether they were written to; nil where they decided nothing.
        package var drawn: Drawn?
    }

    /// Who waits equally long, by their lot: those who were to be written to, whether or not their letter was mailed, and those
    /// who were to wait. Both are counted from the first day on which letters of the audience went to the post.
    package struct Drawn: Codable, Sendable {
        package var waitingFrom: String
        package var waitingTo: String
        package var writtenLater: Int
        package var written: Group?
        package var waiting: Group?
        package var difference: Difference?
    }

    /// Shares are of all accounts of the group, from 0 to 1; `intervals` has them with their 95 % intervals.
    package struct Group: Codable, Sendable {
        package var accounts: Int
        package var addedAddress: Double
        package var loggedIn: Double
        package var raisedLevel: Double
        package var intervals: Difference
        /// Accounts; nil in what an earlier version reported.
        package var counts: Counts?
    }

    package struct Counts: Codable, Hashable, Sendable {
        package var addedAddress: Int
        package var loggedIn: Int
        package var raisedLevel: Int
    }

    package struct Difference: Codable, Sendable {
        package var addedAddress: Proportion
        package var loggedIn: Proportion
        package var raisedLevel: Proportion
    }

    static let floor = 10

    static let limits = [
        "Who waits for a later run differs from who was written to: they have been out of reach for less long. A difference between the two is not the effect of the letter alone.",
        "Who waited and got a letter of a later run before the second extract counts as waiting: the difference is then too small.",
        "An address counts that was confirmed since the day of mailing, a login since that day; no file tells when a DigiD level was raised, so that counts since the first extract.",
        "Who waits is counted from the first day on which letters of the audience went to the post: where others went weeks later, those who wait had more time.",
        "Only the last login is known. Who logged in after the day of mailing counts, whatever brought them there.",
    ]

    static let limitsOfMonths = [
        "Months are told together as if each letter did the same in each of them. Who lost in one month can be drawn in the next, and counts in both."
    ]

    static let limitsOfLots = [
        "The lots tell what the letter did to those who waited as long as somebody at the end of the wave. Who waits longer or less long may do otherwise.",
        "They compare who was to be written to with who was to wait. A letter that was withdrawn, lost or sent back counts as written: the difference is that of writing, not of reading.",
        "Who could also be written to in a lower audience was drawn, and is not compared.",
        "One month in twenty the interval does not hold the true difference. Months together say more than the one that says most.",
    ]

    /// - Parameter others: files with the JSON of this report on other months, to tell them together with this one.
    package init(of run: RunID, addingMonthsOf others: [FilePath], in workspace: Workspace) throws {
        try self.init(of: run, in: workspace)
        guard !others.isEmpty else { return }
        together = try EffectMonths(of: [self] + others.map { try RecordFile.read(EffectReport.self, from: $0) })
        limits += Self.limitsOfMonths
    }

    package init(of run: RunID, in workspace: Workspace) throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        let summary = try PlanSummary.read(folder)
        let ledger = try Ledger.open(at: workspace.ledger.string)
        guard try ledger.state(of: run) != nil else { throw RunError.notApproved(run) }
        guard try !ledger.hasForgotten(run) else { throw RunError.forgotten(run) }
        let mailbox = try Mailbox(of: workspace)
        guard let before = Instant(summary.asOf), mailbox.extract.asOf > before else {
            throw RunError.noLaterExtract(run)
        }
        let mailings = MailingStarts(try ledger.mailings(of: run), in: workspace.clock.time)
        var groups = EffectGroups()
        try ledger.forEachFollowed(in: run) { decision in
            guard let then = decision.before, let now = try mailbox.activity(of: decision.account)?.account else {
                return
            }
            if let audience = decision.decision.audience {
                groups.addWritten(audience, then, now, since: mailings.start(of: decision.account))
            }
            if let audience = decision.waitingFor, let start = mailings.first(in: audience) {
                groups.addWaiting(audience, then, now, since: start.moment)
            }
        }
        try ledger.forEachDrawn(in: run) { decision, audience in
            guard let then = decision.before, let start = mailings.first(in: audience),
                let now = try mailbox.activity(of: decision.account)?.account
            else { return }
            groups.addDrawn(
                audience, isWritten: decision.decision.audience == audience, then, now, since: start.moment)
        }
        let later = try ledger.mailedLater(than: run, before: mailbox.extract.asOf)
        self.run = run
        seed = summary.lottery?.seed
        limits = Self.limits + (summary.lottery.map { $0.draws.isEmpty ? [] : Self.limitsOfLots } ?? [])
        from = summary.asOf
        to = mailbox.extract.asOfText
        letterDate = summary.letterDate
        audiences = summary.audiences.compactMap { Audience(rawValue: $0) }.map { audience in
            groups.row(
                audience, mailedFrom: mailings.first(in: audience)?.day,
                draw: summary.lottery?.draws.first { $0.audience == audience.rawValue },
                later: later[audience] ?? (0, 0))
        }
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}
