import AudienceSelection
import Foundation
import MailLedger
import MailboxDomain
import MailboxStore
import PrintHouse
import SystemPackage

/// Who of those whose letter did not leave should still get it, by all that is known now.
///
/// The ledger knows who has died or moved because mail came back, and who was written to since. The mailbox knows more
/// where it holds a later extract than the plan was made from: then the run's own policy decides again.
struct ReprintScreening {
    /// The moment of the extract that people were compared with; nil where the mailbox holds no later one.
    let asOf: Instant?

    private let ledger: Ledger
    private let returned: ReturnedMail
    private let mailbox: Mailbox?
    private let selector: AccountSelector?

    /// A letter is printed nine times at the most: the mark has one digit for it.
    private static let mostPrints = 9

    init(_ workspace: Workspace, terms: PlanTerms, policy: Policy, ledger: Ledger) throws {
        guard let time = DutchTime() else { throw RunError.missingTimeZoneData }
        self.ledger = ledger
        returned = try ledger.returnedMail()
        var later: Mailbox?
        if FileManager.default.fileExists(atPath: workspace.mailbox.string), let planned = Instant(terms.asOf) {
            let mailbox = try Mailbox(of: workspace)
            if mailbox.extract.holdsPeople, mailbox.extract.asOf > planned { later = mailbox }
        }
        mailbox = later
        asOf = later?.extract.asOf
        selector = asOf.map { AccountSelector(policy: policy, asOf: $0, time: time) }
    }

    /// The code of why a piece is not printed again; nil where it is.
    func reasonToLeaveOut(_ lost: LostPiece, _ planned: PlannedPiece) throws -> String? {
        if lost.prints >= Self.mostPrints { return "printed-nine-times" }
        // A control piece is nobody's.
        guard let account = planned.account, let audience = planned.audience else { return nil }
        if returned.isDeceased(account) { return Reason.deceased.rawValue }
        if returned.cameBack(to: account, from: planned.recipient.addressLines) {
            return Reason.addressReturned.rawValue
        }
        if try ledger.wasWrittenTo(account, after: lost.id) { return "written-since" }
        guard let mailbox, let selector else { return nil }
        guard let activity = try mailbox.activity(of: account) else { return "account-gone" }
        let matches = selector.matches(activity)
        guard matches.contains(where: { $0.audience == audience }) else { return Reason.reachedDigitally.rawValue }
        // Without its history: this piece is itself under way, and later ones were looked at above.
        let recipient = Recipient(
            activity.account, try mailbox.holder(of: account), on: selector.cutoffs.today, history: [],
            returned: returned)
        let assessment = selector.assess(activity.account, matches, facts: recipient.facts)
        if let reason = assessment.entries.first(where: { $0.match.audience == audience })?.reason {
            return reason.rawValue
        }
        guard let now = recipient.planned(for: audience) else { return Reason.noPostalAddress.rawValue }
        if now.addressLines != planned.recipient.addressLines { return "address-changed" }
        return now == planned.recipient ? nil : "addressee-changed"
    }
}
