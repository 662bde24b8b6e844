import AudienceSelection
import MailLedger
import MailboxDomain
import MailboxStore
package import PaperMail
import StrictFiles
import SystemPackage

/// What became of the people written to in a run, and of those who had to wait for a later one: totals only.
///
/// The two groups are not alike: who waits is written to later because they have been out of reach for less long. So
/// the figures stand beside each other, and nobody is kept waiting for their sake.
package struct EffectReport: Codable, Sendable {
    package var run: RunID
    /// The moments of the two extracts that are compared, as these write them.
    package var from: String
    package var to: String
    package var letterDate: String
    package var audiences: [Row]
    /// Groups of fewer accounts are not shown.
    package var smallestGroup = Self.floor

    package struct Row: Codable, Sendable {
        package var audience: String
        package var written: Group?
        package var waiting: Group?
    }

    /// Shares are of all accounts of the group, from 0 to 1.
    package struct Group: Codable, Sendable {
        package var accounts: Int
        package var addedAddress: Double
        package var loggedIn: Double
        package var raisedLevel: Double
    }

    static let floor = 10

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
        var written: [Audience: Tally] = [:]
        var waiting: [Audience: Tally] = [:]
        try ledger.forEachFollowed(in: run) { decision in
            guard let then = decision.before, let now = try mailbox.activity(of: decision.account)?.account else {
                return
            }
            if let audience = decision.decision.audience { written[audience, default: Tally()].add(then, now) }
            if let audience = decision.waitingFor { waiting[audience, default: Tally()].add(then, now) }
        }
        self.run = run
        from = summary.asOf
        to = mailbox.extract.asOfText
        letterDate = summary.letterDate
        audiences = summary.audiences.map { audience in
            let known = Audience(rawValue: audience)
            return Row(
                audience: audience, written: known.flatMap { written[$0]?.group },
                waiting: known.flatMap { waiting[$0]?.group })
        }
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}

/// Counts who came to what between two extracts.
private struct Tally {
    private var accounts = 0
    private var addedAddress = 0
    private var loggedIn = 0
    private var raisedLevel = 0

    mutating func add(_ then: AccountMilestones, _ now: Account) {
        accounts += 1
        if then.emailState != .validated, now.emailState == .validated { addedAddress += 1 }
        if let login = now.lastLoginAt, login > then.lastLoginAt ?? Instant(milliseconds: .min) { loggedIn += 1 }
        if now.digidLevel.rank > then.digidLevel.rank { raisedLevel += 1 }
    }

    /// Nil for a group so small that a share could tell about a person.
    var group: EffectReport.Group? {
        guard accounts >= EffectReport.floor else { return nil }
        func share(_ count: Int) -> Double { (Double(count) / Double(accounts) * 1000).rounded() / 1000 }
        return EffectReport.Group(
            accounts: accounts, addedAddress: share(addedAddress), loggedIn: share(loggedIn),
            raisedLevel: share(raisedLevel))
    }
}

extension Account.DigiDLevel {
    /// From none to hoog.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
